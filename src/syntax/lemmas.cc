#include "syntax/lemmas.h"

#include <unicode/uchar.h>

#include <charconv>

#include "base/utf8.h"

namespace hearsay {
namespace {

void append_lower(std::string& to, char32_t c) {
  append_utf8(to, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
}

std::string cased(std::string_view form, LemmaScript::Case to) {
  if (to == LemmaScript::Case::kKeep) return std::string(form);
  std::string result;
  result.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = read_code_point(form, at);
    if (at == 0 && to == LemmaScript::Case::kTitle) {
      append_utf8(result,
                  static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))));
    } else {
      append_lower(result, c.value);
    }
    at = c.end;
  }
  return result;
}

}  // namespace

std::optional<LemmaScript> parse_lemma_script(std::string_view text) {
  LemmaScript script;
  if (text.starts_with('=')) {
    script.spelt = true;
    script.add = text.substr(1);
    return script;
  }
  const std::size_t bar = text.find('|', 2);
  if (text.size() < 4 || text[1] != '|' || bar == std::string_view::npos)
    return std::nullopt;
  if (text[0] == 'l') {
    script.to = LemmaScript::Case::kLower;
  } else if (text[0] == 't') {
    script.to = LemmaScript::Case::kTitle;
  } else if (text[0] != 'k') {
    return std::nullopt;
  }
  const std::string_view number = text.substr(2, bar - 2);
  const char* const end = number.data() + number.size();
  const auto read = std::from_chars(number.data(), end, script.strip);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  script.add = text.substr(bar + 1);
  return script;
}

std::string apply_lemma_script(std::string_view form, const LemmaScript& script) {
  if (script.spelt) return script.add;
  std::string base = cased(form, script.to);
  std::size_t end = base.size();
  for (std::size_t i = 0; i < script.strip; ++i) {
    if (end == 0) return base;
    end = utf8_before(base, end);
  }
  base.resize(end);
  return base + script.add;
}

}  // namespace hearsay
