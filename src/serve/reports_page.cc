#include "serve/reports_page.h"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "serve/labels.h"
#include "serve/page.h"

namespace hearsay {
namespace {

std::string time_of(const ReportRow& report) {
  return report.published ? format_published(*report.published)
                          : format_instant(report.recorded);
}

Html report_line(const ReportRow& report) {
  Html line;
  line.add("<p class=\"report-line\">");
  if (report.publisher) line.add("<span><bdi>{}</bdi></span> ", *report.publisher);
  if (report.published) line.add("<span>{}</span> ", time_element(*report.published));
  if (!report.published) {
    const Date day(std::chrono::floor<std::chrono::days>(report.recorded));
    line.add("<span>no date; read {}</span> ", time_element({day, report.recorded}));
  }
  return line.add("<span>{} {}</span> <span>{}</span></p>\n", report.claims,
                  report.claims == 1 ? "claim" : "claims", format_id(report.id));
}

}  // namespace

void sort_newest_first(std::vector<ReportRow>& reports) {
  std::ranges::sort(reports, [](const ReportRow& a, const ReportRow& b) {
    return std::tuple(time_of(b), b.id) < std::tuple(time_of(a), a.id);
  });
}

std::string write_reports_page(const std::vector<ReportRow>& reports, std::size_t page,
                               std::size_t pages) {
  Html body;
  body.add("<h1>Reports</h1>\n");
  if (reports.empty()) {
    body.add(
        "<p>No report has been read into this ledger yet. "
        "<code>hearsay add FILE</code> reads one.</p>\n");
  }
  body.add("<ol class=\"reports\">\n");
  for (const ReportRow& report : reports) {
    body.add("<li><h2><a href=\"/reports/{}\"><bdi>{}</bdi></a></h2>\n{}</li>\n",
             format_id(report.id), report.title.value_or("Untitled report"),
             report_line(report));
  }
  body.add("</ol>\n{}", page_links("/reports?", page, pages));
  return write_page({.title = "Reports", .kind = "list"}, body);
}

}  // namespace hearsay
