#include "base/embedded.h"

namespace hearsay {
namespace {

struct EmbeddedFile {
  std::string_view path;
  const char* begin;
  const char* end;
};

#include "files.inc"  // written by cmake/embed.cmake: kEmbeddedFiles

}  // namespace

std::optional<std::string_view> embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    if (file.path == path && file.begin != nullptr) {
      return std::string_view(file.begin,
                              static_cast<std::size_t>(file.end - file.begin));
    }
  }
  return std::nullopt;
}

}  // namespace hearsay
