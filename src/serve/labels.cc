#include "serve/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace hearsay {

std::string_view family_of(Stance stance) {
  switch (stance) {
    case Stance::kAsserts:
    case Stance::kAnnounces:
      return "says";
    case Stance::kConfirms:
    case Stance::kAdmits:
    case Stance::kAccepts:
    case Stance::kSupports:
    case Stance::kPraises:
      return "affirms";
    case Stance::kDenies:
    case Stance::kDisputes:
    case Stance::kRejects:
    case Stance::kRetracts:
      return "opposes";
    case Stance::kAccuses:
    case Stance::kCriticises:
    case Stance::kProtests:
      return "accuses";
    case Stance::kWarns:
    case Stance::kThreatens:
    case Stance::kDemands:
      return "presses";
    case Stance::kProposes:
    case Stance::kPromises:
    case Stance::kPredicts:
    case Stance::kAsks:
    case Stance::kCannotVerify:
      return "open";
    case Stance::kDoesNotAcknowledge:
    case Stance::kDeclinesToComment:
    case Stance::kDidNotRespond:
      return "silent";
  }
  throw std::logic_error("family_of: not a Stance");
}

std::string in_words(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '-', ' ');
  return words;
}

std::string in_words(Date day) {
  constexpr std::array<std::string_view, 12> kMonths{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                     kMonths[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

std::string in_words(const Published& published) {
  if (!published.instant) return in_words(published.day);
  const std::string instant = format_instant(*published.instant);
  return fmt::format("{}, {} UTC", in_words(published.day), instant.substr(11, 5));
}

Html time_element(const Published& published) {
  Html time;
  time.add("<time datetime=\"{}\">{}</time>", format_published(published),
           in_words(published));
  return time;
}

std::string_view in_words(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16:
      return "UTF-16";
    case Encoding::kWindows1252:
      return "Windows-1252";
  }
  throw std::logic_error("in_words: not an Encoding");
}

std::string_view in_words(UnreadReason reason) {
  switch (reason) {
    case UnreadReason::kTooLong:
      return "too long to read";
    case UnreadReason::kNotEnglish:
      return "not in English";
    case UnreadReason::kNotText:
      return "not text";
    case UnreadReason::kBadEncoding:
      return "bytes of no known encoding";
    case UnreadReason::kOverLimit:
      return "over the limit";
    case UnreadReason::kUnreadableNumber:
      return "a number that cannot be read";
    case UnreadReason::kTimeout:
      return "it took too long";
  }
  throw std::logic_error("in_words: not an UnreadReason");
}

}  // namespace hearsay
