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

/// ID and FORM, what the analyser says, MISC.
void append_word(std::string& out, std::size_t number, const Token& token,
                 const std::optional<Analysis>& a, std::string_view form,
                 std::string_view misc) {
  fmt::format_to(std::back_inserter(out), "{}\t{}\t", number, on_one_line(form));
  if (a) {
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n",
                   on_one_line(a->lemma), name_of(token.upos), name_of(a->xpos),
                   a->features.text(), a->head, name_of(a->deprel), misc);
  } else {
    fmt::format_to(std::back_inserter(out), "_\t{}\t_\t_\t_\t_\t_\t{}\n",
                   name_of(token.upos), misc);
  }
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
      const CodePointSpan at = points.from_bytes(token.span);
      const auto& analysis =
          t < reading.analyses.size() ? reading.analyses[t] : std::nullopt;
      append_word(out, t - sentence.first_token + 1, token, analysis,
                  document.words(token.span),
                  fmt::format("{}start_char={}|end_char={}",
                              is_followed_closely(reading, t) ? "SpaceAfter=No|" : "",
                              at.start, at.end));
    }
    out += '\n';
  }
  return out;
}

}  // namespace hearsay
