#include "figures/quantities.h"

#include "figures/shares.h"

namespace hearsay {
namespace {

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "‐";
}

/// What stands between two amounts of a range.
enum class Joint { kNone, kWord, kDash };

Joint joint_at(const FigureSentence& sentence, const Amount& first) {
  const std::string_view word = sentence.word(first.last);
  const std::string_view before = sentence.word(first.first - 1);
  if (word == "to") return Joint::kWord;
  // "two or three"; "25k or 40k" are two different prices.
  if (word == "or" && first.value < 20 && first.scale == 1) return Joint::kWord;
  if (word == "and" && before == "between") return Joint::kWord;
  if (!is_dash(word)) return Joint::kNone;
  const bool tight = sentence.touches_before(first.last);
  return tight == sentence.touches_before(first.last + 1) ? Joint::kDash : Joint::kNone;
}

/// Whether two amounts can be the ends of one range; then the first takes unit and
/// scale of the second: "4 to 5 thousand", "10-20 km".
bool join(Amount& first, const Amount& second) {
  if (first.is_share || second.is_share || first.form == NumberForm::kMany ||
      second.form == NumberForm::kMany) {
    return false;
  }
  if (first.unit && second.unit && *first.unit != *second.unit) return false;
  if (first.unit && !second.unit) return false;
  if (first.scale == 1 && second.scale > 1 &&
      first.value < second.value / second.scale) {
    first.value *= second.scale;
  }
  return first.value < second.value;
}

/// "rose from 10 to 20" tells two figures, "from 10 to 20 of them" one range.
bool is_change_from(const FigureSentence& sentence, const Amount& first) {
  if (sentence.word(first.first - 1) != "from") return false;
  for (std::int64_t at = first.first - 2; at >= first.first - 5; --at) {
    if (sentence.words.changes.contains(sentence.word(at))) return true;
  }
  return false;
}

/// A dash between bare numbers may be a score, a telephone number or a code; only a
/// noun, a unit or a bound makes a range of it.
bool dash_makes_range(const FigureSentence& sentence, const Amount& first,
                      const Amount& second) {
  if (second.unit || first.unit) return true;
  if (sentence.words.bounds_before.before(sentence.word_at(), first.first)) return true;
  return sentence.is_lower(second.last) && !sentence.is_stop(second.last);
}

Bound bound_before(const FigureSentence& sentence, Quantity& quantity) {
  Bound bound = Bound::kExact;
  while (true) {
    const auto found =
        sentence.words.bounds_before.before(sentence.word_at(), quantity.first);
    if (!found || sentence.is_date(quantity.first - 1)) return bound;
    quantity.first -= found.words;
    if (bound == Bound::kExact) bound = *found.meaning;
  }
}

/// "exactly 30" is 30; only the words of a real bound are kept in the span.
void read_bounds(const FigureSentence& sentence, Quantity& quantity) {
  const std::int64_t amount = quantity.first;
  Bound bound = bound_before(sentence, quantity);
  if (bound == Bound::kExact) quantity.first = amount;
  const auto after =
      sentence.words.bounds_after.from(sentence.word_at(), quantity.last);
  if (after && bound == Bound::kExact) {
    bound = *after.meaning;
    quantity.last += after.words;
  }
  if (quantity.kind.form == NumberForm::kMany && bound == Bound::kExact) {
    bound = Bound::kAtLeast;
  }
  if (!quantity.is_range()) quantity.bound = bound;
}

Quantity single(const Amount& amount) {
  Quantity quantity;
  quantity.first = amount.first;
  quantity.amount = amount.first;
  quantity.last = amount.last;
  quantity.low = amount.value;
  quantity.high = amount.value;
  quantity.kind = amount;
  return quantity;
}

}  // namespace

std::optional<Quantity> read_quantity(const FigureSentence& sentence, std::int64_t at) {
  auto share = read_share(sentence, at);
  auto first = share ? share : read_amount(sentence, at);
  if (!first) return std::nullopt;
  Quantity quantity = single(*first);
  const Joint joint = joint_at(sentence, *first);
  const std::int64_t second_at = first->last + 1;
  // The sign of money stands before the second number: "$5 to $7".
  std::optional<Amount> second;
  for (std::int64_t skip = 0; joint != Joint::kNone && !second && skip < 3; ++skip) {
    if (!sentence.holds(second_at + skip) || sentence.is_date(second_at + skip)) break;
    second = read_amount(sentence, second_at + skip);
    if (second && second->first != second_at) second.reset();
  }
  if (second) {
    const bool joined = join(*first, *second) && !is_change_from(sentence, *first);
    const bool sure =
        joint == Joint::kWord || dash_makes_range(sentence, *first, *second);
    if (joint == Joint::kDash && !(joined && sure)) return std::nullopt;
    if (joined) {
      quantity.low = first->value;
      quantity.high = second->value;
      quantity.last = second->last;
      quantity.kind = *second;
      quantity.bound = Bound::kBetween;
      const std::string_view before = sentence.word(quantity.first - 1);
      if (before == "between" || before == "from") --quantity.first;
    }
  }
  read_bounds(sentence, quantity);
  return quantity;
}

}  // namespace hearsay
