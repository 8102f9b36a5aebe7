#include "attribute/contents.h"

#include <algorithm>

#include "syntax/phrases.h"

namespace hearsay {
namespace {

bool is_final_mark(const Words& words, std::size_t i) {
  return words.any_of(i, {".", "!", "?", "…", ";", ":", ","});
}

/// The source of "Brandsson: 'We will ...'" stands before the cue, as for a verb.
class Reader {
 public:
  Reader(const ContentContext& context, TokenRange sentence, bool headline,
         std::span<const CueWithSource> cues, std::size_t k)
      : context_(context),
        words_(context.words),
        sentence_(sentence),
        headline_(headline),
        cues_(cues),
        k_(k),
        use_(cues[k].use),
        source_(cues[k].source) {}

  Content read() {
    Content content;
    if (source_ && source_->antecedent) {
      content.pieces.push_back(*source_->antecedent);
      if (!takes(Takes::kName)) return content;
      if (const auto name = right_content(skip_to_content(content)))
        content.pieces.push_back(*name);
      return content;
    }
    if (asked(content)) return content;
    const std::size_t begin = skip_to_content(content);
    const auto left = left_content();
    const auto right = right_content(begin);
    if (left && right && joins(*left, *right)) {
      content.pieces = {*left, *right};
    } else if (left && (!right || stands_after_statement())) {
      content.pieces = {*left};
    } else if (right) {
      content.pieces = {*right};
    }
    return content;
  }

 private:
  bool takes(Takes what) const {
    return use_.cue == nullptr || use_.cue->can_take(what);
  }
  bool in(std::size_t i) const { return sentence_.contains(i); }

  /// "Asked whether the navy would come, the minister declined to comment."
  bool asked(Content& content) const {
    if (!is_non_statement(use_.stance) || !words_.is(sentence_.first, "asked"))
      return false;
    std::size_t begin = sentence_.first + 1;
    if (words_.is(begin, "about")) ++begin;
    std::size_t end = begin;
    while (end < use_.range.first && !words_.is(end, ",")) ++end;
    if (end <= begin || end == use_.range.first) return false;
    content.pieces.push_back({begin, end});
    return true;
  }

  // --- what follows the cue

  /// Past the source after the cue, who is told, when and where it was said.
  std::size_t skip_to_content(Content& content) {
    std::size_t i = use_.range.last;
    if (const auto that = that_after(i)) {
      content.addressee = told_between(i, *that);
      return *that;
    }
    if (source_ && source_->after_cue && use_.voice != CueVoice::kPassive) {
      i = source_->range.last;
    } else if (use_.cue != nullptr && use_.cue->can_take(Takes::kPerson)) {
      i = past_addressee(i, content);
    }
    if (const auto against = against_after(i, content)) return *against;
    if (use_.cue != nullptr && use_.cue->can_take(Takes::kWith) && in(i) &&
        words_.is(i, "with")) {
      return past_preposition(noun_phrase_end(words_, i + 1, sentence_.last));
    }
    // "reported to the president about ...", "protested to Norway over ..."
    if (takes(Takes::kObject) && in(i) && words_.is(i, "to") &&
        words_.upos(i) == Upos::kAdp) {
      i = std::max(i, noun_phrase_end(words_, i + 1, sentence_.last));
    }
    if (takes(Takes::kObject) || plain_object()) i = past_preposition(i);
    return plain_object() ? past_day(i) : past_circumstances(i);
  }

  /// "condemned Friday the raid", but "condemned Friday's raid".
  std::size_t past_day(std::size_t i) const {
    return in(i + 1) && is_weekday(words_, i) && words_.space_before(i + 1) &&
                   words_.upos(i + 1) != Upos::kNoun
               ? i + 1
               : i;
  }

  /// "warned its citizens against travelling": past who is warned.
  std::optional<std::size_t> against_after(std::size_t i, Content& content) const {
    if (use_.cue == nullptr || !use_.cue->can_take(Takes::kAgainst) || !in(i))
      return std::nullopt;
    const bool pronoun = words_.upos(i) == Upos::kPron && !in_noun_phrase(words_, i);
    const std::size_t told =
        pronoun ? i + 1 : noun_phrase_end(words_, i, sentence_.last);
    if (told == i || !in(told + 1) || !words_.any_of(told, {"against", "about"}))
      return std::nullopt;
    content.addressee = mention_at(i);
    return told + 1;
  }

  /// "said after a weekend of calls that ...": what stands before "that" is no content.
  std::optional<std::size_t> that_after(std::size_t i) const {
    constexpr std::size_t kReach = 16;
    if (plain_object() || (source_ && source_->after_cue)) return std::nullopt;
    const std::size_t to = std::min(sentence_.last, i + kReach);
    for (; i < to; ++i) {
      if (words_.is(i, "that") && words_.upos(i) != Upos::kDet && in(i + 1)) return i;
      // "warned Tarn to refrain from steps that ...": that belongs to the steps.
      const bool order =
          words_.is(i, "to") && in(i + 1) && words_.form(i + 1) == VerbForm::kInf;
      const bool clause =
          order || words_.finite(i) || words_.is_quote_mark(i) ||
          words_.any_of(i, {",", ":", ";", "and", "but", "if", "whether", "how"});
      if (clause) return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> told_between(std::size_t begin, std::size_t that) const {
    if (!takes(Takes::kPerson) || begin >= that) return std::nullopt;
    return mention_at(begin);
  }

  bool plain_object() const {
    return use_.cue != nullptr && !use_.cue->can_take(Takes::kClause);
  }

  /// "protest over", "accused of", "blamed for": the preposition is no content.
  std::size_t past_preposition(std::size_t i) const {
    if (!in(i)) return i;
    if (use_.voice == CueVoice::kPassive && words_.any_of(i, {"of", "for", "as"}))
      return i + 1;
    if (words_.any_of(i, {"over", "about", "against"}) && !takes(Takes::kOf))
      return i + 1;
    if (words_.is(i, "on") && !takes(Takes::kOf) && time_end(i + 1) == i + 1)
      return i + 1;
    return i;
  }

  std::size_t past_addressee(std::size_t i, Content& content) const {
    if (!in(i) || words_.is(i, "that") || words_.is_quote_mark(i)) return i;
    const auto told = mention_at(i);
    std::size_t end = told ? end_of(*told) : noun_phrase_end(words_, i, sentence_.last);
    if (words_.upos(i) == Upos::kPron) end = std::max(end, i + 1);
    const bool only_told =
        use_.cue->can_take(Takes::kPerson) && !use_.cue->can_take(Takes::kObject);
    const bool that_follows =
        in(end) && (words_.is(end, "that") || words_.is_quote_mark(end));
    if (end == i || !(only_told || that_follows)) return i;
    content.addressee = told;
    return end;
  }

  std::optional<std::size_t> mention_at(std::size_t i) const {
    const Span first = words_.token(i).span;
    std::optional<std::size_t> best;
    auto at = std::ranges::lower_bound(context_.mentions, first.begin, {},
                                       [](const Mention& m) { return m.span.begin; });
    for (; at != context_.mentions.end() && at->span.begin == first.begin; ++at) {
      best = static_cast<std::size_t>(at - context_.mentions.begin());
    }
    // A title before the name belongs to it: "told president Ada Holm that".
    if (best) return best;
    const std::size_t end = noun_phrase_end(words_, i, sentence_.last);
    if (end == i) return best;
    const Span phrase = words_.span({i, end});
    for (; at != context_.mentions.end() && at->span.begin < phrase.end; ++at) {
      if (phrase.contains(at->span))
        best = static_cast<std::size_t>(at - context_.mentions.begin());
    }
    return best;
  }

  std::size_t end_of(std::size_t mention) const {
    return words_.range(context_.mentions[mention].span).last;
  }

  /// "said on Monday in a statement that": days, media and places are no content.
  std::size_t past_circumstances(std::size_t i) const {
    while (in(i)) {
      const std::size_t past = past_circumstance(i);
      if (past == i) break;
      i = past;
    }
    return i;
  }

  /// One past the circumstance that begins at `i`; `i` where none does.
  std::size_t past_circumstance(std::size_t i) const {
    if (const std::size_t past = time_end(i); past > i) return past;
    const bool may_open =
        words_.any_of(i, {"on", "in", "at", "to", "during", "via", "through", "after",
                          "late", "earlier", "again", "later"});
    if (!may_open || words_.upos(i) == Upos::kPart) return i;  // "to rebuild"
    std::size_t end = time_end(i + 1);
    if (end == i + 1) {
      if (words_.is(i, "on") && takes(Takes::kObject)) return i;
      end = noun_phrase_end(words_, i + 1, sentence_.last);
    }
    if (end == i + 1) return words_.upos(i) == Upos::kAdp ? i : end;
    return circumstance_ends(end) ? end : i;
  }

  /// After a circumstance comes the content, another one, or nothing.
  bool circumstance_ends(std::size_t end) const {
    if (!in(end)) return true;
    return words_.is(end, "that") || words_.upos(end) == Upos::kPunct ||
           words_.upos(end) == Upos::kAdp || words_.upos(end) == Upos::kPron ||
           words_.upos(end) == Upos::kDet || words_.upos(end) == Upos::kPropn ||
           time_end(end) > end;
  }

  /// One past the time expression that begins at `i`.
  std::size_t time_end(std::size_t i) const {
    if (!in(i)) return i;
    const std::uint32_t byte = words_.token(i).span.begin;
    const auto at = std::ranges::lower_bound(
        context_.times, byte, {}, [](const Time& t) { return t.span.begin; });
    if (at == context_.times.end() || at->span.begin != byte) return i;
    return words_.range(at->span).last;
  }

  std::optional<TokenRange> right_content(std::size_t begin) const {
    if (use_.voice == CueVoice::kPassive && use_.range.last < sentence_.last &&
        source_ && source_->after_cue) {
      return passive_content();
    }
    if (!in(begin)) return std::nullopt;
    if (words_.is(begin, ",") || words_.is(begin, ":")) {
      const bool colon = words_.is(begin, ":");
      ++begin;
      if (!in(begin) || (!colon && !goes_on_after_comma(begin))) return std::nullopt;
    } else if (is_final_mark(words_, begin)) {
      return std::nullopt;
    }
    TokenRange range{begin, content_end(begin)};
    range = trimmed(range);
    if (is_non_statement(use_.stance)) {
      // "would not comment on Friday" names no matter.
      if (!range.empty() && time_end(range.first) == range.last) return std::nullopt;
      range = without_time_at_end(range);
    }
    if (range.empty() || !acceptable(range)) return std::nullopt;
    return range;
  }

  /// "did not acknowledge the claim late on Monday": the day is when nothing was said.
  TokenRange without_time_at_end(TokenRange range) const {
    for (std::size_t i = range.first + 1; i < range.last; ++i) {
      if (time_end(i) != range.last) continue;
      range.last = i;
      while (range.last > range.first + 1 && words_.upos(range.last - 1) == Upos::kAdp)
        --range.last;
      break;
    }
    return range;
  }

  /// "dubbed "the gateway" by the press": the words between cue and "by".
  std::optional<TokenRange> passive_content() const {
    std::size_t begin = past_preposition(use_.range.last);
    std::size_t by = begin;
    while (by < source_->range.first && !words_.is(by, "by")) ++by;
    TokenRange between = trimmed({begin, by});
    // "was told Wednesday by X that ..."
    if (!between.empty() && time_end(between.first) != between.last) return between;
    begin = past_preposition(source_->range.last);
    if (in(begin) && words_.is(begin, "as")) ++begin;
    const TokenRange after = trimmed({begin, content_end(begin)});
    if (after.empty()) return std::nullopt;
    return after;
  }

  /// After "..., X said," only a quotation or the rest of the broken clause is content.
  bool goes_on_after_comma(std::size_t begin) const {
    if (words_.is_quote_mark(begin)) return true;
    const bool condition = opens_subordinate_clause(sentence_.first) &&
                           has_finite({begin, sentence_.last});
    return words_.finite(begin) || condition || use_.voice == CueVoice::kPhrase;
  }

  bool acceptable(TokenRange range) const {
    const std::size_t first = range.first;
    if (use_.voice == CueVoice::kPhrase || use_.voice == CueVoice::kNoun) return true;
    if (use_.voice == CueVoice::kAdjective || use_.voice == CueVoice::kColon)
      return true;
    if (takes(Takes::kAs) && use_.cue != nullptr) return holds(words_, range, "as");
    if (use_.cue->takes_only(Takes::kAt)) return true;
    if (words_.is(first, "that") || words_.is_quote_mark(first) || headline_)
      return true;
    if (words_.is(first, "to")) return takes(Takes::kTo);
    if (words_.upos(first) == Upos::kAdp && !takes(Takes::kObject)) return false;
    const bool question = is_question_word(words_, first);
    if (takes(Takes::kDoing) && words_.form(first) == VerbForm::kGer) return true;
    if (takes(Takes::kQuestion) && question) return true;
    if (words_.upos(first) == Upos::kSconj && !question && !has_main_verb(range))
      return false;
    if (!plain_object() && has_finite(range)) return true;
    if (takes(Takes::kTo) && has_infinitive(words_, range)) return true;

    if (takes(Takes::kOf) && use_.voice == CueVoice::kActive)
      return holds(words_, range, "of");
    const bool wants_thing = takes(Takes::kObject) || takes(Takes::kName) ||
                             takes(Takes::kWith) || takes(Takes::kOf) ||
                             takes(Takes::kFor);
    return wants_thing && is_thing(first);
  }

  /// "since this began" has no clause of its own, "because X, Y did" has one after the
  /// comma.
  bool has_main_verb(TokenRange range) const {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (words_.is(i, ",")) return has_finite({i, range.last});
    }
    return false;
  }

  bool is_thing(std::size_t i) const {
    const bool participle =  // "written questions"
        words_.form(i) == VerbForm::kPart && in(i + 1) && in_noun_phrase(words_, i + 1);
    return in_noun_phrase(words_, i) || words_.upos(i) == Upos::kPron ||
           words_.form(i) == VerbForm::kGer || participle ||
           (words_.upos(i) == Upos::kAdp && takes(Takes::kWith));
  }

  bool has_finite(TokenRange range) const {
    return first_finite(words_, range) != range.last;
  }

  // --- where the content ends

  std::size_t content_end(std::size_t begin) const {
    if (use_.voice == CueVoice::kAdjective) {
      return long_noun_phrase_end(words_, begin, sentence_.last);
    }
    std::size_t end = sentence_.last;
    // A cue inside a quotation does not reach out of it.
    if (const Quotation* around = quotation_around(context_.quotations, use_.verb)) {
      end = std::min(end, around->inner.last);
    }
    end = std::min(end, next_cue_of_same_subject(begin));
    for (std::size_t i = begin; i < end; ++i) {
      if (const Quotation* quote = quotation_around(context_.quotations, i);
          quote != nullptr && quote->outer.first >= begin) {
        i = std::min(quote->outer.last, end) - 1;
        continue;
      }
      if (ends_here(begin, i)) return i;
      if (use_.voice == CueVoice::kNoun && second_verb(begin, i)) return i;
    }
    return end;
  }

  /// "the claim that the cable was cut has not been checked": "has" is of the claim.
  bool second_verb(std::size_t begin, std::size_t i) const {
    if (!words_.finite(i) || i == begin) return false;
    const Upos before = words_.upos(i - 1);
    const bool own_subject = before == Upos::kPron || before == Upos::kCconj ||
                             before == Upos::kSconj || before == Upos::kDet;
    return !own_subject && before != Upos::kAux && has_finite({begin, i}) &&
           verb_ends_before(i);
  }

  /// A participle, or a verb without object, right before `i` has no room for a
  /// subject.
  bool verb_ends_before(std::size_t i) const {
    return words_.upos(i - 1) == Upos::kVerb || words_.upos(i - 1) == Upos::kAdv ||
           words_.upos(i - 1) == Upos::kNoun || words_.upos(i - 1) == Upos::kPropn;
  }

  bool ends_here(std::size_t begin, std::size_t i) const {
    if (i > begin && is_dash(words_, i) && !closes_later(i)) return true;
    if (words_.is(i, "but") && publication_goes_on(begin, i)) return true;
    if (!words_.is(i, ",") || !in(i + 2)) return false;
    // "The captain, who said the crew was safe, left the port."
    if (in_relative_clause() && words_.finite(i + 1)) return true;
    // The publication comments: ", in what would be ...", ", suggesting that ...".
    if (words_.is(i + 1, "in") && words_.is(i + 2, "what")) return true;
    if (words_.any_of(i + 1, {"suggesting", "indicating", "implying", "signalling"}))
      return true;
    if (!plain_object() && !takes(Takes::kObject)) return false;
    if (plain_object() &&
        words_.any_of(i + 1, {"but", "while", "saying", "adding", "describing",
                              "calling", "after", "as", "who", "which"})) {
      return true;
    }
    return plain_object() && words_.is(i + 1, "and") && in(i + 2) &&
           has_finite({i + 2, std::min(i + 8, sentence_.last)});
  }

  /// "X said A but B": B is the publication's, unless "but that" goes on with the
  /// report.
  bool publication_goes_on(std::size_t begin, std::size_t i) const {
    if (plain_object() || use_.voice == CueVoice::kPhrase || !in(i + 2)) return false;
    if (!has_finite({begin, i}) || words_.is(i + 1, "that")) return false;
    std::size_t end = noun_phrase_end(words_, i + 1, sentence_.last);
    if (end == i + 1 && words_.is(end, "there")) ++end;
    return end > i + 1 && in(end) && words_.finite(end);
  }

  bool in_relative_clause() const {
    const std::size_t first = use_.range.first;
    return use_.voice == CueVoice::kActive && first > sentence_.first &&
           words_.any_of(first - 1, {"who", "which"});
  }

  /// A pair of dashes holds an aside inside the content, a single one ends it.
  bool closes_later(std::size_t i) const {
    for (std::size_t j = i + 1; j < sentence_.last; ++j) {
      if (is_dash(words_, j)) return true;
    }
    // A figure's comment stays: "4,325 injuries - the highest total since".
    return in(i + 1) && words_.is(i + 1, "the");
  }

  /// Where a later cue takes over: ", but he refused", ", saying that". One whose
  /// subject stands inside the content is nested in it and takes nothing over.
  std::size_t next_cue_of_same_subject(std::size_t begin) const {
    bool nested_before = false;
    for (std::size_t n = k_ + 1; n < cues_.size(); ++n) {
      const CueUse& next = cues_[n].use;
      if (next.range.first < begin) continue;
      const bool quoted = quotation_around(context_.quotations, next.verb) !=
                          quotation_around(context_.quotations, use_.verb);
      if (quoted || next.voice == CueVoice::kAdjective || next.voice == CueVoice::kNoun)
        continue;
      if (next.voice == CueVoice::kPhrase) {
        if (cues_[n].source && ends_report(cues_[n].source->range.last)) {
          return before_marks(begin, next.range.first);
        }
        continue;  // ", according to X," inside the content
      }
      if (!cues_[n].source) continue;
      const bool own = !cues_[n].source->inherited && !cues_[n].source->after_cue;
      const std::size_t clause = own ? cues_[n].source->range.first : next.range.first;
      if (!own) {
        if (cues_[n].source->inherited && !nested_before)
          return before_marks(begin, clause);
        continue;
      }
      if (clause > begin && (joins_clause(clause - 1) || ends_sentence(cues_[n]))) {
        return before_marks(begin, clause);
      }
      nested_before = true;
    }
    return sentence_.last;
  }

  /// "A, B reported.": what stands before B is all said by B.
  bool ends_sentence(const CueWithSource& next) const {
    if (!words_.is(next.source->range.first - 1, ",")) return false;
    return ends_report(past_circumstances(next.use.range.last));
  }

  /// Is there nothing but marks from `i` on?
  bool ends_report(std::size_t i) const {
    for (; i < sentence_.last; ++i) {
      if (words_.upos(i) != Upos::kPunct) return false;
    }
    return true;
  }

  bool joins_clause(std::size_t i) const {
    if (words_.any_of(i, {"but", "while", "whereas", "although", "though", ";"}))
      return true;
    return words_.is(i, "and") && i > sentence_.first;
  }

  /// Back over ", but" and adverbs before the clause at `i`.
  std::size_t before_marks(std::size_t begin, std::size_t i) const {
    while (i > begin) {
      const Upos tag = words_.upos(i - 1);
      const bool mark = words_.any_of(i - 1, {",", ";"}) || is_dash(words_, i - 1);
      if (tag != Upos::kCconj && tag != Upos::kAdv && !mark &&
          !words_.any_of(i - 1, {"while", "whereas", "although", "though"})) {
        break;
      }
      --i;
    }
    return i;
  }

  TokenRange trimmed(TokenRange range) const {
    range.last = std::min(range.last, sentence_.last);
    while (!range.empty() && is_final_mark(words_, range.last - 1)) --range.last;
    while (!range.empty() &&
           (is_final_mark(words_, range.first) || is_dash(words_, range.first))) {
      ++range.first;
    }
    // A closing mark whose opening one is outside.
    if (!range.empty() && words_.is_quote_mark(range.last - 1)) {
      const Quotation* quote = quotation_around(context_.quotations, range.last - 1);
      if (quote != nullptr && quote->outer.first < range.first &&
          quote->outer.last == range.last) {
        --range.last;
        while (!range.empty() && is_final_mark(words_, range.last - 1)) --range.last;
      }
    }
    return range;
  }

  // --- what stands before

  /// The place where "X said" begins, seen from a statement before it.
  std::size_t report_begin() const {
    if (use_.voice == CueVoice::kPhrase) return use_.range.first;
    if (!source_ || source_->after_cue || source_->inherited) return use_.range.first;
    return std::min(source_->range.first, use_.range.first);
  }

  bool stands_after_statement() const {
    const std::size_t begin = report_begin();
    if (begin <= sentence_.first + 1) return false;
    return words_.is(begin - 1, ",") || closes_quotation(words_, begin - 1) ||
           words_.any_of(begin - 1, {"?", "!"}) || use_.voice == CueVoice::kPhrase ||
           is_dash(words_, begin - 1);
  }

  std::optional<TokenRange> left_content() const {
    const bool clause = use_.voice == CueVoice::kPhrase ||
                        (use_.voice == CueVoice::kActive && takes(Takes::kClause));
    if (!clause || !stands_after_statement() || in_relative_clause())
      return std::nullopt;
    // "..., which according to X began in the same corner"
    if (use_.voice == CueVoice::kPhrase &&
        words_.any_of(use_.range.first - 1, {"which", "who"})) {
      return std::nullopt;
    }
    if (source_ && source_->inherited) return std::nullopt;
    const std::size_t end = report_begin();
    TokenRange range{left_begin(end), end};
    if (range.first == sentence_.first) range.first = dateline_end(words_, sentence_);
    const Quotation* quote = quotation_around(context_.quotations, range.last - 1);
    if (quote == nullptr && range.last >= 2) {
      quote = quotation_around(context_.quotations, range.last - 2);
    }
    if (quote != nullptr && quote->outer.contains(use_.verb)) quote = nullptr;
    if (quote != nullptr && quote->outer.first <= range.first) {
      range.first = quote->outer.first;  // it may have begun sentences ago
      range.last = std::min(range.last, quote->outer.last);
      return range;
    }
    while (!range.empty() && words_.any_of(range.last - 1, {",", "–", "—", "-"}))
      --range.last;
    while (!range.empty() && words_.any_of(range.first, {"but", "and", ","}))
      ++range.first;
    if (range.empty()) return std::nullopt;
    const bool said = has_finite(range) && words_.upos(range.first) != Upos::kSconj;
    const bool broken = goes_on(range);
    if (said || headline_ || quote != nullptr || broken ||
        use_.voice == CueVoice::kPhrase) {
      return range;
    }
    return std::nullopt;
  }

  /// A statement before "X said" begins with the sentence, or after the report before
  /// it.
  std::size_t left_begin(std::size_t end) const {
    std::size_t begin = sentence_.first;
    for (std::size_t n = 0; n < k_; ++n) {
      const CueUse& earlier = cues_[n].use;
      const bool clause_before =
          earlier.voice == CueVoice::kActive || earlier.voice == CueVoice::kPhrase;
      if (!clause_before || earlier.range.last >= end || !cues_[n].source) continue;
      if (cues_[n].source->inherited) continue;
      // "X said A and B, Y added": after the conjunction that follows the earlier
      // report.
      if (use_.voice == CueVoice::kPhrase) {
        begin = after_conjunction(earlier.range.last, end).value_or(begin);
      }
    }
    return begin;
  }

  std::optional<std::size_t> after_conjunction(std::size_t from,
                                               std::size_t end) const {
    for (std::size_t i = end; i-- > from;) {
      if (words_.is(i, ",") && i + 1 < end && words_.upos(i + 1) == Upos::kCconj)
        return i + 2;
    }
    return std::nullopt;
  }

  /// "Such comments, X said, were seen ...": the clause goes on after the cue.
  bool goes_on(TokenRange left) const {
    const std::size_t after =
        std::max(use_.range.last, source_ ? source_->range.last : 0);
    if (!in(after + 1) || !words_.is(after, ",")) return false;
    if (words_.finite(after + 1)) return true;
    // "If boats come, X has threatened, the guard will cut their nets."
    return opens_subordinate_clause(left.first) &&
           has_finite({after + 1, sentence_.last});
  }

  /// "If boats come, ...", "since the fire began, ..."; "since Monday" is no clause.
  bool opens_subordinate_clause(std::size_t i) const {
    if (words_.upos(i) == Upos::kSconj) return true;
    return words_.any_of(i, {"since", "after", "before", "until", "as"}) &&
           has_finite({i, use_.range.first});
  }

  bool joins(TokenRange left, TokenRange right) const {
    const std::size_t after =
        std::max(use_.range.last, source_ ? source_->range.last : 0);
    if (!in(after)) return false;
    const bool quotes = words_.is_quote_mark(right.first) &&
                        quotation_around(context_.quotations, left.first) != nullptr;
    return quotes || goes_on(left);
  }

  const ContentContext& context_;
  const Words& words_;
  TokenRange sentence_;
  bool headline_;
  std::span<const CueWithSource> cues_;
  std::size_t k_;
  const CueUse& use_;
  const std::optional<SourceAt>& source_;
};

}  // namespace

const Quotation* quotation_around(std::span<const Quotation> quotations,
                                  std::size_t i) {
  const auto after = std::ranges::upper_bound(
      quotations, i, {}, [](const Quotation& q) { return q.outer.first; });
  if (after == quotations.begin()) return nullptr;
  const Quotation& before = *(after - 1);
  return before.outer.contains(i) ? &before : nullptr;
}

Content find_content(const ContentContext& context, TokenRange sentence, bool headline,
                     std::span<const CueWithSource> cues, std::size_t k) {
  return Reader(context, sentence, headline, cues, k).read();
}

}  // namespace hearsay
