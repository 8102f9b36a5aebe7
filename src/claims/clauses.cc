#include "claims/clauses.h"

#include "syntax/phrases.h"

namespace hearsay {
namespace {

bool has_finite(const Words& words, TokenRange range) {
  return first_finite(words, range) != range.last;
}

bool opens_subordinate(const Words& words, std::size_t i) {
  return words.upos(i) == Upos::kSconj ||
         words.any_of(
             i, {"who", "which", "that", "as", "after", "before", "when", "where"});
}

class Splitter {
 public:
  Splitter(const Words& words, TokenRange range) : words_(words), range_(range) {}

  std::vector<TokenRange> split() {
    std::size_t begin = range_.first;
    bool quoted = false;
    for (std::size_t i = range_.first; i < range_.last; ++i) {
      if (words_.is_quote_mark(i)) quoted = !quoted;
      if (quoted || i == begin) continue;
      if (!separates(begin, i)) continue;
      add({begin, i});
      begin = i + 1;
    }
    add({begin, range_.last});
    if (clauses_.empty() && !range_.empty()) clauses_.push_back(range_);
    return std::move(clauses_);
  }

 private:
  void add(TokenRange clause) {
    clause = bare_clause(words_, clause);
    if (!clause.empty()) clauses_.push_back(clause);
  }

  /// Is token `i` between two clauses, the first of which begins at `begin`?
  bool separates(std::size_t begin, std::size_t i) const {
    if (i + 1 >= range_.last || !has_finite(words_, {begin, i})) return false;
    if (words_.is(i, ";")) return has_finite(words_, {i + 1, range_.last});
    if (words_.any_of(i, {"while", "whereas"})) return words_.is(i - 1, ",");
    if (words_.is(i, ","))
      return new_clause(i + 1) && !opens_subordinate(words_, begin);
    const bool joint = words_.any_of(i, {"and", "but"});
    if (!joint && !is_dash(words_, i)) return false;
    if (joint && joins_subjects(begin, i)) return false;
    std::size_t next = i + 1;
    while (next < range_.last && words_.upos(next) == Upos::kAdv) ++next;
    if (next >= range_.last) return false;
    const bool same_subject = words_.finite(next) && !inside_subordinate(begin, i);
    return same_subject || words_.is(next, "that") || new_clause(next);
  }

  /// A noun phrase or pronoun with a finite verb right behind it.
  bool new_clause(std::size_t i) const {
    if (opens_subordinate(words_, i)) return false;
    std::size_t end = noun_phrase_end(words_, i, range_.last);
    if (end == i && words_.upos(i) == Upos::kPron &&
        !words_.any_of(i, {"who", "which", "whom"})) {
      end = i + 1;
    }
    if (end == i) return false;
    while (end < range_.last && words_.upos(end) == Upos::kAdv) ++end;
    return end < range_.last && words_.finite(end);
  }

  /// "after US and Ukrainian officials met": the noun before the conjunction is the
  /// first half of a subject, because what opens a clause stands right before it.
  bool joins_subjects(std::size_t begin, std::size_t i) const {
    const std::size_t noun = noun_phrase_begin(words_, i - 1, begin);
    return noun > begin && noun < i && opens_subordinate(words_, noun - 1);
  }

  /// "... troops who took the town and were ...": the verb may belong to the relative
  /// clause; then nothing is split.
  bool inside_subordinate(std::size_t begin, std::size_t i) const {
    for (std::size_t j = i; j-- > begin;) {
      if (words_.is(j, ",")) return false;
      if (words_.any_of(j, {"who", "which"})) return true;
    }
    return false;
  }

  const Words& words_;
  TokenRange range_;
  std::vector<TokenRange> clauses_;
};

bool is_edge_mark(const Words& words, std::size_t i) {
  return words.upos(i) == Upos::kPunct && !words.is_quote_mark(i) &&
         !words.any_of(i, {"(", ")", "'", "‘", "’"});
}

std::size_t quote_marks(const Words& words, TokenRange range) {
  std::size_t marks = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    marks += words.is_quote_mark(i) ? 1U : 0U;
  }
  return marks;
}

/// "'We hold the pass'" of a headline: no other single mark stands inside.
bool is_in_single_marks(const Words& words, TokenRange range) {
  const auto is_mark = [&](std::size_t i) { return words.any_of(i, {"'", "‘", "’"}); };
  for (std::size_t i = range.first + 1; i + 1 < range.last; ++i) {
    if (is_mark(i)) return false;
  }
  return is_mark(range.first) && is_mark(range.last - 1);
}

bool is_one_quotation(const Words& words, TokenRange range) {
  if (range.last - range.first <= 2) return false;
  if (is_in_single_marks(words, range)) return true;
  return words.is_quote_mark(range.first) && words.is_quote_mark(range.last - 1) &&
         quote_marks(words, range) == 2;
}

/// "that the line is shut", not "that account" nor "That said, ...".
bool opens_with_that(const Words& words, TokenRange range) {
  const std::size_t first = range.first;
  if (words.text(first) != "that" || first + 1 >= range.last) return false;
  if (words.upos(first) == Upos::kSconj) return true;
  return !words.finite(first + 1) && has_finite(words, {first + 1, range.last});
}

/// `range` without one mark, conjunction or pair of quotation marks at its edges; the
/// same range where it is bare.
TokenRange without_one_edge(const Words& words, TokenRange range) {
  const TokenRange without_first{range.first + 1, range.last};
  const TokenRange without_last{range.first, range.last - 1};
  const bool joint =
      words.upos(range.first) == Upos::kCconj || opens_with_that(words, range);
  if (is_edge_mark(words, range.first)) return without_first;
  if (joint && range.last - range.first > 1) return without_first;
  if (is_edge_mark(words, range.last - 1)) return without_last;
  // "..., which" is cut off before "according to X".
  const bool relative = words.any_of(range.last - 1, {"which", "who"}) &&
                        range.last - range.first > 1 && words.is(range.last - 2, ",");
  const bool cut = relative || words.any_of(range.last - 1, {"and", "or", "but"});
  if (cut && range.last - range.first > 1) return without_last;
  if (is_one_quotation(words, range)) return {range.first + 1, range.last - 1};
  if (quote_marks(words, range) % 2 == 0) return range;
  if (words.is_quote_mark(range.first)) return without_first;
  if (words.is_quote_mark(range.last - 1)) return without_last;
  return range;
}

}  // namespace

std::vector<TokenRange> split_clauses(const Words& words, TokenRange range) {
  return Splitter(words, range).split();
}

TokenRange bare_clause(const Words& words, TokenRange range) {
  while (!range.empty()) {
    const TokenRange barer = without_one_edge(words, range);
    if (barer == range) break;
    range = barer;
  }
  return range;
}

}  // namespace hearsay
