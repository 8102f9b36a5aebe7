#include "claims/claims.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "claims/answers.h"
#include "claims/clauses.h"
#include "syntax/clause_depth.h"
#include "syntax/phrases.h"
#include "syntax/words.h"

namespace hearsay {
namespace {

/// A relay whose content is mostly one nested attribution says nothing itself.
constexpr double kRelayShare = 0.6;
constexpr double kQuotedRelayShare = 0.8;  // '"The doctor told me that ...," she said.'

/// A time further from the cue than so many words is not the time of saying.
constexpr std::size_t kNearCue = 10;

/// What the publication says in its own voice needs so many words to be a claim.
constexpr std::size_t kShortestOwnClaim = 3;

class Assembler {
 public:
  Assembler(const Document& document, const Reading& reading,
            std::span<const Reported> reported, const ClaimWords& table)
      : words_(document, reading.tokens),
        reading_(reading),
        reported_(reported),
        table_(table),
        covered_(reading.tokens.size(), false),
        children_(reported.size()) {
    for (std::size_t r = 0; r < reported_.size(); ++r) {
      if (const auto parent = reported_[r].attribution.parent) {
        children_[index_of(*parent)].push_back(r);
      }
    }
  }

  std::vector<Claim> assemble() {
    for (std::size_t r = 0; r < reported_.size(); ++r) {
      if (reported_[r].known) cover(reported_[r]);
      if (!reported_[r].known || is_told(r) || is_taken_back(r)) continue;
      if (only_relays(r)) {
        add_beside_relayed(r);
      } else {
        add_reported(r);
      }
    }
    for (std::size_t n = 0; n < reading_.sentences.size(); ++n) add_own(n);
    std::ranges::stable_sort(claims_, {}, [](const Claim& c) {
      return std::pair{c.evidence, c.content.empty() ? c.evidence : c.content.front()};
    });
    return std::move(claims_);
  }

 private:
  const Attribution& attribution(std::size_t r) const {
    return reported_[r].attribution;
  }

  TokenRange range_of(Span span) const { return words_.range(span); }

  void cover(const Reported& reported) {
    const auto mark = [&](Span span) {
      const TokenRange range = range_of(span);
      std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(range.first),
                covered_.begin() + static_cast<std::ptrdiff_t>(range.last), true);
    };
    const Attribution& a = reported.attribution;
    if (a.cue) mark(*a.cue);
    if (a.source && a.cue && touches(*a.source, *a.cue)) mark(*a.source);
    for (const Span piece : a.content) mark(piece);
  }

  /// An inherited source stands in a clause of its own, which is not covered by it.
  bool touches(Span source, Span cue) const {
    const TokenRange between{std::min(range_of(source).last, range_of(cue).last),
                             std::max(range_of(source).first, range_of(cue).first)};
    return between.last <= between.first + 3;
  }

  // --- reported claims

  static std::uint32_t length(const Attribution& a) {
    std::uint32_t sum = 0;
    for (const Span piece : a.content) sum += piece.size();
    return sum;
  }

  /// "TASS cited the ministry as saying": the ministry's claim, via TASS, and no other.
  bool only_relays(std::size_t r) const {
    const Attribution& outer = attribution(r);
    if (reported_[r].stance != Stance::kAsserts) return false;
    const bool direct = outer.quote == Quote::kDirect;
    std::uint32_t nested = 0;
    for (const std::size_t child : children_[r]) {
      const Attribution& inner = attribution(child);
      if (!inner.source || !reported_[child].known || reported_[child].alleged ||
          passive(inner) || is_still_to_come(child) ||
          (direct && !reported_[child].clause_with_that)) {
        continue;
      }
      nested +=
          length(inner) + inner.cue.value_or(Span{}).size() + inner.source->size();
    }
    return nested > (direct ? kQuotedRelayShare : kRelayShare) * length(outer);
  }

  /// "said [the board regretted the vote] and that the offer stood": the clauses of
  /// the content that nobody inside it says.
  void add_beside_relayed(std::size_t r) {
    const auto relayed = [&](Span clause) {
      return std::ranges::any_of(children_[r], [&](std::size_t child) {
        const Attribution& inner = attribution(child);
        return (inner.cue && clause.overlaps(*inner.cue)) ||
               std::ranges::any_of(inner.content,
                                   [&](Span piece) { return clause.overlaps(piece); });
      });
    };
    for (const Span piece : attribution(r).content) {
      for (const TokenRange clause : parts_of(r, range_of(piece))) {
        if (main_finite(words_, clause) != clause.last && !relayed(words_.span(clause)))
          add(claim_of(r), {clause});
      }
    }
  }

  void add_reported(std::size_t r) {
    Claim claim = claim_of(r);
    const auto pieces = told_pieces(r);
    if (pieces.empty()) {
      // Only a silence may be about nothing.
      if (is_non_statement(claim.stance)) add(std::move(claim), {});
      return;
    }
    for (std::size_t p = 0; p < pieces.size();) {
      const std::size_t same = pieces_of_sentence(pieces, p);
      if (same - p > 1) {
        std::vector<TokenRange> parts;
        for (; p < same; ++p) parts.push_back(bare_clause(words_, range_of(pieces[p])));
        std::erase_if(parts, [](TokenRange part) { return part.empty(); });
        if (!parts.empty()) add(claim, parts);
      } else {
        for (const TokenRange part : parts_of(r, range_of(pieces[p]))) {
          if (!is_told_inside(r, part)) add(claim, {part});
        }
        ++p;
      }
    }
  }

  /// "said it had copied them and [threatened to publish them]": a claim of its own.
  bool is_told_inside(std::size_t r, TokenRange part) const {
    return std::ranges::any_of(children_[r], [&](std::size_t child) {
      const auto& cue = attribution(child).cue;
      return cue && range_of(*cue).first == part.first && reported_[child].known &&
             !is_told(child) && !is_taken_back(child);
    });
  }

  /// The content without what belongs to the cue: "the matter" of "declined to discuss
  /// the matter".
  std::vector<Span> told_pieces(std::size_t r) const {
    std::vector<Span> pieces = attribution(r).content;
    const auto& cue = reported_[r].whole_cue;
    if (!cue) return pieces;
    for (Span& piece : pieces) {
      if (!piece.overlaps(*cue)) continue;
      TokenRange range = range_of(piece);
      range.first = std::min(range.last, std::max(range.first, range_of(*cue).last));
      piece = range.empty() ? Span{} : words_.span(range);
    }
    std::erase_if(pieces, [](Span piece) { return piece.size() == 0; });
    return pieces;
  }

  /// One past the pieces that stand in the same sentence as piece `p`.
  std::size_t pieces_of_sentence(const std::vector<Span>& pieces, std::size_t p) const {
    const std::size_t sentence =
        sentence_at(reading_.sentences, range_of(pieces[p]).first);
    std::size_t q = p + 1;
    while (q < pieces.size() &&
           sentence_at(reading_.sentences, range_of(pieces[q]).first) == sentence)
      ++q;
    return q;
  }

  /// A quotation falls into its sentences, a reported clause into its clauses; a thing
  /// stays whole.
  std::vector<TokenRange> parts_of(std::size_t r, TokenRange piece) const {
    std::vector<TokenRange> parts;
    for (std::size_t n = sentence_at(reading_.sentences, piece.first);
         n < reading_.sentences.size(); ++n) {
      const Sentence& sentence = reading_.sentences[n];
      if (sentence.first_token >= piece.last) break;
      const TokenRange inside{std::max<std::size_t>(piece.first, sentence.first_token),
                              std::min<std::size_t>(piece.last, sentence.last_token)};
      const bool whole = attribution(r).quote == Quote::kDirect ||
                         reported_[r].content_is_object ||
                         is_non_statement(reported_[r].stance);
      if (whole) {
        parts.push_back(bare_clause(words_, inside));
      } else {
        std::ranges::copy(split_clauses(words_, inside), std::back_inserter(parts));
      }
    }
    std::erase_if(parts, [](TokenRange part) { return part.empty(); });
    return parts;
  }

  /// What a reported clause tells of others' views, and things mentioned inside a
  /// direct quotation, belong to the claim they stand in.
  bool is_told(std::size_t r) const {
    if (is_only_name(r)) return true;
    const auto parent = attribution(r).parent;
    if (!parent) return false;
    const bool quoted = attribution(index_of(*parent)).quote == Quote::kDirect;
    return is_still_to_come(r) || passive(attribution(r)) ||
           (quoted && reported_[r].content_is_object) ||
           (quoted && !reported_[r].clause_with_that);
  }

  /// "said the museum would tell of hope": nobody has told of it yet.
  bool is_still_to_come(std::size_t r) const {
    const auto& cue = attribution(r).cue;
    if (!cue || is_non_statement(reported_[r].stance)) return false;
    const TokenRange range = range_of(*cue);
    const std::size_t before = range.first > 0 ? range.first - 1 : 0;
    const auto will = [&](std::size_t i) {
      return words_.any_of(i, {"will", "would", "'ll", "’ll", "shall"});
    };
    return will(before) || will(range.first);
  }

  /// "withdrew its report that shots had been fired", "denied that it had pressed for
  /// publication": not said once more.
  bool is_taken_back(std::size_t r) const {
    const Attribution& a = attribution(r);
    if (!a.parent || !a.cue) return false;
    const std::size_t parent = index_of(*a.parent);
    const bool own =
        !a.source || actor_of(r) == actor_of(parent) || speaks_of_itself(r);
    if (!own) return false;
    const Stance stance = reported_[parent].stance;
    const bool noun = words_.upos(range_of(*a.cue).last - 1) == Upos::kNoun;
    return stance == Stance::kDenies || (noun && stance == Stance::kRetracts);
  }

  /// "what he called a misunderstanding": a word for it, no statement.
  bool is_only_name(std::size_t r) const {
    const Attribution& a = attribution(r);
    if (!a.source || !a.cue || a.cue->begin < a.source->begin) return false;
    const std::size_t first = range_of(*a.source).first;
    return words_.is(first, "what") || (first > 0 && words_.is(first - 1, "what"));
  }

  /// "were seen by X as": the words tell of the view, they are not a report of X's
  /// speech.
  static bool passive(const Attribution& a) {
    return a.source && a.cue && a.cue->begin < a.source->begin && !a.content.empty() &&
           a.source->end < a.content.back().end;
  }

  std::optional<ActorId> actor_of(std::size_t r) const {
    const auto mention = attribution(r).mention;
    if (!mention) return std::nullopt;
    return reading_.mentions[index_of(*mention)].actor;
  }

  Claim claim_of(std::size_t r) const {
    const Reported& reported = reported_[r];
    const Attribution& a = reported.attribution;
    Claim claim;
    claim.attribution = id_at<AttributionId>(r);
    claim.stance = reported.stance;
    claim.commitment = reported.commitment;
    claim.confidence = reported.confidence;
    const bool nobody_else = !a.source && reported.stance == Stance::kCannotVerify;
    claim.voice = nobody_else                         ? Voice::kPublication
                  : !a.source                         ? Voice::kUnnamed
                  : is_non_statement(reported.stance) ? Voice::kPublication
                                                      : Voice::kSource;
    if (reported.inferred) {
      claim.voice = Voice::kPublication;
      claim.stance = Stance::kAsserts;
    } else {
      const std::size_t who = speaks_of_itself(r) ? index_of(*a.parent) : r;
      claim.speaker = actor_of(who);
      claim.speaker_words = reported_[who].speaker_words;
      claim.via = reporters(who);
    }
    claim.medium = medium(a);
    return claim;
  }

  /// "Monitors said they could not verify it": a pronoun that nobody else is.
  bool speaks_of_itself(std::size_t r) const {
    const Attribution& a = attribution(r);
    if (!a.parent || !a.source || actor_of(r)) return false;
    const TokenRange source = range_of(*a.source);
    return source.last == source.first + 1 &&
           words_.any_of(source.first, {"he", "she", "they", "it", "we", "i"}) &&
           attribution(index_of(*a.parent)).source.has_value();
  }

  /// Who relays it, outermost first.
  std::vector<ActorId> reporters(std::size_t r) const {
    std::vector<ActorId> via;
    auto parent = attribution(r).parent;
    while (parent && via.size() < 8) {
      const auto actor = actor_of(index_of(*parent));
      if (actor && actor != actor_of(r)) via.insert(via.begin(), *actor);
      parent = attribution(index_of(*parent)).parent;
    }
    return via;
  }

  /// Named beside the cue: "said in a post on X".
  std::optional<Span> medium(const Attribution& a) const {
    if (!a.cue) return std::nullopt;
    const std::size_t begin = range_of(*a.cue).last;
    const std::size_t to = std::min<std::size_t>(
        reading_.sentences[sentence_at(reading_.sentences, range_of(*a.cue).first)]
            .last_token,
        begin + 10);
    const TokenRange found = medium_in(words_, {begin, to}, table_);
    if (found.empty()) return std::nullopt;
    const Span span = words_.span(found);
    for (const Span piece : a.content) {
      if (piece.contains(span)) return std::nullopt;
    }
    return span;
  }

  // --- the publication's own claims

  /// What stands between attributions is a claim where a mark or conjunction sets it
  /// apart; else it is a rest of their sentence ("It follows a wave of").
  void add_own(std::size_t n) {
    const Sentence& sentence = reading_.sentences[n];
    if (!is_readable(sentence)) return;
    const TokenRange range{dateline_end(words_, tokens_of(sentence)),
                           sentence.last_token};
    std::size_t i = range.first;
    while (i < range.last) {
      if (covered_[i]) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < range.last && !covered_[end]) ++end;
      // "X held the town, and did not say ...": the conjunction is no part of either.
      std::size_t stop = end;
      while (stop > i &&
             (words_.upos(stop - 1) == Upos::kCconj || words_.is(stop - 1, ",")))
        --stop;
      for (const TokenRange clause : split_clauses(words_, {i, stop})) {
        const bool cut_left = i > range.first && clause.first == i;
        const bool cut_right = end < range.last && clause.last == end;
        if (!cut_left && !cut_right) add_own_clause(n, clause);
      }

      i = end;
    }
  }

  void add_own_clause(std::size_t n, TokenRange clause) {
    clause = without_question_word(clause);
    if (clause.last - clause.first < kShortestOwnClaim || !claims_something(n, clause))
      return;
    Claim claim;
    claim.voice = is_quoted_heading(n) ? Voice::kUnnamed : Voice::kPublication;
    claim.confidence = 0.5;
    std::vector<TokenRange> parts = {clause};
    if (const auto said = said_before(n, clause)) {
      claim = claim_of(said->attribution);
      parts.insert(parts.begin(), said->subject);
    } else if (const auto subject = subject_of(n, clause)) {
      parts.insert(parts.begin(), *subject);
    }
    add(std::move(claim), parts);
  }

  /// "'We hear knocking'": somebody's words, told below.
  bool is_quoted_heading(std::size_t n) const {
    if (!reading_.sentences[n].headline) return false;
    const TokenRange sentence = tokens_of(reading_.sentences[n]);
    const auto is_mark = [&](std::size_t i) {
      return words_.is_quote_mark(i) || words_.any_of(i, {"'", "‘", "’"});
    };
    return is_mark(sentence.first) && is_mark(sentence.last - 1);
  }

  struct Said {
    std::size_t attribution;
    TokenRange subject;
  };

  /// "The trucks were due last week, according to the Fund, but [have been held up]":
  /// the Fund says that too, of the trucks.
  std::optional<Said> said_before(std::size_t n, TokenRange clause) const {
    const TokenRange sentence = tokens_of(reading_.sentences[n]);
    if (!words_.finite(clause.first)) return std::nullopt;
    const Span span = reading_.sentences[n].span;
    auto at = std::ranges::lower_bound(reported_, span.begin, {}, first_byte);
    for (; at != reported_.end() && first_byte(*at) < span.end; ++at) {
      const Attribution& a = at->attribution;
      if (!a.source || !a.cue || a.parent || a.content.size() != 1) continue;
      const TokenRange content = range_of(a.content.front());
      const bool here =
          sentence.contains(content.first) && content.last <= range_of(*a.cue).first &&
          a.cue->begin < a.source->begin && range_of(*a.source).last < clause.first;
      const std::size_t end = noun_phrase_end(words_, content.first, content.last);
      if (here && end > content.first && words_.is(range_of(*a.cue).first, "according"))
        return Said{static_cast<std::size_t>(at - reported_.begin()),
                    {content.first, end}};
    }
    return std::nullopt;
  }

  static std::uint32_t first_byte(const Reported& one) {
    const Attribution& a = one.attribution;
    std::uint32_t first = a.cue ? a.cue->begin : a.content.front().begin;
    if (a.source) first = std::min(first, a.source->begin);
    if (!a.content.empty()) first = std::min(first, a.content.front().begin);
    return first;
  }

  /// "The city has promised a parade, but [has yet to name a date]": who has.
  std::optional<TokenRange> subject_of(std::size_t n, TokenRange clause) const {
    if (!words_.finite(clause.first)) return std::nullopt;
    const Span sentence = reading_.sentences[n].span;
    auto at = std::ranges::lower_bound(reported_, sentence.begin, {}, first_byte);
    for (; at != reported_.end() && first_byte(*at) < sentence.end; ++at) {
      const Attribution& a = at->attribution;
      if (!a.source || !a.cue || a.parent || a.cue->begin < a.source->begin) continue;
      const TokenRange range = range_of(*a.source);
      if (range.last <= clause.first) return range;
    }
    return std::nullopt;
  }

  /// "How Russia has claimed ...", "Why the capture would be ...": a heading that
  /// tells.
  TokenRange without_question_word(TokenRange clause) const {
    const bool asks = words_.any_of(clause.first, {"how", "why"});
    if (asks && clause.last - clause.first > 3 &&
        words_.upos(clause.first + 1) != Upos::kAux) {
      ++clause.first;
    }
    return clause;
  }

  bool claims_something(std::size_t n, TokenRange clause) const {
    const TokenRange sentence = tokens_of(reading_.sentences[n]);
    if (words_.any_of(clause.first, {"who", "which", "whose", "where", "when"}))
      return false;
    // "What the plan says" over a part of the report.
    const bool heading = reading_.sentences[n].headline ||
                         words_.upos(sentence.last - 1) != Upos::kPunct;
    if (words_.is(clause.first, "what") && heading) return false;
    if (words_.is(sentence.last - 1, "?") || words_.is_quote_mark(clause.first))
      return false;
    if (first_finite(words_, clause) != clause.last)
      return has_subject(clause) && !is_afterthought(clause);
    if (!reading_.sentences[n].headline) return false;
    return modality_of(words_, clause, Speech::kHeadline, table_) == Modality::kPlanned;
  }

  /// "the first deaths since the outbreak began": no verb but in a clause inside it.
  bool is_afterthought(TokenRange clause) const {
    return main_finite(words_, clause) == clause.last &&
           !opens_clause(words_, clause.first);
  }

  /// A clause that opens with its verb has lost its subject to an attribution, unless
  /// it is a coordinated one.
  bool has_subject(TokenRange clause) const {
    for (std::size_t i = clause.first; i < clause.last; ++i) {
      if (in_noun_phrase(words_, i) || words_.upos(i) == Upos::kPron) return true;
    }
    return false;
  }

  // --- every claim

  void add(Claim claim, const std::vector<TokenRange>& parts) {
    const Attribution* from =
        claim.attribution ? &attribution(index_of(*claim.attribution)) : nullptr;
    for (const TokenRange part : parts)
      claim.content.push_back(words_.span(antecedent_or(part)));
    claim.evidence = evidence_of(from, claim.content);
    claim.headline = in_headline(claim.evidence);
    if (!parts.empty()) {
      const Speech speech = speech_of(claim);
      if (!is_non_statement(claim.stance)) {
        claim.modality = modality_of_parts(parts, speech);
        // "Neither claim could be verified": the claim itself is not denied.
        const bool thing =
            speech == Speech::kObject && claim.stance == Stance::kCannotVerify;
        if (!thing && std::ranges::any_of(parts, [&](TokenRange part) {
              return polarity_of(words_, part, table_) == Polarity::kNegative;
            })) {
          claim.polarity = Polarity::kNegative;
        }
      }
    }
    judge_by_attribution(claim);
    if (asks(claim)) claim.stance = Stance::kAsks;
    add_times_and_figures(claim);
    claims_.push_back(std::move(claim));
  }

  /// "its estimate, [which] X said [was old]": what "which" stands for, as the tree has
  /// it.
  TokenRange antecedent_or(TokenRange part) const {
    const bool points = part.last == part.first + 1 && part.first > 0 &&
                        words_.any_of(part.first, {"which", "who"}) &&
                        words_.is(part.first - 1, ",");
    if (!points) return part;
    const TokenRange sentence =
        tokens_of(reading_.sentences[sentence_at(reading_.sentences, part.first)]);
    std::optional<std::size_t> verb = head_of(reading_.analyses, sentence, part.first);
    constexpr std::size_t kSteps = 3;  // "which it said was based"
    for (std::size_t step = 0; verb && step < kSteps; ++step) {
      const auto head = head_of(reading_.analyses, sentence, *verb);
      if (reading_.analyses[*verb]->deprel == Deprel::kAclRelcl && head &&
          *head < part.first && words_.upos(*head) != Upos::kPron) {
        return {noun_phrase_begin(words_, *head, sentence.first), part.first - 1};
      }
      verb = head;
    }
    return part;
  }

  /// '"Who will pay for this?" she said.'
  bool asks(const Claim& claim) const {
    if (claim.stance != Stance::kAsserts || claim.voice != Voice::kSource) return false;
    const std::size_t end = range_of(claim.content.back()).last;
    return end < words_.size() && words_.is(end, "?");
  }

  /// Of the first part that is not simply asserted.
  Modality modality_of_parts(const std::vector<TokenRange>& parts,
                             Speech speech) const {
    for (const TokenRange part : parts) {
      const Modality modality = modality_of(words_, part, speech, table_);
      if (modality != Modality::kAsserted) return modality;
    }
    return Modality::kAsserted;
  }

  Speech speech_of(const Claim& claim) const {
    const bool object =
        claim.attribution && reported_[index_of(*claim.attribution)].content_is_object;
    if (object || claim.stance == Stance::kDemands) return Speech::kObject;
    if (claim.voice != Voice::kPublication) return Speech::kReported;
    return claim.headline ? Speech::kHeadline : Speech::kOwn;
  }

  void judge_by_attribution(Claim& claim) const {
    if (!claim.attribution) return;
    const Reported& reported = reported_[index_of(*claim.attribution)];
    // What is hoped for stays so when it "would" happen.
    const bool stronger = reported.modality == Modality::kWished ||
                          reported.modality == Modality::kThreatened;
    const bool open = claim.modality == Modality::kAsserted ||
                      (stronger && claim.modality == Modality::kPlanned);
    if (open && reported.modality != Modality::kAsserted && tells_of_doing(claim))
      claim.modality = reported.modality;
    if (reported.alleged) claim.modality = Modality::kAlleged;
    if (reported.inferred) claim.modality = Modality::kPossible;
    // "if X refuses, then our forces will": who says so threatens.
    const bool asserts =
        claim.stance == Stance::kAsserts && claim.voice == Voice::kSource;
    if (asserts && claim.modality == Modality::kConditional && threatens(claim)) {
      claim.stance = Stance::kThreatens;
    }
  }

  /// "to rebuild the school", "the ward would open": a clause, not a thing.
  bool tells_of_doing(const Claim& claim) const {
    if (claim.content.empty()) return false;
    const TokenRange range = range_of(claim.content.front());
    return first_finite(words_, range) != range.last || has_infinitive(words_, range);
  }

  /// "if ..., then ... will" of somebody's own forces.
  bool threatens(const Claim& claim) const {
    const TokenRange range = range_of(claim.content.front());
    if (!words_.any_of(range.first, {"if", "unless"})) return false;
    bool will = false;
    bool force = false;
    for (std::size_t i = range.first; i < range.last; ++i) {
      will = will || words_.any_of(i, {"will", "'ll", "’ll", "shall"});
      force = force || words_.any_of(i, {"forces", "troops", "army", "military", "navy",
                                         "missiles", "strike", "strikes", "attack",
                                         "retaliate", "respond", "consequences",
                                         "sanctions", "punish", "destroy"});
    }
    return will && force;
  }

  Span evidence_of(const Attribution* from, const std::vector<Span>& content) const {
    std::optional<Span> evidence;
    const auto take = [&](Span span) {
      evidence = evidence ? hull(*evidence, span) : span;
    };
    for (const Span piece : content) take(piece);
    if (from != nullptr) {
      if (from->cue) take(*from->cue);
      if (from->source && from->cue) take(*from->source);
    }
    return evidence.value_or(Span{});
  }

  bool in_headline(Span span) const {
    const TokenRange range = range_of(span);
    return !range.empty() &&
           reading_.sentences[sentence_at(reading_.sentences, range.first)].headline;
  }

  void add_times_and_figures(Claim& claim) const {
    for (const Span piece : claim.content) {
      each_inside(reading_.times, piece,
                  [&](std::size_t n) { claim.times.push_back(id_at<TimeId>(n)); });
      each_inside(reading_.figures, piece,
                  [&](std::size_t n) { claim.figures.push_back(id_at<FigureId>(n)); });
    }
    std::vector<Span> pieces = claim.content;
    // "accused", "threatened": what its speaker does by saying it.
    if (claim.attribution && attribution(index_of(*claim.attribution)).cue)
      pieces.push_back(*attribution(index_of(*claim.attribution)).cue);
    std::ranges::sort(pieces);
    for (const Span piece : pieces) {
      each_inside(reading_.events, piece,
                  [&](std::size_t n) { claim.events.push_back(id_at<EventId>(n)); });
    }
    if (claim.attribution) claim.said = time_of_saying(claim);
  }

  /// The places of the entries of a list, sorted by span, that lie inside `span`.
  static void each_inside(const auto& list, Span span, const auto& use) {
    auto at = std::ranges::lower_bound(
        list, span.begin, {}, [](const auto& entry) { return entry.span.begin; });
    for (; at != list.end() && at->span.begin < span.end; ++at) {
      if (span.contains(at->span)) use(static_cast<std::size_t>(at - list.begin()));
    }
  }

  bool is_near(Span time, Span words) const {
    const TokenRange at = range_of(time);
    const TokenRange there = range_of(words);
    return at.first < there.last + kNearCue && there.first < at.last + kNearCue;
  }

  /// "he said ... late on Sunday": the first time near the cue, outside the content.
  std::optional<TimeId> time_of_saying(const Claim& claim) const {
    const auto& cue = attribution(index_of(*claim.attribution)).cue;
    if (!cue) return std::nullopt;
    const auto& source = attribution(index_of(*claim.attribution)).source;
    const auto& pieces = attribution(index_of(*claim.attribution)).content;
    std::optional<TimeId> said;
    const Sentence& sentence =
        reading_.sentences[sentence_at(reading_.sentences, range_of(*cue).first)];
    each_inside(reading_.times, sentence.span, [&](std::size_t n) {
      const Time& time = reading_.times[n];
      // "Dahl yesterday praised X, but warned ...": the source has the time beside it.
      const bool near =
          is_near(time.span, *cue) || (source && is_near(time.span, *source));
      const bool in_content = std::ranges::any_of(
          pieces, [&](Span piece) { return piece.overlaps(time.span); });
      if (!said && near && !in_content && time.type != TimeType::kDuration)
        said = id_at<TimeId>(n);
    });
    return said;
  }

  Words words_;
  const Reading& reading_;
  std::span<const Reported> reported_;
  const ClaimWords& table_;
  std::vector<bool> covered_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> assemble_claims(const Document& document, const Reading& reading,
                                   std::span<const Reported> reported,
                                   const ClaimWords& table) {
  auto claims = Assembler(document, reading, reported, table).assemble();
  link_repeats(document, reading, claims);
  link_answers(document, reading, table.verdicts, claims);
  return claims;
}

}  // namespace hearsay
