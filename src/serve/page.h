#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "serve/html.h"

namespace hearsay {

/// The frame that every page of the desk stands in.
struct PageFrame {
  std::string title;           ///< of the window
  std::string searched = {};   ///< what stands in the search box
  std::string_view kind = "";  ///< a class of the body, for the style sheet
};

/// Links to the pages before and after this one of `pages`; `address` ends in "?" or
/// "&".
Html page_links(std::string_view address, std::size_t page, std::size_t pages);

/// A whole page; `body` stands inside <main>.
std::string write_page(const PageFrame& frame, const Html& body);

}  // namespace hearsay
