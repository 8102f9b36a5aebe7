#include "split/addresses.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::array<std::string_view, 5> kSchemes{"http://", "https://", "ftp://",
                                                   "www.", "mailto:"};

constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

constexpr bool stands_in_mailbox(char c) {
  return is_alphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

constexpr bool stands_in_domain(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-';
}

/// The end without the marks of the sentence around the address.
std::size_t without_marks(std::string_view folded, std::size_t begin, std::size_t end) {
  constexpr std::string_view kMarks = ".,;:!?'\")]}";
  while (end > begin && kMarks.find(folded[end - 1]) != kMarks.npos) --end;
  return end;
}

std::size_t find_web_address_end(std::string_view folded, std::size_t begin) {
  const std::string_view rest = folded.substr(begin);
  const bool found = std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
    return rest.starts_with(scheme) && rest.size() > scheme.size() &&
           is_alphanumeric(rest[scheme.size()]);
  });
  if (!found) return begin;
  // An address is ASCII; a quote or bracket of the sentence ends it.
  std::size_t end = begin;
  while (end < folded.size() && folded[end] > ' ' && folded[end] < '\x7F' &&
         folded[end] != '"' && folded[end] != '<' && folded[end] != '>') {
    ++end;
  }
  return without_marks(folded, begin, end);
}

std::size_t find_mail_address_end(std::string_view folded, std::size_t begin) {
  constexpr std::size_t kLongestMailbox = 64;  // RFC 5321, 4.5.3.1.1
  const std::size_t limit = std::min(folded.size(), begin + kLongestMailbox + 1);
  std::size_t at = begin;
  while (at < limit && stands_in_mailbox(folded[at])) ++at;
  if (at == begin || at == limit || folded[at] != '@') return begin;
  std::size_t end = at + 1;
  while (end < folded.size() && stands_in_domain(folded[end])) ++end;
  end = without_marks(folded, at + 1, end);
  return end > at + 1 ? end : begin;
}

}  // namespace

std::size_t find_address_end(std::string_view folded, std::size_t begin) {
  if (begin >= folded.size() || !is_alphanumeric(folded[begin])) return begin;
  const std::size_t web = find_web_address_end(folded, begin);
  return web > begin ? web : find_mail_address_end(folded, begin);
}

}  // namespace hearsay
