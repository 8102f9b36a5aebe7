#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// How a form becomes its lemma: change the case, take letters off the end, add some.
/// "running" -> "run" takes off 4; a lemma with another beginning is spelt out.
/// training/lemmas.py makes the scripts.
struct LemmaScript {
  enum class Case { kKeep, kLower, kTitle };
  Case to = Case::kKeep;
  std::size_t strip = 0;  ///< characters taken off the end
  std::string add;        ///< put at the end
  bool spelt = false;     ///< the lemma is `add`
};

/// "CASE|STRIP|ADD" with k, l or t as CASE, or "=LEMMA"; nothing where it is neither.
std::optional<LemmaScript> parse_lemma_script(std::string_view text);

/// A script that takes off more than there is leaves the form in its new case.
std::string apply_lemma_script(std::string_view form, const LemmaScript& script);

}  // namespace hearsay
