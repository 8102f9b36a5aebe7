#include "serve/desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "base/embedded.h"
#include "serve/api.h"
#include "serve/claim_page.h"
#include "serve/claim_query.h"
#include "serve/claims_page.h"
#include "serve/page.h"
#include "serve/report_page.h"
#include "serve/reports_page.h"
#include "serve/target.h"

namespace hearsay {
namespace {

constexpr std::size_t kReportsPerPage = 100;
constexpr std::size_t kClaimsPerPage = 50;

HttpResponse page(std::string body) { return {.body = std::move(body)}; }

HttpResponse error_page(int status, std::string_view head, std::string_view message) {
  Html body;
  body.add("<h1>{}</h1>\n<p>{}</p>\n<p><a href=\"/reports\">To the reports</a></p>\n",
           head, message);
  return {.status = status,
          .body = write_page({.title = std::string(head), .kind = "error"}, body)};
}

HttpResponse not_found(std::string_view message) {
  return error_page(404, "Not found", message);
}

HttpResponse ledger_error(const Error& error) {
  return error_page(500, "The ledger cannot be read", error.message);
}

/// A page's number, from 1; what is no such number is the first.
std::size_t page_number(const Target& target, std::string_view name,
                        std::size_t pages) {
  const std::string_view words = target.value(name);
  std::size_t number = 1;
  std::from_chars(words.data(), words.data() + words.size(), number);
  return std::clamp<std::size_t>(number, 1, std::max<std::size_t>(pages, 1));
}

std::size_t pages_for(std::size_t entries, std::size_t per_page) {
  return std::max<std::size_t>(1, (entries + per_page - 1) / per_page);
}

HttpResponse list_reports(const Target& target, const Desk& desk) {
  auto reports = desk.ledger.reports();
  if (!reports) return ledger_error(reports.error());
  sort_newest_first(*reports);
  const std::size_t pages = pages_for(reports->size(), kReportsPerPage);
  const std::size_t number = page_number(target, "page", pages);
  const std::size_t begin = (number - 1) * kReportsPerPage;
  const std::size_t end = std::min(begin + kReportsPerPage, reports->size());
  const std::vector<ReportRow> shown(
      reports->begin() + static_cast<std::ptrdiff_t>(begin),
      reports->begin() + static_cast<std::ptrdiff_t>(end));
  return page(write_reports_page(shown, number, pages));
}

/// A ledger of one report is that report; of others the list.
HttpResponse first_page(const Target& target, const Desk& desk) {
  const auto some = desk.ledger.reports(
      {.words = {}, .as_of = {}, .recorded = {}, .limit = 2, .offset = 0});
  if (!some) return ledger_error(some.error());
  if (some->size() != 1) return list_reports(target, desk);
  HttpResponse response;
  response.status = 302;
  response.headers.emplace_back("Location", "/reports/" + format_id(some->front().id));
  return response;
}

/// A report, the part of it that is shown, and the claims the page needs for that.
struct FoundReport {
  StoredReport report;
  ShownPart part;
  std::vector<StoredClaim> claims;
};

Result<std::vector<StoredClaim>> find_claims_of(const StoredReport& report,
                                                const ShownPart& part,
                                                const Desk& desk) {
  if (part.claims.empty()) return std::vector<StoredClaim>();
  ClaimQuery query;
  query.document = report.row.id;
  query.offset = part.first_claim();
  query.limit = part.end_of_claims() - part.first_claim();
  return desk.ledger.claims(query);
}

Result<FoundReport> find_report(DocumentId id, const PartQuery& query,
                                const Desk& desk) {
  // Where the report is read again between the two questions they do not fit together;
  // then they are asked once more.
  for (int attempt = 0; attempt < 3; ++attempt) {
    HEARSAY_TRY(StoredReport report, desk.ledger.report(id));
    ShownPart part = find_part(report, query);
    HEARSAY_TRY(auto claims, find_claims_of(report, part, desk));
    const auto wanted =
        std::span(report.claims)
            .subspan(part.first_claim(), part.end_of_claims() - part.first_claim());
    if (std::ranges::equal(wanted, claims, {}, {}, &StoredClaim::id)) {
      return FoundReport{std::move(report), std::move(part), std::move(claims)};
    }
  }
  return failure(
      ErrorKind::kLedger,
      fmt::format("{} is being read again just now. Try in a moment.", format_id(id)));
}

PartQuery part_query(const Target& target) {
  PartQuery query{.number = page_number(target, "part", SIZE_MAX), .at = {}};
  const auto at = parse_id(target.value("at"));
  if (at && std::holds_alternative<EntryId>(*at)) query.at = std::get<EntryId>(*at);
  return query;
}

HttpResponse one_report(DocumentId id, const Target& target, const Desk& desk) {
  const auto found = find_report(id, part_query(target), desk);
  if (!found && found.error().kind == ErrorKind::kNotFound) {
    return not_found(fmt::format("There is no report {}.", format_id(id)));
  }
  if (!found) return ledger_error(found.error());
  return page(
      write_report_page(found->report, found->part, found->claims, filter_of(target)));
}

/// The speakers to choose from, whoever is chosen now.
Result<Facets> facets_of(const ClaimQuery& query, const Desk& desk) {
  HEARSAY_TRY(Facets facets, desk.ledger.facets(query));
  if (query.speaker_match != NameMatch::kNobody) return facets;
  ClaimQuery anybody = query;
  anybody.speaker.reset();
  anybody.voice.reset();
  HEARSAY_TRY(Facets all, desk.ledger.facets(anybody));
  facets.speakers = std::move(all.speakers);
  return facets;
}

Result<ClaimsFound> find_claims(const Target& target, ClaimQuery query,
                                const Desk& desk) {
  ClaimsFound found{.filter = filter_of(target), .facets = {}, .claims = {}};
  HEARSAY_TRY(found.facets, facets_of(query, desk));
  HEARSAY_TRY(found.count, desk.ledger.count_claims(query));
  found.pages = pages_for(found.count, kClaimsPerPage);
  found.page = page_number(target, "page", found.pages);
  query.limit = kClaimsPerPage;
  query.offset = (found.page - 1) * kClaimsPerPage;
  HEARSAY_TRY(found.claims, desk.ledger.claims(query));
  return found;
}

HttpResponse list_claims(const Target& target, const Desk& desk) {
  const auto query = claim_query(target);
  if (!query) return error_page(400, "Not understood", query.error().message);
  const auto found = find_claims(target, *query, desk);
  return found ? page(write_claims_page(*found)) : ledger_error(found.error());
}

HttpResponse one_claim(EntryId id, const Desk& desk) {
  const auto claim = desk.ledger.claim(id);
  if (!claim && claim.error().kind == ErrorKind::kNotFound) {
    return not_found(fmt::format("There is no claim {}.", format_id(id)));
  }
  if (!claim) return ledger_error(claim.error());
  const auto report = desk.ledger.report(claim->document);
  return report ? page(write_claim_page(*claim, *report))
                : ledger_error(report.error());
}

/// A file of web/ that is part of the program.
HttpResponse file(std::string_view path, std::string content_type) {
  return {.content_type = std::move(content_type),
          .body = std::string(embedded_file(path).value_or(""))};
}

HttpResponse respond_at_top(const Target& target, const Desk& desk) {
  const std::string& name = target.path.front();
  if (name == "reports") return list_reports(target, desk);
  if (name == "claims") return list_claims(target, desk);
  if (name == "desk.css") return file("web/desk.css", "text/css; charset=utf-8");
  if (name == "desk.js") return file("web/desk.js", "text/javascript; charset=utf-8");
  if (name == "favicon.svg") return file("web/favicon.svg", "image/svg+xml");
  return not_found("There is no such page.");
}

HttpResponse respond_to(const Target& target, const Desk& desk) {
  const auto& path = target.path;
  if (path.empty()) return first_page(target, desk);
  if (path.front() == "api") return respond_api(target, desk);
  if (path.size() == 1) return respond_at_top(target, desk);
  const auto id = path.size() == 2 ? parse_id(path[1]) : std::nullopt;
  if (id && path.front() == "reports" && std::holds_alternative<DocumentId>(*id)) {
    return one_report(std::get<DocumentId>(*id), target, desk);
  }
  if (id && path.front() == "claims" && std::holds_alternative<EntryId>(*id)) {
    return one_claim(std::get<EntryId>(*id), desk);
  }
  return not_found("There is no such page.");
}

/// "[::1]:8470" is "[::1]"; small letters.
std::string without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos &&
      host.find(']', colon) == std::string_view::npos) {
    host = host.substr(0, colon);
  }
  std::string name(host);
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

bool is_own_name(const Desk& desk, std::string_view host) {
  return desk.hosts.empty() || std::ranges::count(desk.hosts, without_port(host)) > 0;
}

/// A refusal in the form that the address promises: JSON below /api/, else plain words.
HttpResponse plainly(const HttpRequest& request, int status, std::string_view code,
                     std::string_view why) {
  if (request.target.starts_with("/api/")) return api_error(status, code, why);
  return {.status = status,
          .content_type = "text/plain; charset=utf-8",
          .body = std::string(why) + "\n"};
}

HttpResponse dispatch(const HttpRequest& request, const Desk& desk) {
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse response = plainly(request, 405, "method-not-allowed",
                                    "The desk only shows: GET and HEAD.");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  if (!is_own_name(desk, request.host)) {
    return plainly(request, 421, "other-host",
                   "This desk answers on its own machine only, as localhost.");
  }
  const auto target = parse_target(request.target);
  if (!target) {
    return plainly(request, 400, "bad-address",
                   "No link of the desk leads to such an address.");
  }
  return respond_to(*target, desk);
}

/// Nothing on a page can run, load or send anything but the desk's own two files, no
/// other site can frame a page or read an answer.
void add_common_headers(HttpResponse& response) {
  constexpr std::pair<const char*, const char*> kHeaders[] = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
       "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cache-Control", "no-cache"}};
  for (const auto& [name, value] : kHeaders) response.headers.emplace_back(name, value);
}

}  // namespace

Result<Desk> open_desk(const std::string& path, std::string_view listen_host) {
  HEARSAY_TRY(Ledger ledger, Ledger::open(path));
  return Desk{std::move(ledger), load_spellings(), hosts_of(listen_host)};
}

std::vector<std::string> hosts_of(std::string_view listen_host) {
  const bool is_loopback = listen_host.starts_with("127.") || listen_host == "::1" ||
                           listen_host == "localhost";
  if (!is_loopback) return {};
  std::vector<std::string> hosts{"localhost", "127.0.0.1", "[::1]"};
  if (listen_host.starts_with("127.")) hosts.emplace_back(listen_host);
  return hosts;
}

HttpResponse respond(const HttpRequest& request, const Desk& desk) {
  HttpResponse response = dispatch(request, desk);
  add_common_headers(response);
  return response;
}

HttpResponse refuse(int status, std::string_view why) {
  HttpResponse response = plainly({}, status, "", why);
  add_common_headers(response);
  return response;
}

}  // namespace hearsay
