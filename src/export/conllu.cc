#include "export/conllu.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/characters.h"
#include "base/code_points.h"
#include "base/digest.h"
#include "base/utf8.h"

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

/// Is the next token a part of the same written word? So "is" and "n't", "Russia" and
/// "'s", "gon" and "na", but neither "50" and "km" nor "quoted" and a closing "'".
bool goes_on_in_word(const Document& document, const Reading& reading,
                     std::uint32_t token) {
  if (!is_followed_closely(reading, token)) return false;
  const std::string_view here = document.words(reading.tokens[token].span);
  const Token& next_token = reading.tokens[token + 1];
  const std::string_view next = document.words(next_token.span);
  if (!is_letter(code_point_at(here, utf8_before(here, here.size())))) return false;
  const char32_t first = code_point_at(next, 0);
  if (is_letter(first)) return true;
  if (first != U'\'' && first != U'\u2019') return false;
  const std::size_t second = utf8_size(next[0]);
  return second < next.size() ? is_letter(code_point_at(next, second))
                              : next_token.upos == Upos::kPart;
}

/// Writes one document's sentences.
class ConlluWriter {
 public:
  ConlluWriter(const Document& document, const Reading& reading)
      : document_(document), reading_(reading), points_(document.text()) {}

  std::string write() {
    const auto& id = document_.info().id;
    out_ = fmt::format("# newdoc id = {}\n",
                       on_one_line(id ? *id : sha256_hex(document_.text())));
    for (std::size_t s = 0; s < reading_.sentences.size(); ++s) {
      const Sentence& sentence = reading_.sentences[s];
      fmt::format_to(std::back_inserter(out_), "# sent_id = s{}\n# text = {}\n", s,
                     on_one_line(document_.words(sentence.span)));
      for (std::uint32_t t = sentence.first_token; t < sentence.last_token;)
        t = write_word(sentence, t);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  /// The tokens of one written word, under a line of its own if there are several;
  /// returns the token behind them.
  std::uint32_t write_word(const Sentence& sentence, std::uint32_t first) {
    std::uint32_t last = first;
    while (last + 1 < sentence.last_token && goes_on_in_word(document_, reading_, last))
      ++last;
    const std::uint32_t number = first - sentence.first_token + 1;
    const std::string_view space =
        is_followed_closely(reading_, last) ? "SpaceAfter=No|" : "";
    const Span whole{reading_.tokens[first].span.begin, reading_.tokens[last].span.end};
    if (first < last) {
      fmt::format_to(std::back_inserter(out_), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}{}\n",
                     number, number + last - first, on_one_line(document_.words(whole)),
                     space, place(whole));
    }
    for (std::uint32_t t = first; t <= last; ++t) {
      const Span span = reading_.tokens[t].span;
      const auto& analysis =
          t < reading_.analyses.size() ? reading_.analyses[t] : std::nullopt;
      append_word(out_, number + t - first, reading_.tokens[t], analysis,
                  document_.words(span),
                  fmt::format("{}{}", first == last ? space : "", place(span)));
    }
    return last + 1;
  }

  std::string place(Span span) const {
    const CodePointSpan at = points_.from_bytes(span);
    return fmt::format("start_char={}|end_char={}", at.start, at.end);
  }

  const Document& document_;
  const Reading& reading_;
  CodePoints points_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Document& document, const Reading& reading) {
  return ConlluWriter(document, reading).write();
}

}  // namespace hearsay
