#include "serve/claim_query.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

/// Those of nobody named are asked for by how they speak.
void ask_for_speaker(ClaimQuery& query, const std::string& label) {
  query.speaker = label;
  query.speaker_match = NameMatch::kExact;
  for (const Voice voice : {Voice::kPublication, Voice::kUnnamed}) {
    if (label != speaker_label(std::nullopt, voice)) continue;
    query.speaker_match = NameMatch::kNobody;
    query.voice = voice;
  }
}

}  // namespace

ClaimFilter filter_of(const Target& target) {
  return {.speaker = std::string(target.value("speaker")),
          .stance = std::string(target.value("stance")),
          .words = std::string(target.value("q"))};
}

Result<ClaimQuery> claim_query(const Target& target) {
  const ClaimFilter filter = filter_of(target);
  if (filter.words.size() > kLongestSearch) {
    return failure(ErrorKind::kUsage,
                   fmt::format("q is longer than {} bytes.", kLongestSearch));
  }
  ClaimQuery query;
  query.words = filter.words;
  if (!filter.speaker.empty()) ask_for_speaker(query, filter.speaker);
  if (!filter.stance.empty()) {
    query.stance = value_in(kStanceNames, filter.stance);
    if (!query.stance) {
      return failure(ErrorKind::kUsage,
                     fmt::format("There is no stance '{}'. docs/reading.md lists them.",
                                 filter.stance));
    }
  }
  if (const auto report = target.value("report"); !report.empty()) {
    const auto id = parse_id(report);
    if (!id || !std::holds_alternative<DocumentId>(*id)) {
      return failure(ErrorKind::kUsage,
                     fmt::format("'{}' is no report. Reports are d1, d2, ...", report));
    }
    query.document = std::get<DocumentId>(*id);
  }
  return query;
}

}  // namespace hearsay
