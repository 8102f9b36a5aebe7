#include "export/conllu.h"

#include <fmt/format.h>

#include <iterator>

#include "base/code_points.h"
#include "base/digest.h"

namespace hearsay {
namespace {

/// A line end or tab inside a value would be read as the end of it.
std::string on_one_line(std::string_view words) {
  std::string line(words);
  for (char& c : line) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  return line;
}

void append_word(std::string& out, std::size_t number, const Token& token,
                 CodePointSpan at, std::string_view form,
                 std::string_view space_after) {
  fmt::format_to(std::back_inserter(out),
                 "{}\t{}\t_\t{}\t_\t_\t_\t_\t_\t{}start_char={}|end_char={}\n", number,
                 on_one_line(form), name_of(token.upos), space_after, at.start, at.end);
}

/// Whether the text goes on without white space behind a token; at the end of a
/// sentence that is asked of the next one.
bool is_followed_closely(const Reading& reading, std::uint32_t token) {
  return token + 1 < reading.tokens.size() &&
         reading.tokens[token].span.end == reading.tokens[token + 1].span.begin;
}

}  // namespace

std::string to_conllu(const Document& document, const Reading& reading) {
  const CodePoints points(document.text());
  const auto& id = document.info().id;
  std::string out = fmt::format("# newdoc id = {}\n",
                                on_one_line(id ? *id : sha256_hex(document.text())));
  for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    out += fmt::format("# sent_id = s{}\n# text = {}\n", s,
                       on_one_line(document.words(sentence.span)));
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      const Token& token = reading.tokens[t];
      append_word(out, t - sentence.first_token + 1, token,
                  points.from_bytes(token.span), document.words(token.span),
                  is_followed_closely(reading, t) ? "SpaceAfter=No|" : "");
    }
    out += '\n';
  }
  return out;
}

}  // namespace hearsay
