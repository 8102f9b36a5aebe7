#include "claims/answers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "syntax/phrases.h"
#include "syntax/words.h"

namespace hearsay {
namespace {

/// Fewer words than these are said twice by chance.
constexpr std::size_t kShortestRepeat = 5;

/// An answer must hold this share of the other claim's content words, or the other way
/// round, to be linked by words alone.
constexpr double kEnoughShared = 0.34;

/// The share with which a content denies another by its "no" alone.
constexpr double kEnoughDenied = 0.6;

/// How many claims back an answer is looked for.
constexpr std::size_t kReach = 60;

/// And where it only points at what was told.
constexpr std::size_t kReachOfPointing = 3;

/// More words than these tell something themselves.
constexpr std::size_t kLongestPointing = 6;

/// How far back a claim that is kept at a distance is rather meant than one nearby.
constexpr std::size_t kReachOfDistance = 12;

/// The words of a content, lower case, without marks.
std::vector<std::string_view> content_words(const Words& words, const Claim& claim) {
  std::vector<std::string_view> found;
  for (const Span piece : claim.content) {
    const TokenRange range = words.range(piece);
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (words.upos(i) != Upos::kPunct) found.push_back(words.low(i));
    }
  }
  return found;
}

/// Short words and those of the closed classes carry grammar, not matter.
bool is_matter(const Words& words, std::size_t i) {
  switch (words.upos(i)) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kVerb:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kAdv:
      return words.low(i).size() >= 4;
    default:
      return false;
  }
}

/// "ballots" and "ballot" are one where the analyser knows it.
std::string_view base_form(const Words& words, const Reading& reading, std::size_t i) {
  const bool known = i < reading.analyses.size() && reading.analyses[i];
  return known ? std::string_view(reading.analyses[i]->lemma) : words.low(i);
}

std::vector<std::string_view> matter(const Words& text, const Reading& reading,
                                     const Claim& claim) {
  std::vector<std::string_view> words;
  for (const Span piece : claim.content) {
    const TokenRange range = text.range(piece);
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (is_matter(text, i)) words.push_back(base_form(text, reading, i));
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool answers_something(Stance stance) {
  switch (stance) {
    case Stance::kDenies:
    case Stance::kConfirms:
    case Stance::kAdmits:
    case Stance::kDisputes:
    case Stance::kDoesNotAcknowledge:
    case Stance::kDeclinesToComment:
    case Stance::kCannotVerify:
    case Stance::kAccepts:
    case Stance::kRejects:
    case Stance::kCriticises:
    case Stance::kRetracts:
      return true;
    default:
      return false;
  }
}

bool can_be_answered(const Claim& claim) {
  return !claim.content.empty() && !is_non_statement(claim.stance) &&
         !answers_something(claim.stance);
}

bool holds_any(const std::vector<std::string_view>& words,
               std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return std::ranges::find(wanted, word) != wanted.end();
  });
}

class Linker {
 public:
  Linker(const Words& words, const Reading& reading, const Verdicts& verdicts,
         std::vector<Claim>& claims)
      : words_(words), reading_(reading), verdicts_(verdicts), claims_(claims) {
    for (const Claim& claim : claims_)
      matter_.push_back(matter(words_, reading_, claim));
  }

  void link() {
    for (std::size_t n = 0; n < claims_.size(); ++n) {
      Claim& claim = claims_[n];
      if (claim.content.empty()) continue;
      if (answers_something(claim.stance)) {
        add(n, answered_by(n), claim.stance);
      } else if (claim.voice == Voice::kSource) {
        if (const auto verdict = verdict_of(words_, claim, verdicts_)) {
          add(n, nearest_of_others(n), *verdict);
        } else if (claim.polarity == Polarity::kNegative) {
          add(n, denied_by(n), Stance::kDenies);
        }
      }
    }
  }

 private:
  void add(std::size_t n, std::optional<std::size_t> answered, Stance relation) {
    if (!answered) return;
    claims_[n].answers.push_back({id_at<ClaimId>(*answered), relation, part(n)});
  }

  /// "No ceasefire had been reached": the nearest claim before it that says of the same
  /// things that it is so.
  std::optional<std::size_t> denied_by(std::size_t n) const {
    const std::size_t from = n > kReach ? n - kReach : 0;
    for (std::size_t k = n; k-- > from;) {
      const Claim& claim = claims_[k];
      const bool other = claim.speaker && claim.speaker != claims_[n].speaker;
      if (!other || !can_be_answered(claim) || claim.polarity == Polarity::kNegative)
        continue;
      if (shared(matter_[n], matter_[k]) >= kEnoughDenied) return k;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> answered_by(std::size_t n) const {
    if (claims_[n].stance == Stance::kRetracts && claims_[n].speaker) {
      if (const auto own = last_claim_of(*claims_[n].speaker, n)) return own;
    }
    if (names_a_claim(n)) {
      const auto owner = owner_in(claims_[n]);
      const auto theirs = owner ? last_claim_of(*owner, n) : std::nullopt;
      if (theirs) return theirs;
      const auto figure = names_a_figure(n) ? nearest_with_figure(n) : std::nullopt;
      return figure ? figure : nearest_of_others(n);
    }
    if (const auto alike = most_alike(n)) return alike;
    if (!points_back(n)) return std::nullopt;
    const bool about_self = part(n) == AnswerPart::kResponsibility;
    const auto blaming = about_self ? nearest_about_speaker_of(n) : std::nullopt;
    return blaming ? blaming : nearest_of_others(n, kReachOfPointing);
  }

  /// "Moscow's claim", "the allegations", "the figure", "it": the words point, they do
  /// not tell.
  bool names_a_claim(std::size_t n) const {
    const auto words = content_words(words_, claims_[n]);
    const TokenRange first = words_.range(claims_[n].content.front());
    if (words.size() > kLongestPointing || first_finite(words_, first) != first.last)
      return false;
    const bool noun = std::ranges::any_of(words, [&](std::string_view word) {
      return verdicts_.statements.contains(word);
    });
    return noun ||
           (words.size() == 1 && holds_any(words, {"it", "this", "that", "them"}));
  }

  bool names_a_figure(std::size_t n) const { return part(n) == AnswerPart::kFigure; }

  std::optional<std::size_t> nearest_with_figure(std::size_t n) const {
    for (std::size_t k = n; k-- > 0 && k + kReach > n;) {
      const Claim& claim = claims_[k];
      const bool other = claim.speaker && claim.speaker != claims_[n].speaker;
      if (other && can_be_answered(claim) && !claim.figures.empty()) return k;
    }
    return std::nullopt;
  }

  /// The actor whose mention opens the content.
  std::optional<ActorId> owner_in(const Claim& claim) const {
    const Span content = claim.content.front();
    auto at = std::ranges::lower_bound(reading_.mentions, content.begin, {},
                                       [](const Mention& m) { return m.span.begin; });
    for (; at != reading_.mentions.end() && at->span.begin < content.end; ++at) {
      if (content.contains(at->span) && at->actor) return at->actor;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> last_claim_of(ActorId owner, std::size_t n) const {
    for (std::size_t k = n; k-- > 0 && k + kReach > n;) {
      if (claims_[k].speaker == owner && can_be_answered(claims_[k]) &&
          !claims_[k].headline)
        return k;
    }
    return std::nullopt;
  }

  /// "The number could not be verified", "denied responsibility", "denied it was
  /// meant": a thing that was told just before.
  bool points_back(std::size_t n) const {
    const auto words = content_words(words_, claims_[n]);
    const TokenRange first = words_.range(claims_[n].content.front());
    if (first_finite(words_, first) != first.last) {
      return matter_[n].size() < 2 &&
             words_.any_of(first.first, {"it", "this", "that"});
    }
    const bool names_part = part(n) != AnswerPart::kOccurrence;
    if (names_part && words.size() <= kLongestPointing) return true;
    return (claims_[n].stance == Stance::kDoesNotAcknowledge ||
            claims_[n].stance == Stance::kCannotVerify) &&
           words.size() <= 3 && holds_any(words, {"the", "this", "that", "these"});
  }

  /// "The army denied responsibility": of what is said of the army.
  std::optional<std::size_t> nearest_about_speaker_of(std::size_t n) const {
    const auto speaker = claims_[n].speaker;
    if (!speaker) return std::nullopt;
    for (std::size_t k = n; k-- > 0 && k + kReach > n;) {
      const bool other = claims_[k].speaker != speaker;
      if (other && can_be_answered(claims_[k]) && tells_of(claims_[k], *speaker))
        return k;
    }
    return std::nullopt;
  }

  bool tells_of(const Claim& claim, ActorId actor) const {
    return std::ranges::any_of(claim.content, [&](Span piece) {
      auto at = std::ranges::lower_bound(reading_.mentions, piece.begin, {},
                                         [](const Mention& m) { return m.span.begin; });
      for (; at != reading_.mentions.end() && at->span.begin < piece.end; ++at) {
        if (at->actor == actor) return true;
      }
      return false;
    });
  }

  /// One that the reporter kept at a distance ("claimed", "accused"), else the nearest.
  std::optional<std::size_t> nearest_of_others(std::size_t n,
                                               std::size_t reach = kReach) const {
    std::optional<std::size_t> nearest;
    for (std::size_t k = n; k-- > 0 && k + reach > n;) {
      const Claim& claim = claims_[k];
      const bool other = claim.speaker != claims_[n].speaker;
      if (!other || claim.voice == Voice::kPublication || !can_be_answered(claim))
        continue;
      const bool distant = claim.commitment == Commitment::kDistancing ||
                           claim.stance == Stance::kAccuses;
      if (distant && k + kReachOfDistance > n) return k;
      if (!nearest) nearest = k;
    }
    return nearest;
  }

  std::optional<std::size_t> most_alike(std::size_t n) const {
    std::optional<std::size_t> best;
    double most = kEnoughShared;
    const std::size_t from = n > kReach ? n - kReach : 0;
    const std::size_t to = std::min(claims_.size(), n + kReach);
    for (std::size_t k = from; k < to; ++k) {
      const bool same_side =
          claims_[k].speaker && claims_[k].speaker == claims_[n].speaker;
      if (k == n || same_side || !can_be_answered(claims_[k])) continue;
      const double share = shared(matter_[n], matter_[k]);
      // Of equals the nearest before wins.
      if (share > most || (share == most && best && k < n)) {
        most = share;
        best = k;
      }
    }
    return best;
  }

  static double shared(const std::vector<std::string_view>& a,
                       const std::vector<std::string_view>& b) {
    if (a.size() < 2 || b.size() < 2) return 0;
    std::vector<std::string_view> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    if (both.size() < 2) return 0;
    return static_cast<double>(both.size()) /
           static_cast<double>(std::min(a.size(), b.size()));
  }

  /// Of the first word that tells one: "denied responsibility", "disputed the figure".
  AnswerPart part(std::size_t n) const {
    for (const std::string_view word : content_words(words_, claims_[n])) {
      const auto found = verdicts_.parts.find(word);
      if (found != verdicts_.parts.end()) return found->second;
    }
    return AnswerPart::kOccurrence;
  }

  const Words& words_;
  const Reading& reading_;
  const Verdicts& verdicts_;
  std::vector<Claim>& claims_;
  std::vector<std::vector<std::string_view>> matter_;
};

}  // namespace

void link_repeats(const Document& document, const Reading& reading,
                  std::vector<Claim>& claims) {
  const Words text(document, reading.tokens);
  using Said = std::pair<std::optional<ActorId>, std::vector<std::string_view>>;
  std::map<Said, std::size_t> first;
  for (std::size_t n = 0; n < claims.size(); ++n) {
    auto words = content_words(text, claims[n]);
    if (words.size() < kShortestRepeat) continue;
    const auto [at, is_new] =
        first.try_emplace({claims[n].speaker, std::move(words)}, n);
    if (!is_new) claims[n].repeats = id_at<ClaimId>(at->second);
  }
}

void link_answers(const Document& document, const Reading& reading,
                  const Verdicts& verdicts, std::vector<Claim>& claims) {
  const Words words(document, reading.tokens);
  Linker(words, reading, verdicts, claims).link();
}

}  // namespace hearsay
