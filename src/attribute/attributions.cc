#include "attribute/attributions.h"

#include <algorithm>
#include <utility>

#include "attribute/contents.h"
#include "attribute/cue_uses.h"
#include "attribute/drafts.h"
#include "attribute/learned.h"
#include "attribute/loose_quotations.h"
#include "attribute/mends.h"
#include "attribute/nesting.h"
#include "attribute/quotations.h"
#include "attribute/source_mentions.h"
#include "attribute/sources.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

/// How sure an attribution is that was learned: with a cue of the tables, and without.
constexpr double kLearned = 0.85;
constexpr double kLearnedAlone = 0.6;

class Finder {
 public:
  Finder(const ContentContext& context, std::span<const Sentence> sentences,
         const LearnedAttributions& learned, const AttributionTables& tables)
      : context_(context),
        words_(context.words),
        sentences_(sentences),
        learned_(words_, learned),
        tables_(tables) {}

  std::vector<Reported> find() {
    for (std::size_t n = 0; n < sentences_.size(); ++n) read_sentence(n);
    add_learned_without_table();
    give_back_pieces(drafts_);
    add_loose_quotations(context_, sentences_, learned_, drafts_);
    std::ranges::stable_sort(drafts_, {},
                             [](const Draft& d) { return first_token(d); });
    // Places have changed: parents known from the words are found again by their
    // content.
    find_parents(drafts_);
    std::vector<Reported> all;
    all.reserve(drafts_.size());
    for (Draft& draft : drafts_) all.push_back(finished(draft));
    return all;
  }

 private:
  static std::size_t first_token(const Draft& draft) {
    std::size_t first = draft.cue ? draft.cue->first : draft.content.front().first;
    if (draft.source) first = std::min(first, draft.source->first);
    if (!draft.content.empty()) first = std::min(first, draft.content.front().first);
    return first;
  }

  void read_sentence(std::size_t n) {
    const TokenRange sentence = tokens_of(sentences_[n]);

    const auto uses = find_cue_uses(words_, sentence, sentences_[n].headline, tables_);
    if (uses.empty()) return;
    std::vector<CueWithSource> cues;
    std::optional<TokenRange> earlier;
    for (const CueUse& use : uses) {
      CueWithSource cue{use, find_source(words_, sentence, use, earlier)};
      if (use.voice == CueVoice::kActive &&
          in_condition(words_, sentence, use.range.first)) {
        continue;  // "if X refuses": nobody has said anything yet
      }
      if (cue.source && (!may_speak(cue) || reaches_into_quotation(cue)))
        cue.source.reset();
      if (cue.source && use.voice != CueVoice::kNoun) earlier = cue.source->range;
      cues.push_back(cue);
    }
    for (std::size_t k = 0; k < cues.size(); ++k) add(n, cues, k);
  }

  /// A participle inside a quotation has its subject there, not before the quotation.
  bool reaches_into_quotation(const CueWithSource& cue) const {
    if (!cue.source->inherited) return false;
    return quotation_around(context_.quotations, cue.use.verb) !=
               quotation_around(context_.quotations, cue.source->range.first) &&
           quotation_around(context_.quotations, cue.use.verb) != nullptr;
  }

  /// "according to plan": a source is a name, a pronoun, or a phrase that can speak.
  bool may_speak(const CueWithSource& cue) const {
    if (cue.use.voice == CueVoice::kColon) return may_speak_before_colon(cue);
    if (cue.use.voice != CueVoice::kPhrase) return true;
    const TokenRange range = cue.source->range;
    if (words_.upos(range.first) == Upos::kPropn ||
        words_.upos(range.first) == Upos::kDet ||
        words_.upos(range.first) == Upos::kPron) {
      return true;
    }
    return mention_of_source(words_, context_.mentions, range).has_value() ||
           words_.low(range.last - 1).ends_with('s');
  }

  /// "Insurer: alarm was off", but "Bridge fall: two men freed" and "Tarn: rain ends
  /// drought" name what it is about. A quotation is said by whoever stands before it.
  bool may_speak_before_colon(const CueWithSource& cue) const {
    const std::size_t next = cue.use.verb + 1;
    if (words_.is_quote_mark(next) || words_.any_of(next, {"'", "‘"})) return true;
    const auto found = mention_of_source(words_, context_.mentions, cue.source->range);
    if (!found) return false;
    const Mention& mention = context_.mentions[index_of(*found)];
    const bool whole = mention.span == words_.span(cue.source->range);
    const bool described = mention.form == MentionForm::kNominal &&
                           (mention.kind == ActorKind::kOrganisation ||
                            mention.kind == ActorKind::kPerson);
    const bool person = mention.kind == ActorKind::kPerson &&
                        cue.source->range.last - cue.source->range.first > 1;
    return whole && (described || person);
  }

  void add(std::size_t n, std::span<const CueWithSource> cues, std::size_t k) {
    const CueUse& use = cues[k].use;
    LearnedAt* const learned = learned_.find(use.verb);
    if (use.cue != nullptr && use.cue->can_take(Takes::kRelay) &&
        add_relay(n, cues, k)) {
      if (learned != nullptr) learned->used = true;
      return;
    }
    if (learned != nullptr && learned->used) return;  // "withdrew its report": one cue
    const bool hearsay = is_hearsay(use) && !(learned != nullptr && learned->source);
    if (learned != nullptr && (hearsay || silence_at_time(words_, use, *learned))) {
      learned->used = true;
    } else if (learned != nullptr && can_report(words_, use, *learned)) {
      add_learned(n, cues, k, *learned);
      return;
    }
    if (hearsay) return add_hearsay(n, cues[k]);
    if (!has_speaker(cues[k])) return;
    if (!cues[k].source && is_said_of_subject(use))
      return add_said_of_subject(n, cues[k]);
    Content content = find_content(context_, tokens_of(sentences_[n]),
                                   sentences_[n].headline, cues, k);
    if (content.pieces.empty()) content.pieces = quotation_below(n, use);
    if (content.pieces.empty() && !is_non_statement(use.stance)) return;
    if (!may_stand_alone(use, content.pieces)) return;
    Draft draft = draft_of(n, cues[k]);
    draft.content = content.pieces;
    if (sentences_[n].headline && !draft.content.empty())
      end_before_as(draft.content.back());
    draft.addressee = content.addressee;
    draft.reported.clause_with_that =
        !content.pieces.empty() && words_.is(content.pieces.front().first, "that");
    go_on_with_quotations(draft);
    drafts_.push_back(std::move(draft));
  }

  /// "The paper reports:" and a paragraph in quotation marks.
  std::vector<TokenRange> quotation_below(std::size_t n, const CueUse& use) const {
    const std::size_t next = sentences_[n].last_token;
    const bool opens = use.cue != nullptr && use.cue->can_take(Takes::kClause) &&
                       next < words_.size() && words_.is(next - 1, ":");
    if (!opens) return {};
    const Quotation* const quote = quotation_around(context_.quotations, next);
    if (quote == nullptr || quote->outer.first != next) return {};
    return {quote->outer};
  }

  /// The analyser looked here and saw nothing. Inside of what is said it hardly learned
  /// to look.
  bool may_stand_alone(const CueUse& use, std::span<const TokenRange> content) const {
    if (!learned_.looked() || is_non_statement(use.stance)) return true;
    // "When he wrote his book, she said ...": a content that ran on too far.
    const bool follows = content.front().first > use.verb;
    if (follows && learned_.holds_cue(content)) return false;
    return learned_.in_content(use.verb) || is_sure_alone(words_, use, content);
  }

  /// What the cue is, by its table; whose it is and what it reports, as it was learned.
  void add_learned(std::size_t n, std::span<const CueWithSource> cues, std::size_t k,
                   LearnedAt& learned) {
    const CueWithSource& cue = cues[k];
    // "was informed of the fall": who is informed says nothing.
    if (cue.use.voice == CueVoice::kPassive && !has_speaker(cue)) return;
    Draft draft = draft_of(n, cue);
    learned.used = true;
    draft.cue = learned.cue;
    if (cue.use.range.last > learned.cue.last)
      draft.reported.whole_cue = words_.span(cue.use.range);
    const TokenRange sentence = tokens_of(sentences_[n]);
    draft.source = better_source(words_, sentence, cue, learned);
    if (draft.source && cue.source && only_points(words_, *draft.source))
      draft.speaker = cue.source->range;
    const Content by_rules =
        find_content(context_, sentence, sentences_[n].headline, cues, k);
    draft.addressee = by_rules.addressee;
    if (is_swallowed(cue.use, learned, by_rules)) draft.cue = cue.use.range;
    draft.content = mended_content(context_, sentence, cue, learned, by_rules);
    leave_out_source(draft);
    end_before_claim_about(draft.content);
    if (sentences_[n].headline) end_before_as(draft.content.back());
    if (orders(words_, cue.use, draft.content.front())) {
      draft.reported.stance = Stance::kDemands;
      take_in_who_shall(draft);
    }
    draft.reported.clause_with_that = words_.is(draft.content.front().first, "that");
    draft.reported.confidence = kLearned;
    draft.learned = true;
    if (points_before_quotation(draft)) return add_pointing(std::move(draft));
    drafts_.push_back(std::move(draft));
  }

  /// 'disputed this: "He ran."'
  bool points_before_quotation(const Draft& draft) const {
    const std::size_t first = draft.content.front().first;
    return draft.reported.stance != Stance::kAsserts && first > 1 &&
           words_.is_quote_mark(first) && words_.is(first - 1, ":") &&
           words_.any_of(first - 2, {"this", "that", "it"});
  }

  /// What is disputed is "this"; what is quoted is said.
  void add_pointing(Draft&& draft) {
    const std::size_t colon = draft.content.front().first - 1;
    Draft said = draft;
    said.cue = TokenRange{colon, colon + 1};
    said.reported.stance = Stance::kAsserts;
    draft.content = {{colon - 1, colon}};
    draft.cue->last = std::min(draft.cue->last, colon - 1);
    drafts_.push_back(std::move(draft));
    drafts_.push_back(std::move(said));
  }

  /// "Tarn, which ..., has not acknowledged [the claim]": not the source too.
  static void leave_out_source(Draft& draft) {
    if (!draft.source || draft.content.size() < 2) return;
    const auto in_source = [&](TokenRange piece) {
      return draft.source->first <= piece.first && piece.last <= draft.source->last;
    };
    if (!std::ranges::all_of(draft.content, in_source))
      std::erase_if(draft.content, in_source);
  }

  /// "told [foremen to silence the alarms]": who shall do it is part of it.
  void take_in_who_shall(Draft& draft) const {
    TokenRange& first = draft.content.front();
    if (!words_.is(first.first, "to") || first.first <= draft.cue->last) return;
    if (noun_phrase_end(words_, draft.cue->last, first.first) == first.first)
      first.first = draft.cue->last;
  }

  /// "said guards took bribes, [a claim the ministry denied]".
  void end_before_claim_about(std::vector<TokenRange>& content) const {
    for (std::size_t p = 0; p < content.size(); ++p) {
      for (std::size_t i = content[p].first; i < content[p].last; ++i) {
        if (i == content.front().first || !is_claim_about(i, content[p].last)) continue;
        content[p].last = words_.is(i - 1, ",") ? std::max(i - 1, content[p].first) : i;
        const bool empty = content[p].first == content[p].last;
        content.resize(empty ? p : p + 1);
        return;
      }
    }
  }

  /// ", a claim the ministry denied": does it begin at `i`?
  bool is_claim_about(std::size_t i, std::size_t to) const {
    if (!words_.is(i - 1, ",") || !words_.any_of(i, {"a", "an"})) return false;
    const std::size_t end = noun_phrase_end(words_, i, to);
    std::size_t noun = i + 1;
    while (noun < end && tables_.cues.noun(words_.low(noun)) == nullptr) ++noun;
    return noun < end && first_finite(words_, {noun, to}) != to;
  }

  /// "Opposition demands recount as board defends count": headlines join two stories.
  void end_before_as(TokenRange& content) const {
    for (std::size_t i = content.first + 1; i < content.last; ++i) {
      if (!words_.is(i, "as")) continue;
      const std::size_t end = noun_phrase_end(words_, i + 1, content.last);
      if (end == i + 1 || end >= content.last || !words_.finite(end)) continue;
      content.last = i;
      return;
    }
  }

  /// "The house is said to be empty": somebody says so, nobody is named.
  bool is_hearsay(const CueUse& use) const {
    const std::size_t to = use.range.last;
    return use.voice == CueVoice::kPassive && use.cue != nullptr &&
           use.cue->can_take(Takes::kHearsay) && to + 1 < words_.size() &&
           words_.is(to, "to") && words_.form(to + 1) == VerbForm::kInf;
  }

  /// What is said holds its cue: there are no words for it alone.
  void add_hearsay(std::size_t n, const CueWithSource& cue) {
    const auto subject = subject_before(n, cue);
    if (!subject) return;
    Draft draft = draft_of(n, cue);
    draft.source.reset();
    draft.reported.alleged = true;
    draft.content = {{subject->first, hearsay_end(n, cue.use.range.last)}};
    drafts_.push_back(std::move(draft));
  }

  std::size_t hearsay_end(std::size_t n, std::size_t i) const {
    const TokenRange sentence = tokens_of(sentences_[n]);
    for (; i + 1 < sentence.last; ++i) {
      const bool next =
          words_.is(i, ",") &&
          words_.any_of(i + 1, {"and", "but", "while", "who", "which", "although"});
      if (next || words_.any_of(i, {";", ":"})) return i;
    }
    return without_marks(words_, {sentence.first, sentence.last}).last;
  }

  /// Cues that no table knows ("is convinced"): reported, and no more is known of them.
  /// Inside what others say, where labels were guessed, they are left alone.
  void add_learned_without_table() {
    for (const LearnedAt& learned : learned_.all()) {
      if (learned.used || learned.nested) continue;
      Draft draft;
      draft.source = learned.source;
      draft.cue = learned.cue;
      draft.content = learned.content;
      draft.sentence = sentence_at(sentences_, learned.cue.first);
      draft.reported.confidence = kLearnedAlone;
      draft.learned = true;
      draft.reported.known = false;
      if (const Cue* const cue = cue_of_noun(learned)) {
        draft.reported.known = true;
        draft.reported.stance = cue->stance;
        draft.reported.commitment = cue->commitment;
        draft.reported.content_is_object = !cue->can_take(Takes::kClause);
      }
      drafts_.push_back(std::move(draft));
    }
    std::ranges::stable_sort(drafts_, {}, &Draft::sentence);
  }

  /// "The company disputes that": a verb that was taken for a noun, where what was
  /// learned knows better.
  const Cue* cue_of_noun(const LearnedAt& learned) const {
    const std::size_t i = learned.cue.last - 1;
    if (words_.upos(i) != Upos::kNoun || learned.cue.last - learned.cue.first > 1)
      return nullptr;
    const auto base = tables_.lexicon.base_of(words_.low(i));
    if (!base) return nullptr;
    const TokenRange sentence = tokens_of(sentences_[sentence_at(sentences_, i)]);
    const auto at = tables_.cues.find(words_, i, *base, sentence.last);
    const bool reports =
        at && !at->cue->only_negated && !at->cue->takes_only(Takes::kNothing);
    return reports ? at->cue : nullptr;
  }

  /// Unnamed voices count only where the words say that somebody speaks.
  static bool has_speaker(const CueWithSource& cue) {
    if (cue.source) return true;
    switch (cue.use.voice) {
      case CueVoice::kPassive:
        return is_said_of_subject(cue.use) || (cue.use.stance == Stance::kAccuses &&
                                               cue.use.cue->can_take(Takes::kOf));
      case CueVoice::kNoun:
        return cue.use.alleged;
      case CueVoice::kAdjective:
        return true;
      default:
        return false;
    }
  }

  /// "The number could not be verified", "the pilot could not be reached for comment".
  static bool is_said_of_subject(const CueUse& use) {
    return use.voice == CueVoice::kPassive && (use.stance == Stance::kCannotVerify ||
                                               use.stance == Stance::kDidNotRespond);
  }

  void add_said_of_subject(std::size_t n, const CueWithSource& cue) {
    const auto subject = subject_before(n, cue);
    if (!subject) return;
    Draft draft = draft_of(n, cue);
    if (cue.use.stance == Stance::kDidNotRespond) {
      draft.source = subject;
    } else {
      draft.content = {*subject};
      draft.reported.content_is_object = true;
    }
    drafts_.push_back(std::move(draft));
  }

  Draft draft_of(std::size_t n, const CueWithSource& cue) const {
    Draft draft;
    draft.sentence = n;
    draft.cue = cue.use.range;
    if (cue.source) draft.source = cue.source->range;
    draft.reported.stance = cue.use.stance;
    draft.reported.commitment = cue.use.commitment;
    draft.reported.alleged = cue.use.alleged;
    if (cue.use.cue != nullptr) draft.reported.modality = cue.use.cue->modality;
    draft.reported.content_is_object =
        cue.use.cue != nullptr && !cue.use.cue->can_take(Takes::kClause);
    draft.reported.inferred = is_inference(cue.use);
    draft.reported.confidence = confidence(cue);
    return draft;
  }

  /// ", suggesting ..." is what the publication makes of it.
  bool is_inference(const CueUse& use) const {
    return use.voice == CueVoice::kParticiple &&
           quotation_around(context_.quotations, use.verb) == nullptr &&

           words_.any_of(use.verb, {"suggesting", "indicating", "implying",
                                    "signalling", "signaling"});
  }

  static double confidence(const CueWithSource& cue) {
    switch (cue.use.voice) {
      case CueVoice::kActive:
        return cue.source && cue.source->inherited ? 0.6 : 0.8;
      case CueVoice::kPhrase:
      case CueVoice::kColon:
        return 0.8;
      case CueVoice::kParticiple:
      case CueVoice::kPassive:
        return 0.6;
      case CueVoice::kNoun:
      case CueVoice::kAdjective:
        return 0.5;
    }
    return 0.5;
  }

  // --- "X cited Y as saying ..." -----------------------------------------------------

  bool add_relay(std::size_t n, std::span<const CueWithSource> cues, std::size_t k) {
    const CueWithSource& outer = cues[k];
    const TokenRange sentence = tokens_of(sentences_[n]);
    const bool passive = outer.use.voice == CueVoice::kPassive;
    std::size_t i = outer.use.range.last;
    std::optional<TokenRange> relayed;
    if (passive) {
      relayed = subject_before(n, outer);
    } else if (const std::size_t end = long_noun_phrase_end(words_, i, sentence.last);
               end > i) {
      relayed = TokenRange{i, end};
      i = end;
    }
    if (!relayed) return false;
    const bool saying = i + 1 < sentence.last && words_.is(i, "as") &&
                        words_.form(i + 1) == VerbForm::kGer;
    if (saying) return add_as_saying(n, cues, k, *relayed, i);
    if (outer.use.voice != CueVoice::kParticiple || drafts_.empty()) return false;
    return add_citing(n, outer, *relayed);
  }

  std::optional<TokenRange> subject_before(std::size_t n,
                                           const CueWithSource& cue) const {
    const TokenRange sentence = tokens_of(sentences_[n]);
    const std::size_t first = cue.use.range.first;
    const std::size_t begin = clause_begin(words_, sentence, first);
    if (begin >= first) return std::nullopt;
    return TokenRange{begin, first};
  }

  /// The content of "as saying" at `as`: what follows it, else the statement before.
  bool add_as_saying(std::size_t n, std::span<const CueWithSource> cues, std::size_t k,
                     TokenRange relayed, std::size_t as) {
    CueWithSource inner = cues[k];
    inner.use.voice = CueVoice::kActive;
    inner.use.cue = &saying_;
    inner.use.range = {as, as + 2};
    inner.use.verb = as + 1;
    inner.source = SourceAt{relayed, false, false, std::nullopt};
    std::vector<CueWithSource> all(cues.begin(), cues.end());
    all[k] = inner;
    Content content = find_content(context_, tokens_of(sentences_[n]), false, all, k);
    if (content.pieces.empty()) {
      // "..., TASS cited the ministry as saying": the report begins with the outer
      // source.
      CueWithSource whole = cues[k];
      whole.use.cue = &saying_;
      whole.use.range.last = as + 2;
      all[k] = whole;
      content = find_content(context_, tokens_of(sentences_[n]), false, all, k);
    }
    if (content.pieces.empty()) return false;
    Draft said = draft_of(n, inner);
    said.content = content.pieces;
    go_on_with_quotations(said);
    if (cues[k].source) {
      Draft outer = draft_of(n, cues[k]);
      outer.content = said.content;
      outer.content.push_back({relayed.first, as + 2});
      std::ranges::sort(outer.content, {}, &TokenRange::first);
      said.parent = drafts_.size();
      outer.reported.confidence = said.reported.confidence = 0.8;
      drafts_.push_back(std::move(outer));
    }
    drafts_.push_back(std::move(said));
    return true;
  }

  /// "X reported ..., citing Y": Y says it, X relays it.
  bool add_citing(std::size_t n, const CueWithSource& citing, TokenRange relayed) {
    Draft& main = drafts_.back();
    const auto mention = mention_of_source(words_, context_.mentions, relayed);
    const bool document =
        mention && context_.mentions[index_of(*mention)].kind == ActorKind::kDocument;
    // "would not comment, citing the court case": a reason, and nobody's words.
    if (main.sentence != n || document || main.content.empty()) return false;
    Draft inner = draft_of(n, citing);
    inner.source = relayed;
    inner.reported.content_is_object = false;
    inner.content = main.content;
    main.content.push_back({citing.use.range.first, relayed.last});
    drafts_.push_back(std::move(inner));
    return true;
  }

  // --- quotations over several sentences

  /// A quotation is said as a whole, and what is quoted right after it goes on with it.
  void go_on_with_quotations(Draft& draft) {
    if (draft.content.empty()) return;
    TokenRange& last = draft.content.back();
    const Quotation* quote = quotation_around(context_.quotations, last.first);
    const bool direct = quote != nullptr && quote->outer.first == last.first;
    if (direct && is_statement(*quote) && last.last < quote->outer.last) {
      last.last = quote->outer.last;
    }
  }

  Quote quote_of(const Draft& draft) const {
    bool any = false;
    bool all = !draft.content.empty();
    for (const TokenRange piece : draft.content) {
      const Quotation* quote = quotation_around(context_.quotations, piece.first);
      const bool whole = quote != nullptr && quote->outer.last >= piece.last;
      all = all && whole;
      for (std::size_t i = piece.first; i < piece.last && !any; ++i) {
        any = quotation_around(context_.quotations, i) != nullptr;
      }
    }
    return all ? Quote::kDirect : any ? Quote::kMixed : Quote::kIndirect;
  }

  Reported finished(const Draft& draft) const {
    Reported reported = draft.reported;
    Attribution& attribution = reported.attribution;
    if (draft.source) {
      const TokenRange speaker = draft.speaker.value_or(*draft.source);
      attribution.source = words_.span(*draft.source);
      attribution.mention = mention_of_source(words_, context_.mentions, speaker);
      reported.speaker_words = words_.span(speaker);
    }
    if (draft.cue) attribution.cue = words_.span(*draft.cue);
    for (const TokenRange piece : draft.content)
      attribution.content.push_back(words_.span(piece));
    attribution.quote = quote_of(draft);
    if (draft.parent) attribution.parent = id_at<AttributionId>(*draft.parent);
    if (draft.addressee) attribution.addressee = id_at<MentionId>(*draft.addressee);
    if (attribution.quote == Quote::kDirect) reported.confidence += 0.1;
    return reported;
  }

  static Cue saying() {
    Cue cue;
    cue.takes = 1U << static_cast<unsigned>(Takes::kClause);
    return cue;
  }

  const ContentContext& context_;
  const Words& words_;
  std::span<const Sentence> sentences_;
  LearnedCues learned_;
  const AttributionTables& tables_;
  std::vector<Draft> drafts_;
  Cue saying_ = saying();  ///< "as saying": plain speech
};

}  // namespace

std::vector<Reported> find_attributions(const Document& document,
                                        std::span<const Sentence> sentences,
                                        std::span<const Token> tokens,
                                        std::span<const Mention> mentions,
                                        std::span<const Time> times,
                                        const LearnedAttributions& learned,
                                        const AttributionTables& tables) {
  const Words words(document, tokens);
  const auto quotations = find_quotations(sentences, words);
  const ContentContext context{words, quotations, mentions, times};
  return Finder(context, sentences, learned, tables).find();
}

}  // namespace hearsay
