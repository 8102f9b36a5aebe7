#include "ingest/not_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace hearsay {
namespace {

using namespace std::string_view_literals;

/// How files of other kinds begin, by their specifications.
struct Signature {
  std::string_view bytes;
  std::string_view is;
};

constexpr std::string_view kPacked =
    "not text but a packed file: unpack it, and read the text files in it";
constexpr std::string_view kOffice =
    "not text but an office document or a ZIP file: save it as plain text, or unpack "
    "it, and read that";
constexpr std::string_view kPdf =
    "not text but a PDF document: save its text (for example with pdftotext) and read "
    "that";
constexpr std::string_view kRtf =
    "not plain text but RTF: save it as plain text and read that";
constexpr std::string_view kImage = "not text but an image: save its words as text";
constexpr std::string_view kDatabase =
    "not text but an SQLite database: if it is a ledger, name it with --ledger";
constexpr std::string_view kProgram = "not text but a program";
constexpr std::string_view kPage =
    "a web page: reading pages is not built yet; save its words as plain text and read "
    "that";
constexpr std::string_view kFeed =
    "an XML file or feed: reading these is not built yet; save the report's words as "
    "plain text and read that";
constexpr std::string_view kBinary =
    "not text: it holds NUL or control characters; save it as plain text in UTF-8 and "
    "read that";

constexpr std::array kSignatures{Signature{"\x89PNG"sv, kImage},
                                 Signature{"\xFF\xD8\xFF"sv, kImage},
                                 Signature{"GIF8"sv, kImage},
                                 Signature{"%PDF-"sv, kPdf},
                                 Signature{"PK\x03\x04"sv, kOffice},
                                 Signature{"\xD0\xCF\x11\xE0"sv, kOffice},
                                 Signature{"\x1F\x8B"sv, kPacked},
                                 Signature{"BZh"sv, kPacked},
                                 Signature{"\xFD"
                                           "7zXZ"sv,
                                           kPacked},
                                 Signature{"7z\xBC\xAF\x27\x1C"sv, kPacked},
                                 Signature{"\x28\xB5\x2F\xFD"sv, kPacked},
                                 Signature{"{\\rtf"sv, kRtf},
                                 Signature{"SQLite format 3\0"sv, kDatabase},
                                 Signature{"\x7F"
                                           "ELF"sv,
                                           kProgram}};

/// Control characters that no text uses.
constexpr bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1B) || byte == 0x7F;
}

bool is_binary(std::string_view bytes) {
  constexpr std::ptrdiff_t kOneIn = 100;  // texts hold a stray one now and then
  if (bytes.find('\0') != bytes.npos) return true;
  const auto controls = std::ranges::count_if(bytes, is_control);
  return controls * kOneIn > std::ssize(bytes);
}

/// The first words that are not white space, in small letters.
std::string folded_beginning(std::string_view bytes) {
  constexpr std::size_t kEnough = 16;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  std::string beginning(bytes.substr(begin, kEnough));
  std::ranges::transform(beginning, beginning.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return beginning;
}

}  // namespace

std::optional<std::string_view> find_not_text(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.is;
  }
  const std::string beginning = folded_beginning(bytes);
  if (beginning.starts_with("<!doctype html") || beginning.starts_with("<html")) {
    return kPage;
  }
  if (beginning.starts_with("<?xml") || beginning.starts_with("<rss") ||
      beginning.starts_with("<feed")) {
    return kFeed;
  }
  if (is_binary(bytes)) return kBinary;
  return std::nullopt;
}

}  // namespace hearsay
