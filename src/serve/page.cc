#include "serve/page.h"

namespace hearsay {

Html page_links(std::string_view address, std::size_t page, std::size_t pages) {
  Html links;
  if (pages <= 1) return links;
  links.add("<nav class=\"pages\" aria-label=\"Pages\">");
  if (page > 1) {
    links.add("<a href=\"{}page={}\" rel=\"prev\">Previous</a> ", address, page - 1);
  }
  links.add("<span>page {} of {}</span>", page, pages);
  if (page < pages) {
    links.add(" <a href=\"{}page={}\" rel=\"next\">Next</a>", address, page + 1);
  }
  return links.add("</nav>\n");
}

std::string write_page(const PageFrame& frame, const Html& body) {
  Html page;
  page.reserve(body.bytes().size() + 2048);
  page.add(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>{} · Hearsay</title>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<link rel=\"stylesheet\" href=\"/desk.css\">\n"
      "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n"
      "<script src=\"/desk.js\" defer></script>\n</head>\n<body class=\"{}\">\n",
      frame.title, frame.kind);
  page.add(
      "<a class=\"skip\" href=\"#main\">Skip to the page</a>\n"
      "<header class=\"top\">\n<a class=\"name\" href=\"/\">Hearsay</a>\n"
      "<nav aria-label=\"Desk\"><a href=\"/reports\">Reports</a> "
      "<a href=\"/claims\">Claims</a></nav>\n"
      "<form class=\"find\" action=\"/claims\" role=\"search\">"
      "<label for=\"find\" class=\"unseen\">Search all claims</label>"
      "<input id=\"find\" type=\"search\" name=\"q\" value=\"{}\" maxlength=\"200\" "
      "placeholder=\"Search all claims\"><button>Search</button></form>\n</header>\n",
      frame.searched);
  page.add("<main id=\"main\" tabindex=\"-1\">\n{}</main>\n", body);
  page.add(
      "<footer class=\"bottom\">\n<p>Hearsay quotes reports and says whose word each "
      "claim "
      "is. It does not say what is true.</p>\n"
      "<p>Version {} · <a href=\"/api/v1/reports\">the same as "
      "JSON</a></p>\n</footer>\n"
      "</body>\n</html>\n",
      HEARSAY_VERSION);
  return std::move(page).bytes();
}

}  // namespace hearsay
