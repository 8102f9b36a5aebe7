#include "serve/api.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <optional>

#include "export/claim_json.h"
#include "export/json.h"
#include "ledger/claim_row_of.h"
#include "serve/claim_query.h"
#include "split/sentences.h"

namespace hearsay {
namespace {

constexpr std::size_t kDefaultLimit = 100;
constexpr std::size_t kMostAtOnce = 1000;

HttpResponse json_response(std::string body) {
  return {.status = 200, .content_type = "application/json", .body = std::move(body)};
}

HttpResponse ledger_error(const Error& error) {
  return api_error(500, "ledger", error.message);
}

/// Which entries of a list are asked for.
struct Slice {
  std::size_t limit = kDefaultLimit;
  std::size_t offset = 0;
};

std::optional<std::size_t> parse_count(std::string_view words, std::size_t most) {
  std::size_t count = 0;
  const auto [end, error] =
      std::from_chars(words.data(), words.data() + words.size(), count);
  if (words.empty() || error != std::errc() || end != words.data() + words.size()) {
    return std::nullopt;
  }
  return count <= most ? std::optional(count) : std::nullopt;
}

std::optional<Slice> slice_of(const Target& target) {
  Slice slice;
  if (const auto words = target.value("limit"); !words.empty()) {
    const auto limit = parse_count(words, kMostAtOnce);
    if (!limit) return std::nullopt;
    slice.limit = *limit;
  }
  if (const auto words = target.value("offset"); !words.empty()) {
    const auto offset = parse_count(words, std::numeric_limits<std::int32_t>::max());
    if (!offset) return std::nullopt;
    slice.offset = *offset;
  }
  return slice;
}

HttpResponse bad_slice() {
  return api_error(
      400, "bad-parameter",
      fmt::format("limit is a number up to {}, offset a number.", kMostAtOnce));
}

void write(JsonWriter& json, std::string_view key,
           const std::optional<std::string>& words) {
  json.key(key);
  words ? json.text(*words) : json.null();
}

void write_report(JsonWriter& json, const ReportRow& report) {
  json.begin_object();
  write(json, "id", format_id(report.id));
  write(json, "digest", report.digest);
  write(json, "title", report.title);
  write(json, "publisher", report.publisher);
  write(json, "published",
        report.published ? std::optional(format_published(*report.published))
                         : std::nullopt);
  write(json, "url", report.url);
  write(json, "analyser", report.analyser);
  write(json, "version", report.version);
  write(json, "recorded", format_instant(report.recorded));
  json.key("claims");
  json.number(std::uint64_t{report.claims});
  json.end_object();
}

HttpResponse list_reports(const Target& target, const Desk& desk) {
  const auto slice = slice_of(target);
  if (!slice) return bad_slice();
  if (target.value("q").size() > kLongestSearch) {
    return api_error(400, "bad-parameter",
                     fmt::format("q is longer than {} bytes.", kLongestSearch));
  }
  const auto reports = desk.ledger.reports({.words = std::string(target.value("q")),
                                            .as_of = {},
                                            .recorded = {},
                                            .limit = slice->limit,
                                            .offset = slice->offset});
  if (!reports) return ledger_error(reports.error());
  JsonWriter json;
  json.begin_object();
  json.key("reports");
  json.begin_array();
  for (const ReportRow& report : *reports) write_report(json, report);
  json.end_array();
  json.end_object();
  return json_response(json.take());
}

HttpResponse one_report(DocumentId id, const Desk& desk) {
  auto report = desk.ledger.report(id);
  if (!report && report.error().kind == ErrorKind::kNotFound) {
    return api_error(404, "not-found",
                     fmt::format("There is no report {}.", format_id(id)));
  }
  if (!report) return ledger_error(report.error());
  report->reading.sentences =
      split_sentences(report->document, report->reading.posts, desk.spellings);
  return json_response(to_json(report->document, report->reading));
}

HttpResponse list_claims(const Target& target, const Desk& desk) {
  const auto slice = slice_of(target);
  if (!slice) return bad_slice();
  auto query = claim_query(target);
  if (!query) return api_error(400, "bad-parameter", query.error().message);
  query->limit = slice->limit;
  query->offset = slice->offset;
  const auto count = desk.ledger.count_claims(*query);
  if (!count) return ledger_error(count.error());
  const auto claims = desk.ledger.claims(*query);
  if (!claims) return ledger_error(claims.error());
  JsonWriter json;
  json.begin_object();
  json.key("count");
  json.number(std::uint64_t{*count});
  json.key("claims");
  json.begin_array();
  for (const StoredClaim& claim : *claims) write_claim(json, row_of(claim));
  json.end_array();
  json.end_object();
  return json_response(json.take());
}

HttpResponse one_claim(EntryId id, const Desk& desk) {
  const auto claim = desk.ledger.claim(id);
  if (!claim && claim.error().kind == ErrorKind::kNotFound) {
    return api_error(404, "not-found",
                     fmt::format("There is no claim {}.", format_id(id)));
  }
  if (!claim) return ledger_error(claim.error());
  return json_response(to_json(row_of(*claim)));
}

HttpResponse health(const Desk& desk) {
  const auto claims = desk.ledger.count_claims({});
  if (!claims) return ledger_error(claims.error());
  JsonWriter json;
  json.begin_object();
  write(json, "status", "ok");
  write(json, "version", HEARSAY_VERSION);
  json.key("claims");
  json.number(std::uint64_t{*claims});
  json.end_object();
  return json_response(json.take());
}

HttpResponse no_such_address() {
  return api_error(
      404, "not-found",
      "There is no such address. There are /api/v1/reports, /api/v1/claims "
      "and /api/v1/health.");
}

}  // namespace

HttpResponse api_error(int status, std::string_view code, std::string_view message) {
  JsonWriter json;
  json.begin_object();
  json.key("error");
  json.begin_object();
  json.key("code");
  json.text(code);
  json.key("message");
  json.text(message);
  json.end_object();
  json.end_object();
  return {.status = status, .content_type = "application/json", .body = json.take()};
}

HttpResponse respond_api(const Target& target, const Desk& desk) {
  const auto& path = target.path;
  if (path.size() < 3 || path.size() > 4 || path[1] != "v1") return no_such_address();
  if (path.size() == 3) {
    if (path[2] == "health") return health(desk);
    if (path[2] == "reports") return list_reports(target, desk);
    if (path[2] == "claims") return list_claims(target, desk);
    return no_such_address();
  }
  const auto id = parse_id(path[3]);
  if (!id) return no_such_address();
  if (const auto* report = std::get_if<DocumentId>(&*id);
      report && path[2] == "reports") {
    return one_report(*report, desk);
  }
  if (const auto* claim = std::get_if<EntryId>(&*id); claim && path[2] == "claims") {
    return one_claim(*claim, desk);
  }
  return no_such_address();
}

}  // namespace hearsay
