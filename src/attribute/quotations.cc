#include "attribute/quotations.h"

#include <optional>

namespace hearsay {
namespace {

bool is_single_mark(const Words& words, std::size_t i) {
  return words.any_of(i, {"'", "‘", "’"});
}

bool opens_single(const Words& words, std::size_t i, TokenRange sentence) {
  return is_single_mark(words, i) && words.space_before(i) && i + 1 < sentence.last &&
         !words.space_before(i + 1);
}

bool closes_single(const Words& words, std::size_t i) {
  return is_single_mark(words, i) && !words.space_before(i);
}

/// Reads the marks of one paragraph.
class Reader {
 public:
  Reader(const Words& words, std::vector<Quotation>& found)
      : words_(words), found_(found) {}

  void read(const Sentence& sentence) {
    const TokenRange range = tokens_of(sentence);
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (words_.is_quote_mark(i)) {
        open_ ? close(i) : open(i);
      } else if (sentence.headline) {
        if (!open_ && opens_single(words_, i, range)) {
          open(i);
        } else if (open_ && is_single_mark(words_, *open_) &&
                   closes_single(words_, i)) {
          close(i);
        }
      }
    }
    last_ = range.last;
  }

  /// What is still open ends with the paragraph.
  void end_paragraph() {
    if (!open_) return;
    if (*open_ + 1 < last_) found_.push_back({{*open_, last_}, {*open_ + 1, last_}});
    open_.reset();
  }

 private:
  void open(std::size_t i) {
    // A lone closing mark is a leftover of a quotation from elsewhere.
    if (!words_.is(i, "”")) open_ = i;
  }

  void close(std::size_t i) {
    if (words_.is(i, "“")) {  // a new one opens before the old one was closed
      open_ = i;
      return;
    }
    const std::size_t first = open_.value_or(i);
    if (first + 1 < i) found_.push_back({{first, i + 1}, {first + 1, i}});
    open_.reset();
  }

  const Words& words_;
  std::vector<Quotation>& found_;
  std::optional<std::size_t> open_;
  std::size_t last_ = 0;
};

}  // namespace

bool is_statement(const Quotation& quote) {
  constexpr std::size_t kShortest = 4;
  return quote.inner.last - quote.inner.first >= kShortest;
}

std::vector<Quotation> find_quotations(std::span<const Sentence> sentences,
                                       const Words& words) {
  std::vector<Quotation> found;
  Reader reader(words, found);
  for (std::size_t n = 0; n < sentences.size(); ++n) {
    const bool new_paragraph =
        n == 0 || sentences[n].paragraph != sentences[n - 1].paragraph;
    if (new_paragraph) reader.end_paragraph();
    reader.read(sentences[n]);
  }
  reader.end_paragraph();
  return found;
}

}  // namespace hearsay
