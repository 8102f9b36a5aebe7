// hearsay claims: who claims what, from the ledger.

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <variant>

#include "cli/command.h"
#include "cli/moment.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "export/claim_json.h"
#include "export/csv.h"
#include "export/table.h"
#include "ledger/claim_row_of.h"
#include "ledger/ledger.h"
#include "news/status.h"

namespace hearsay {
namespace {

inline constexpr Names<Format, 4> kListFormatNames{{{Format::kTable, "table"},
                                                    {Format::kJson, "json"},
                                                    {Format::kJsonl, "jsonl"},
                                                    {Format::kCsv, "csv"}}};

struct ClaimsOptions {
  std::vector<std::string> words;
  std::string ledger = "hearsay.db";
  std::optional<std::string> speaker;
  std::optional<Stance> stance;
  std::optional<Modality> modality;
  std::optional<std::string> document;
  std::optional<std::string> as_of;
  std::optional<std::string> recorded;
  std::optional<std::size_t> limit;
  std::optional<Format> format;
};

Result<std::optional<DocumentId>> document_of(const ClaimsOptions& options) {
  if (!options.document) return std::nullopt;
  const auto id = parse_id(*options.document);
  if (id && std::holds_alternative<DocumentId>(*id)) return std::get<DocumentId>(*id);
  return failure(ErrorKind::kUsage,
                 fmt::format("--document {}: name a report by its id, such as d3",
                             *options.document));
}

Result<ClaimQuery> query_of(const ClaimsOptions& options) {
  ClaimQuery query;
  query.words = fmt::format("{}", fmt::join(options.words, " "));
  query.speaker = options.speaker;
  query.stance = options.stance;
  query.modality = options.modality;
  query.limit = options.limit;
  HEARSAY_TRY(query.document, document_of(options));
  HEARSAY_TRY(query.as_of, resolve_moment("--as-of", options.as_of));
  HEARSAY_TRY(query.recorded, resolve_moment("--recorded", options.recorded));
  return query;
}

std::string written(const std::vector<ClaimRow>& rows, Format format) {
  switch (format) {
    case Format::kJson:
      return to_json(rows) + '\n';
    case Format::kCsv:
      return to_csv(rows);
    case Format::kJsonl: {
      std::string lines;
      for (const ClaimRow& row : rows) lines += to_json(row) + '\n';
      return lines;
    }
    case Format::kTable:
    case Format::kConllu:  // of readings only: not on the list of this command
      return to_table(rows, table_options());
  }
  return {};
}

/// A short list is not taken for the whole one, nor an empty one for silence.
Result<void> say_what_is_missing(const Ledger& ledger, const ClaimQuery& query,
                                 std::size_t shown) {
  if (shown == 0) say("no claim in the ledger fits");
  if (!query.limit || shown < *query.limit) return {};
  HEARSAY_TRY(const std::size_t all, ledger.count_claims(query));
  if (all > shown)
    say(fmt::format("{} of {} claims; a larger --limit shows more", shown, all));
  return {};
}

/// CLI11 would take -1 as the largest count there is.
std::string complain_unless_count(const std::string& given) {
  const bool digits = given.find_first_not_of("0123456789") == std::string::npos;
  return digits ? "" : fmt::format("'{}' is no count", given);
}

Result<void> claims(const ClaimsOptions& options) {
  HEARSAY_TRY(const ClaimQuery query, query_of(options));
  HEARSAY_TRY(const Ledger ledger, Ledger::open(options.ledger));
  if (query.document) HEARSAY_CHECK(ledger.report(*query.document));
  HEARSAY_TRY(const std::vector<StoredClaim> found, ledger.claims(query));
  std::vector<ClaimRow> rows;
  rows.reserve(found.size());
  for (const StoredClaim& claim : found) rows.push_back(row_of(claim));
  HEARSAY_CHECK(write_output(written(rows, options.format.value_or(Format::kTable))));
  return say_what_is_missing(ledger, query, rows.size());
}

}  // namespace

Action define_claims(CLI::App& command) {
  const auto options = std::make_shared<ClaimsOptions>();
  command
      .add_option(
          "QUERY", options->words,
          "words that the evidence or the speakers' names hold, all of them; in "
          "double quotes where they stand together")
      ->type_name("");
  define_ledger(command, options->ledger);
  command.add_option("--speaker", options->speaker, "whose name holds this")
      ->type_name("NAME");
  define_choice(command, "--stance", options->stance, kStanceNames,
                "how the speaker stands to the content: see below");
  define_choice(command, "--modality", options->modality, kModalityNames,
                "as what the content is put: see below");
  command.add_option("--document", options->document, "only from this report")
      ->type_name("ID");
  command
      .add_option("--as-of", options->as_of,
                  "what was published by then: a day, or an instant")
      ->type_name("T");
  command.add_option("--recorded", options->recorded, "what the ledger held then")
      ->type_name("T");
  command.add_option("--limit", options->limit, "at most so many")
      ->check(CLI::Validator(complain_unless_count, ""))
      ->type_name("N");
  define_choice(command, "--format", options->format, kListFormatNames,
                "how the claims are written; without it, a table");
  command.footer(help_of_list("Stances:", kStanceNames) +
                 help_of_list("Modalities:", kModalityNames) +
                 help_of_list("Statuses, by party (not computed yet; see the answers "
                              "in hearsay show ID):",
                              kStatusNames));
  return [options] { return claims(*options); };
}

}  // namespace hearsay
