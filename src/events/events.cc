#include "events/events.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "events/arguments.h"
#include "events/match.h"
#include "events/parties.h"
#include "events/told.h"

namespace hearsay {
namespace {

/// An event before it is known what it is the matter of.
struct Draft {
  Match match;
  const EventKind* kind = nullptr;
  std::vector<Party> agents;
  std::vector<Party> targets;
  std::optional<std::size_t> matter_of;  ///< another draft
  bool dropped = false;
};

/// The events of one sentence.
class SentenceReader {
 public:
  SentenceReader(const EventContext& context, const Words& words, const Tree& tree,
                 const EventTables& tables, const MergedNames& names)
      : context_(context),
        words_(words),
        tree_(tree),
        predicates_(tables.predicates),
        arguments_(words, tree, tables.predicates),
        matcher_(words, tree, tables, names),
        parties_(words, tree, context.mentions),
        draft_of_token_(tree.sentence().last - tree.sentence().first) {}

  void read(std::vector<Event>& events) {
    const TokenRange sentence = tree_.sentence();
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
      if (const auto match = matcher_.at(i)) add(*match);
    }
    join();
    look_for_addressees();
    drop_told_twice();
    make_words_of_intent();
    for (const Draft& draft : drafts_) {
      const bool nobody = draft.agents.empty() && draft.targets.empty();
      if (draft.dropped || (nobody && !is_violence_alone(draft))) continue;
      if (!is_main(draft)) continue;
      events.push_back(finished(draft));
    }
  }

 private:
  /// "Tarn will release the editors", "Tarn said Orsk must pay": a promise, a threat, a
  /// demand of those who say so.
  void make_words_of_intent() {
    for (Draft& draft : drafts_) {
      if (draft.dropped || predicates_.composes(draft.kind->name)) continue;
      if (draft.kind->mode == "resign") continue;  // nobody's good turn
      const Told told = told_of(words_, tree_, draft.match.head);
      const EventModality modality = told.modality;
      const EventType type = draft.kind->type;
      const std::vector<Party> speakers = speakers_of(draft);
      const EventKind* kind = nullptr;
      const bool own_word =
          type != EventType::kConsult || is_same(speakers, draft.agents);
      if (modality == EventModality::kPlanned && told.negative && is_kind_act(type)) {
        kind = predicates_.composed("reject", type);  // "will not take them in"
      } else if (modality == EventModality::kPlanned && is_kind_act(type) && own_word) {
        kind = predicates_.composed("agree", type);
      } else if (modality == EventModality::kPlanned && !speakers.empty() &&
                 is_same(speakers, draft.agents)) {
        kind = predicates_.composed("threaten", type);
      } else if (modality == EventModality::kDemanded && !speakers.empty() &&
                 !is_same(speakers, draft.agents)) {
        kind = predicates_.composed("demand", type);
        draft.targets = draft.agents.empty() ? draft.targets : draft.agents;
        draft.agents = speakers;
      }
      if (kind != nullptr) draft.kind = kind;
    }
  }

  static bool is_kind_act(EventType type) {
    switch (type) {
      case EventType::kAid:
      case EventType::kRetreat:
      case EventType::kConcede:
      case EventType::kCooperate:
      case EventType::kConsult:
        return true;
      default:
        return false;
    }
  }

  /// Of the word that reports the event's clause.
  std::vector<Party> speakers_of(const Draft& draft) const {
    const std::size_t i = draft.match.head;
    const auto head = tree_.head(i);
    const bool reported =
        tree_.deprel(i) == Deprel::kCcomp || tree_.deprel(i) == Deprel::kParataxis;
    if (!head || !reported) return {};
    const auto subject = arguments_.subject(*head);
    return subject ? parties_.of(*subject) : std::vector<Party>{};
  }

  static bool is_same(const std::vector<Party>& a, const std::vector<Party>& b) {
    return !a.empty() && !b.empty() && a.front().actor == b.front().actor;
  }

  /// Is it what the sentence, or somebody in it, tells? What is only mentioned on the
  /// way ("a meeting aimed at closer ties") is left alone.
  bool is_main(const Draft& draft) const {
    std::size_t i = draft.match.head;
    if (!is_verb(draft.match)) {
      const auto light = arguments_.light_verb(i);
      const bool whole = !draft.agents.empty() && !draft.targets.empty();
      const bool violence =
          draft.kind->type == EventType::kAssault && !draft.agents.empty();
      if (!light && !whole && !violence && tree_.deprel(i) != Deprel::kNsubj &&
          tree_.deprel(i) != Deprel::kRoot) {
        return false;
      }
    }
    while (const auto head = tree_.head(i)) {
      switch (tree_.deprel(i)) {
        case Deprel::kAdvcl:
        case Deprel::kAclRelcl:
        case Deprel::kAcl:
          if (!is_deed(draft.kind->type)) return false;
          break;
        default:
          break;
      }
      i = *head;
    }
    return true;
  }

  /// "Fighting is going on", "43 attacks": told though nobody is named.
  bool is_violence_alone(const Draft& draft) const {
    const Deprel deprel = tree_.deprel(draft.match.head);
    return draft.kind->type == EventType::kAssault && !is_verb(draft.match) &&
           (deprel == Deprel::kNsubj || deprel == Deprel::kRoot);
  }

  /// Harm that is done is told of in passing too.
  static bool is_deed(EventType type) {
    return type == EventType::kAssault || type == EventType::kCoerce;
  }

  void add(const Match& match) {
    Draft draft{match, match.predicate->kind, {}, {}, std::nullopt, false};
    draft.agents = at_slots(match, match.predicate->agent);
    draft.targets = at_slots(match, match.predicate->target);
    share_reciprocal(draft);
    if (draft.targets.empty() && is_verb(match) &&
        match.predicate->target.front() != "none") {
      // "rejected an Australian ultimatum", "threatened action against Norway"
      constexpr std::array<std::string_view, 2> kOtherwise{"object", "against"};
      draft.targets = at_slots(match, kOtherwise);
    }
    // A treaty or a report may speak; nothing is done to it.
    std::erase_if(draft.targets, [&](const Party& target) {
      return context_.mentions[index_of(target.mention)].kind == ActorKind::kDocument;
    });
    std::erase_if(draft.targets, [&](const Party& target) {
      return std::ranges::any_of(draft.agents, [&](const Party& agent) {
        return agent.actor == target.actor;
      });
    });
    draft_of_token_[match.head - tree_.sentence().first] = drafts_.size();
    drafts_.push_back(std::move(draft));
  }

  bool is_verb(const Match& match) const {
    return words_.upos(match.head) == Upos::kVerb;
  }

  /// The parties at the first of the slots where there are any.
  std::vector<Party> at_slots(const Match& match,
                              std::span<const std::string_view> slots) const {
    for (const std::string_view slot : slots) {
      for (const std::size_t i : heads_at(match, slot)) {
        if (auto found = parties_.of(i); !found.empty()) return found;
      }
    }
    return {};
  }

  std::vector<std::size_t> heads_at(const Match& match, std::string_view slot) const {
    const auto one = [](std::optional<std::size_t> i) {
      return i ? std::vector<std::size_t>{*i} : std::vector<std::size_t>{};
    };
    if (slot == "none") return {};
    if (slot == "owner") return arguments_.owners(match.head);
    if (slot == "subject") return one(arguments_.subject(match.head));
    if (slot == "object") return one(arguments_.object(match.head));
    std::vector<std::size_t> from{match.last, match.head};
    if (is_verb(match)) {
      if (const auto object = arguments_.object(match.head)) from.push_back(*object);
    } else if (const auto verb = arguments_.light_verb(match.head)) {
      from.push_back(*verb);
    }
    std::vector<std::size_t> found;
    for (const std::size_t i : from) {
      if (const auto head = arguments_.by_preposition(i, slot)) found.push_back(*head);
    }
    return found;
  }

  /// "A and B met", "talks between A and B": each is a party to the other.
  static void share_reciprocal(Draft& draft) {
    const auto& target = draft.match.predicate->target;
    const bool reciprocal = std::ranges::find(target, "with") != target.end();
    if (!reciprocal || !draft.targets.empty() || draft.agents.size() != 2) return;
    draft.targets.push_back(draft.agents.back());
    draft.agents.pop_back();
  }

  /// An event that is the matter of a word that agrees, asks, refuses or threatens is
  /// one with it; what is denied stays with its denial.
  void join() {
    for (std::size_t n = 0; n < drafts_.size(); ++n)
      drafts_[n].matter_of = speaker_above(n);
    for (std::size_t n = 0; n < drafts_.size(); ++n) {
      Draft& inner = drafts_[n];
      if (!inner.matter_of) continue;
      Draft& outer = drafts_[*inner.matter_of];
      const EventKind* const whole =
          predicates_.composed(outer.match.predicate->kind->name, inner.kind->type);
      if (whole == nullptr) continue;
      inner.dropped = true;
      if (outer.kind != outer.match.predicate->kind) continue;  // has its matter
      outer.kind = whole;
      if (outer.targets.empty()) take_targets(outer, inner);
    }
  }

  /// "demanded that Orsk withdraw", where nothing told what Orsk shall do.
  void look_for_addressees() {
    for (Draft& draft : drafts_) {
      if (!draft.targets.empty() || !is_verb(draft.match)) continue;
      if (draft.match.predicate->kind->type != EventType::kRequest) continue;
      for (const std::size_t child : tree_.children(draft.match.head)) {
        const Deprel deprel = tree_.deprel(child);
        if (deprel != Deprel::kCcomp && deprel != Deprel::kXcomp) continue;
        const auto asked = arguments_.subject(child);
        if (!asked) continue;
        auto parties = parties_.of(*asked);
        if (!is_same(parties, draft.agents)) draft.targets = std::move(parties);
      }
    }
  }

  /// "issued arrest warrants", "engaged them in a firefight": the noun says again what
  /// the verb over it says.
  void drop_told_twice() {
    for (Draft& inner : drafts_) {
      const auto head = tree_.head(inner.match.head);
      const auto above = head ? draft_at(*head) : std::nullopt;
      if (is_verb(inner.match) || !above) continue;
      Draft& outer = drafts_[*above];
      if (outer.dropped || outer.kind->type != inner.kind->type) continue;
      inner.dropped = true;
      if (outer.targets.empty()) take_targets(outer, inner);
    }
  }

  /// "called on the rebels to withdraw": asked of them; "threatened to bomb Tarn".
  static void take_targets(Draft& outer, const Draft& inner) {
    for (const auto* parties : {&inner.agents, &inner.targets}) {
      for (const Party& party : *parties) {
        const bool own = std::ranges::any_of(outer.agents, [&](const Party& agent) {
          return agent.actor == party.actor;
        });
        if (!own) outer.targets.push_back(party);
      }
      if (!outer.targets.empty()) return;
    }
  }

  /// The nearest draft above this one, where it speaks of this one.
  std::optional<std::size_t> speaker_above(std::size_t n) const {
    std::size_t i = drafts_[n].match.head;
    while (const auto head = tree_.head(i)) {
      const bool leads = is_matter(tree_.deprel(i));
      if (const auto k = draft_at(*head)) {
        const bool speaks = leads && predicates_.composes(drafts_[*k].kind->name);
        return speaks ? k : std::nullopt;
      }
      if (!leads) return std::nullopt;
      i = *head;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> draft_at(std::size_t token) const {
    return draft_of_token_[token - tree_.sentence().first];
  }

  static bool is_matter(Deprel deprel) {
    switch (deprel) {
      case Deprel::kXcomp:
      case Deprel::kCcomp:
      case Deprel::kObj:
      case Deprel::kObl:
      case Deprel::kNmod:
      case Deprel::kAcl:
      case Deprel::kConj:
        return true;
      default:
        return false;
    }
  }

  Event finished(const Draft& draft) const {
    Event event;
    const auto [first, last] = std::minmax(draft.match.head, draft.match.last);
    constexpr std::size_t kNear = 5;
    event.span = last - first < kNear
                     ? words_.span({first, last + 1})
                     : words_.span({draft.match.head, draft.match.head + 1});
    event.kind = draft.kind;
    event.agents = draft.agents;
    event.targets = draft.targets;
    const Told told = told_of(words_, tree_, draft.match.head);
    event.negative = told.negative;
    event.modality = told.modality;
    event.aspect = told.aspect;
    add_times_and_figures(draft.match.head, event);
    return event;
  }

  /// Those whose words hang on the event's: the first time, and all figures.
  void add_times_and_figures(std::size_t head, Event& event) const {
    const Span sentence = words_.span(tree_.sentence());
    const auto each = [&](const auto& list, const auto& use) {
      auto at = std::ranges::lower_bound(
          list, sentence.begin, {}, [](const auto& entry) { return entry.span.begin; });
      for (; at != list.end() && at->span.begin < sentence.end; ++at) {
        const std::size_t i = words_.range(at->span).first;
        if (i < tree_.sentence().last && tree_.is_under(i, head))
          use(static_cast<std::size_t>(at - list.begin()));
      }
    };
    each(context_.times, [&](std::size_t n) {
      if (!event.time) event.time = id_at<TimeId>(n);
    });
    each(context_.figures,
         [&](std::size_t n) { event.figures.push_back(id_at<FigureId>(n)); });
  }

  const EventContext& context_;
  const Words& words_;
  const Tree& tree_;
  const Predicates& predicates_;
  Arguments arguments_;
  Matcher matcher_;
  Parties parties_;
  std::vector<Draft> drafts_;
  std::vector<std::optional<std::size_t>> draft_of_token_;
};

}  // namespace

std::vector<Event> find_events(const EventContext& context, const EventTables& tables) {
  std::vector<Event> events;
  if (context.analyses.empty()) return events;
  const Words words(context.document, context.tokens);
  const MergedNames names(words, context.names, tables.labels);
  for (const Sentence& sentence : context.sentences) {
    const TokenRange range = tokens_of(sentence);
    if (range.empty()) continue;
    const Tree tree(context.analyses, range);
    SentenceReader(context, words, tree, tables, names).read(events);
  }
  std::ranges::stable_sort(events, {}, &Event::span);
  return events;
}

}  // namespace hearsay
