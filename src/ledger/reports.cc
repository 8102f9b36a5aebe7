#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/code_points.h"
#include "base/utf8.h"
#include "ledger/cells.h"
#include "ledger/conditions.h"
#include "ledger/ledger.h"
#include "ledger/load_reading.h"
#include "ledger/search_words.h"

namespace hearsay {
namespace {

constexpr std::string_view kReportRows = R"sql(
SELECT documents.id, documents.digest, coalesce(title_words, outside_title), published,
  url, publisher, origin, analyser, version, readings.recorded,
  (SELECT count(*) FROM claims WHERE reading = readings.id)
FROM readings
JOIN sightings ON sightings.id = readings.sighting
JOIN documents ON documents.id = readings.document
)sql";

// Beside what a row of the list has: all that makes the Document again.
constexpr std::string_view kReport = R"sql(
SELECT readings.id, documents.text, given_id, title_start, title_end, outside_title,
  published, url, publisher, encoding
FROM readings
JOIN sightings ON sightings.id = readings.sighting
JOIN documents ON documents.id = readings.document
)sql";

constexpr std::string_view kClaimIds =
    "SELECT id FROM claims WHERE reading = ? ORDER BY number";

Instant recorded_cell(Cells& cells) {
  const auto recorded = parse_instant(cells.text());
  if (!recorded) cells.reject("is no instant");
  return recorded.value_or(Instant());
}

ReportRow make_report_row(Cells& cells) {
  ReportRow row;
  row.id = cells.id<DocumentId>();
  row.digest = cells.text();
  row.title = cells.maybe_text();
  row.published = cells.maybe_published();
  row.url = cells.maybe_text();
  row.publisher = cells.maybe_text();
  row.origin = cells.text();
  row.analyser = cells.text();
  row.version = cells.text();
  row.recorded = recorded_cell(cells);
  row.claims = cells.id<std::size_t>();
  return row;
}

Result<std::vector<ReportRow>> find_reports(const Database& database,
                                            const Conditions& conditions,
                                            const std::string& page) {
  HEARSAY_TRY(Statement rows,
              database.prepare(fmt::format("{} {} ORDER BY documents.id{}", kReportRows,
                                           conditions.where(), page)));
  conditions.bind(rows);
  std::vector<ReportRow> reports;
  HEARSAY_CHECK(for_each_row(rows, "the list of reports", [&](Cells& cells) {
    reports.push_back(make_report_row(cells));
  }));
  return reports;
}

Result<std::vector<EntryId>> find_claim_ids(const Database& database,
                                            std::int64_t reading) {
  HEARSAY_TRY(Statement rows, database.prepare(kClaimIds));
  rows.bind(1, reading);
  std::vector<EntryId> ids;
  HEARSAY_CHECK(for_each_row(
      rows, "claims", [&](Cells& cells) { ids.push_back(cells.id<EntryId>()); }));
  return ids;
}

/// `row` stands at the kReport of what was found.
Result<StoredReport> load_report(const Database& database, ReportRow found,
                                 const Statement& row) {
  const std::string id = format_id(found.id);
  const std::int64_t reading = row.integer(0);
  std::string text(row.text(1));
  if (!is_utf8(text)) {
    return tl::make_unexpected(damaged_row(id, "the text is not UTF-8"));
  }
  const CodePoints code_points(text);
  Cells cells(row, &code_points);
  cells.skip(2);
  DocumentInfo info;
  info.id = cells.maybe_text();
  info.title_span = cells.maybe_span();
  info.title = cells.maybe_text();
  info.published = cells.maybe_published();
  info.url = cells.maybe_text();
  info.publisher = cells.maybe_text();
  info.encoding = cells.one_of(kEncodingNames);
  if (!cells.problem().empty()) {
    return tl::make_unexpected(damaged_row(id, cells.problem()));
  }
  HEARSAY_TRY(info.unread, load_unread(database, reading, code_points, "ingest"));
  HEARSAY_TRY(Reading lists, load_reading(database, reading, code_points));
  HEARSAY_TRY(std::vector<EntryId> claims, find_claim_ids(database, reading));
  return StoredReport{std::move(found), Document(std::move(text), std::move(info)),
                      std::move(lists), std::move(claims)};
}

Result<StoredReport> find_report(const Database& database, DocumentId id,
                                 const Conditions& conditions) {
  HEARSAY_TRY(auto reports, find_reports(database, conditions, ""));
  if (reports.empty()) {
    return failure(ErrorKind::kNotFound,
                   fmt::format("There is no report {} in {}. `hearsay claims` shows "
                               "which ones there are.",
                               format_id(id), database.name()));
  }
  HEARSAY_TRY(Statement row,
              database.prepare(fmt::format("{} {}", kReport, conditions.where())));
  conditions.bind(row);
  HEARSAY_CHECK(row.step());
  return load_report(database, std::move(reports.front()), row);
}

}  // namespace

Result<std::vector<ReportRow>> Ledger::reports(const ReportQuery& query) const {
  Conditions conditions;
  conditions.add_times(query.as_of, query.recorded);
  if (const auto words = search_expression(query.words); !words.empty()) {
    conditions.add(
        "documents.id IN (SELECT rowid FROM document_search "
        "WHERE document_search MATCH {})",
        words);
  }
  return find_reports(database_, conditions,
                      Conditions::page(query.limit, query.offset))
      .map_error(NamingLedger(database_));
}

Result<StoredReport> Ledger::report(DocumentId id,
                                    std::optional<Instant> recorded) const {
  Conditions conditions;
  conditions.add_times(std::nullopt, recorded);
  conditions.add("documents.id = {}", static_cast<std::int64_t>(id));
  HEARSAY_TRY(const Transaction moment, Transaction::begin_read(database_));
  return find_report(database_, id, conditions).map_error(NamingLedger(database_));
}

}  // namespace hearsay
