#include "ledger/search_words.h"

namespace hearsay {
namespace {

/// NUL too, where SQLite would stop reading.
bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }

}  // namespace

std::string search_expression(std::string_view words) {
  std::string expression;
  std::string phrase;
  const auto end_phrase = [&] {
    if (!phrase.empty()) expression += '"' + phrase + "\" ";
    phrase.clear();
  };
  bool quoted = false;
  for (const char c : words) {
    if (c == '"') {
      end_phrase();
      quoted = !quoted;
    } else if (!is_blank(c)) {
      phrase += c;
    } else if (quoted) {
      phrase += ' ';
    } else {
      end_phrase();
    }
  }
  end_phrase();
  return expression;
}

}  // namespace hearsay
