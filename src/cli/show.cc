// hearsay show: one report or claim of the ledger, with its words and what answers it.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <variant>

#include "base/code_points.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "export/claim_json.h"
#include "export/json.h"
#include "export/table.h"
#include "ledger/claim_row_of.h"
#include "ledger/ledger.h"
#include "split/sentences.h"

namespace hearsay {
namespace {

inline constexpr Names<Format, 2> kEntryFormatNames{
    {{Format::kTable, "table"}, {Format::kJson, "json"}}};

struct ShowOptions {
  std::string id;
  std::string ledger = "hearsay.db";
  std::optional<Format> format;
};

/// One line of what is known of an entry; nothing where it is unknown.
std::string fact(std::string_view name, const std::optional<std::string>& value) {
  if (!value || value->empty()) return {};
  return fmt::format("  {:<12}{}\n", name, shown_name(*value));
}

// A report.

std::string facts_of(const ReportRow& row) {
  return fact("title", row.title) +
         fact("published", row.published
                               ? std::optional(format_published(*row.published))
                               : std::nullopt) +
         fact("publisher", row.publisher) + fact("address", row.url) +
         fact("read from", row.origin) +
         fact("read by", fmt::format("{} {}", row.analyser, row.version)) +
         fact("recorded", format_instant(row.recorded)) + fact("SHA-256", row.digest);
}

Result<std::string> report_table(const Ledger& ledger, const ReportRow& report) {
  ClaimQuery query;
  query.document = report.id;
  HEARSAY_TRY(const std::vector<StoredClaim> claims, ledger.claims(query));
  std::vector<ClaimRow> rows;
  for (const StoredClaim& claim : claims) {
    rows.push_back(row_of(claim));
    rows.back().document.clear();  // it is the same for all
  }
  return fmt::format(
      "report {}\n{}\n{}", format_id(report.id), facts_of(report),
      rows.empty() ? "no claims found in it\n" : to_table(rows, table_options()));
}

std::string report_json(StoredReport report) {
  // The ledger does not keep sentences: the same text gives them again.
  report.reading.sentences =
      split_sentences(report.document, report.reading.posts, load_spellings());
  return to_json(report.document, report.reading, {.layout = JsonLayout::kReadable}) +
         '\n';
}

Result<void> show_report(const Ledger& ledger, DocumentId id, Format format) {
  HEARSAY_TRY(StoredReport report, ledger.report(id));
  if (format == Format::kJson) return write_output(report_json(std::move(report)));
  HEARSAY_TRY(const std::string table, report_table(ledger, report.row));
  return write_output(table);
}

// A claim.

/// Where the evidence stands: its sentences with one before and one after, of the same
/// paragraph.
Span surroundings(const Document& document, const Reading& reading, Span evidence) {
  const auto sentences = split_sentences(document, reading.posts, load_spellings());
  Span around = evidence;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!sentences[i].span.overlaps(evidence)) continue;
    const std::uint32_t paragraph = sentences[i].paragraph;
    const std::size_t first = i > 0 ? i - 1 : i;
    const std::size_t last = std::min(i + 1, sentences.size() - 1);
    for (std::size_t near = first; near <= last; ++near) {
      if (sentences[near].paragraph == paragraph) {
        around = hull(around, sentences[near].span);
      }
    }
  }
  return around;
}

/// The evidence in its surroundings, set off by [[ and ]].
std::string passage(const StoredReport& report, const StoredClaim& claim) {
  const Document& document = report.document;
  const Span evidence = CodePoints(document.text()).to_bytes(claim.evidence.at);
  const Span around = surroundings(document, report.reading, evidence);
  return fmt::format("{}[[{}]]{}", document.words({around.begin, evidence.begin}),
                     document.words(evidence),
                     document.words({evidence.end, around.end}));
}

std::string nobody(Voice voice) {
  return voice == Voice::kUnnamed ? "(unnamed)" : "(the report itself)";
}

std::string said_by(const StoredClaim& claim) {
  std::string speaker = claim.speaker ? *claim.speaker : nobody(claim.voice);
  if (claim.via.empty()) return speaker;
  return fmt::format("{} (via {})", speaker, fmt::join(claim.via, ", "));
}

std::string how_it_is_put(const StoredClaim& claim) {
  return fmt::format("{}; {}, {}, {}", name_of(claim.stance), name_of(claim.modality),
                     name_of(claim.polarity), name_of(claim.commitment));
}

std::string when_said(const StoredClaim& claim) {
  if (!claim.said) return claim.said_value.value_or("");
  if (!claim.said_value) return *claim.said;
  return fmt::format("{} ({})", *claim.said, *claim.said_value);
}

std::string facts_of(const std::vector<StoredAnswer>& answers, std::string_view name) {
  std::string facts;
  for (const StoredAnswer& answer : answers) {
    facts += fact(
        name, fmt::format("{} {} ({}): {}, “{}”", format_id(answer.claim),
                          name_of(answer.relation), name_of(answer.part),
                          answer.speaker.value_or(nobody(answer.voice)), answer.words));
  }
  return facts;
}

std::string facts_of(const ClaimRow& row, const StoredClaim& claim) {
  return fact("speaker", said_by(claim)) + fact("stance", how_it_is_put(claim)) +
         fact("words", row.content) + fact("in", row.headline ? "headline" : "body") +
         fact("medium", row.medium) + fact("said", when_said(claim)) +
         facts_of(claim.answers, "answers") +
         facts_of(claim.answered_by, "answered by") + fact("repeats", row.repeats) +
         fact("confidence", fmt::format("{:.2f}, of the reading", row.confidence));
}

std::string claim_text(const StoredClaim& claim, const StoredReport& report) {
  const ClaimRow row = row_of(claim);
  std::string text = fmt::format("claim {}\n{}", row.id, facts_of(row, claim));
  if (!claim.current)
    text += fact("replaced", "a later reading of the report took its place");
  text += fmt::format("\nin report {}, characters {} to {}\n", row.document,
                      row.at.start, row.at.end);
  return text + facts_of(report.row) + fact("there", passage(report, claim));
}

Result<void> show_claim(const Ledger& ledger, EntryId id, Format format) {
  HEARSAY_TRY(const StoredClaim claim, ledger.claim(id));
  if (format == Format::kJson) return write_output(to_json(row_of(claim)) + '\n');
  HEARSAY_TRY(const StoredReport report, ledger.report(claim.document));
  return write_output(claim_text(claim, report));
}

Result<void> show(const ShowOptions& options) {
  const auto id = parse_id(options.id);
  if (!id) {
    return failure(ErrorKind::kUsage,
                   fmt::format("{} is no id: d3 is a report, c17 a claim", options.id));
  }
  HEARSAY_TRY(const Ledger ledger, Ledger::open(options.ledger));
  const Format format = options.format.value_or(Format::kTable);
  if (const auto* report = std::get_if<DocumentId>(&*id)) {
    return show_report(ledger, *report, format);
  }
  return show_claim(ledger, std::get<EntryId>(*id), format);
}

}  // namespace

Action define_show(CLI::App& command) {
  const auto options = std::make_shared<ShowOptions>();
  command.add_option("ID", options->id, "d3 is a report, c17 a claim")
      ->required()
      ->type_name("");
  define_ledger(command, options->ledger);
  define_choice(command, "--format", options->format, kEntryFormatNames,
                "how it is written; without it, a table");
  return [options] { return show(*options); };
}

}  // namespace hearsay
