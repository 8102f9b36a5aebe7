#include <algorithm>
#include <string>

#include "figures/counted.h"
#include "figures/figure_sentence.h"
#include "figures/figures.h"
#include "figures/not_figures.h"
#include "figures/quantities.h"
#include "figures/roles.h"
#include "figures/totals.h"

namespace hearsay {
namespace {

/// Reads one document, sentence by sentence.
class FigureFinder {
 public:
  FigureFinder(const Document& document, std::span<const Token> tokens,
               std::span<const Time> times, const FigureWords& words)
      : document_(document), tokens_(tokens), times_(times), words_(words) {}

  void read(const Sentence& sentence) {
    const auto tokens = tokens_.subspan(sentence.first_token,
                                        sentence.last_token - sentence.first_token);
    const auto times = times_in(sentence.span);
    mark_dates(tokens, times);
    const FigureSentence here{document_, tokens, words_, in_date_, sentence.headline};
    found_.clear();
    for (std::int64_t at = 0; at < here.size();) at = read_at(here, at);
    if (found_.empty()) return;
    link_totals(here, figures_.size(), found_);
    const auto time = time_of_sentence(here, times, times_before_ - times.size());
    for (FoundFigure& found : found_) {
      found.figure.time = time;
      figures_.push_back(std::move(found.figure));
    }
  }

  std::vector<Figure> take() { return std::move(figures_); }

 private:
  /// The document's times in this sentence; sentences come in order.
  std::span<const Time> times_in(Span sentence) {
    while (times_before_ < times_.size() &&
           times_[times_before_].span.end <= sentence.begin) {
      ++times_before_;
    }
    const std::size_t first = times_before_;
    while (times_before_ < times_.size() &&
           times_[times_before_].span.begin < sentence.end) {
      ++times_before_;
    }
    return times_.subspan(first, times_before_ - first);
  }

  /// Lengths of time are figures too; dates and clock times are not.
  void mark_dates(std::span<const Token> tokens, std::span<const Time> times) {
    in_date_.clear();
    std::size_t at = 0;
    for (const Time& time : times) {
      if (time.type != TimeType::kDate && time.type != TimeType::kTime) continue;
      if (in_date_.empty()) in_date_.resize(tokens.size());
      while (at < tokens.size() && tokens[at].span.end <= time.span.begin) ++at;
      for (; at < tokens.size() && tokens[at].span.begin < time.span.end; ++at) {
        in_date_[at] = true;
      }
    }
  }

  bool may_begin(const FigureSentence& sentence, std::int64_t at) const {
    if (sentence.is_date(at)) return false;
    if (sentence.begins_with_digit(at)) return true;
    const std::string_view word = sentence.word(at);
    if (words_.numbers.words.contains(word) || word == "a" || word == "an" ||
        word == "half") {
      return true;
    }
    // "RM79": letters with digits after them.
    return sentence.is_capitalised(at) && word.size() > 2 &&
           word.substr(0, 5).find_first_of("0123456789") != word.npos;
  }

  /// Reads what begins at the token; returns where to go on.
  std::int64_t read_at(const FigureSentence& sentence, std::int64_t at) {
    if (!may_begin(sentence, at)) return at + 1;
    if (is_code(sentence, at)) return past_code(sentence, at);
    auto quantity = read_quantity(sentence, at);
    if (!quantity) return past_code(sentence, at);
    if (!found_.empty() && quantity->first < found_.back().tokens.last) {
      quantity->first = found_.back().tokens.last;
    }
    if (is_name(sentence, *quantity) || is_pronoun(sentence, *quantity) ||
        is_adjective(sentence, *quantity)) {
      return quantity->last;
    }
    copy_from_conversion(sentence, *quantity);
    add(sentence, *quantity);
    return quantity->last;
  }

  /// Past a number that is none, and what hangs on it: "9-2", "555-1234".
  std::int64_t past_code(const FigureSentence& sentence, std::int64_t at) const {
    ++at;
    if (!sentence.begins_with_digit(at - 1)) return at;
    while (sentence.holds(at) && sentence.touches_before(at) &&
           (sentence.begins_with_digit(at) ||
            (sentence.begins_with_digit(at + 1) && sentence.touches_before(at + 1)))) {
      ++at;
    }
    return at;
  }

  void add(const FigureSentence& sentence, const Quantity& quantity) {
    const bool age = is_age(sentence, quantity);
    const auto counted = age ? std::nullopt : find_counted(sentence, quantity);
    const auto role = age ? FigureRole::kAge : role_of(sentence, quantity, counted);
    if (is_idle_word(quantity, counted, role)) return;
    if (counted && is_named_after(sentence, quantity, *counted)) return;
    FoundFigure found;
    found.tokens = {quantity.first, quantity.last};
    found.after_counted = counted ? counted->last : quantity.last;
    Figure& figure = found.figure;
    figure.span = {sentence.token(quantity.first).span.begin,
                   sentence.token(quantity.last - 1).span.end};
    set_interval(figure, quantity);
    if (quantity.kind.unit) figure.unit = std::string(*quantity.kind.unit);
    if (age) figure.unit = "a_age";
    if (counted) {
      figure.counted = Span{sentence.token(counted->first).span.begin,
                            sentence.token(counted->last - 1).span.end};
    }
    figure.role = role;
    figure.change = change_of(sentence, quantity);
    found_.push_back(std::move(found));
  }

  /// "over 100 km (60 miles)": the same bound in another unit.
  void copy_from_conversion(const FigureSentence& sentence, Quantity& quantity) const {
    if (found_.empty() || sentence.word(quantity.first - 1) != "(" ||
        found_.back().tokens.last != quantity.first - 1 || !quantity.kind.unit ||
        !found_.back().figure.unit || quantity.bound != Bound::kExact) {
      return;
    }
    const Bound bound = found_.back().figure.bound;
    if (bound != Bound::kBetween) quantity.bound = bound;
  }

  /// "the two said", "for one": a small number word that counts nothing named.
  static bool is_idle_word(const Quantity& quantity,
                           const std::optional<TokenRange>& counted,
                           const std::optional<FigureRole>& role) {
    return quantity.kind.form == NumberForm::kWords && !quantity.kind.unit &&
           !counted && !role && quantity.bound == Bound::kExact && quantity.high <= 12;
  }

  /// An open end has no value: "over 6,000" has no high, "nearly 90%" no low.
  static void set_interval(Figure& figure, const Quantity& quantity) {
    figure.bound = quantity.bound;
    const bool open_high =
        quantity.bound == Bound::kAtLeast || quantity.bound == Bound::kMoreThan;
    const bool open_low = quantity.bound == Bound::kAtMost ||
                          quantity.bound == Bound::kLessThan ||
                          quantity.bound == Bound::kAlmost;
    if (!open_low) figure.low = quantity.low;
    if (!open_high) figure.high = quantity.high;
  }

  const Document& document_;
  std::span<const Token> tokens_;
  std::span<const Time> times_;
  const FigureWords& words_;
  std::size_t times_before_ = 0;
  std::vector<bool> in_date_;
  std::vector<FoundFigure> found_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> find_figures(const Document& document,
                                 std::span<const Sentence> sentences,
                                 std::span<const Token> tokens,
                                 std::span<const Time> times,
                                 const FigureWords& words) {
  FigureFinder finder(document, tokens, times, words);
  for (const Sentence& sentence : sentences) finder.read(sentence);
  return finder.take();
}

std::vector<Unread> find_unreadable_numbers(const Document& document,
                                            std::span<const Token> tokens) {
  constexpr std::ptrdiff_t kMostDigits = 15;
  std::vector<Unread> unread;
  for (const Token& token : tokens) {
    const std::string_view word = document.words(token.span);
    if (std::ssize(word) <= kMostDigits || word[0] < '0' || word[0] > '9') continue;
    const auto digits =
        std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; });
    if (digits > kMostDigits) {
      unread.push_back({token.span, UnreadReason::kUnreadableNumber});
    }
  }
  return unread;
}

}  // namespace hearsay
