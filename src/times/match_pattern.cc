#include "times/match_pattern.h"

#include "times/time_context.h"

namespace hearsay {
namespace {

/// Walks the tree of patterns along every way to read the words.
class Walk {
 public:
  Walk(const TimeSentence& sentence, std::uint32_t first, MatchContext context)
      : sentence_(sentence), context_(context) {
    here_.first = first;
  }

  std::optional<PatternMatch> longest() {
    step(0, here_.first);
    return best_;
  }

 private:
  void step(std::uint32_t node_at, std::uint32_t at) {
    const PatternNode& node = sentence_.words.nodes[node_at];
    for (const std::uint32_t pattern : node.patterns) consider(pattern, at);
    if (at >= sentence_.tokens.size() || node.edges.empty()) return;
    read(node, at);
    if (at > here_.first &&
        is_joining_hyphen(sentence_.document, sentence_.tokens, at)) {
      read(node, at + 1);  // "third-quarter" reads as "third quarter"
    }
  }

  void read(const PatternNode& node, std::uint32_t at) {
    for (const TimeTerm& term : sentence_.terms.at(at)) {
      for (const auto& edge : node.edges) {
        if (edge.symbol != term.symbol) continue;
        const bool named = term.symbol < symbol_of(TimeClass::kLiteral);
        if (named) here_.slots.push(term);
        step(edge.to, at + term.tokens);
        if (named) here_.slots.pop();
      }
    }
  }

  void consider(std::uint32_t pattern, std::uint32_t last) {
    if (best_ &&
        (last < best_->last || (last == best_->last && pattern >= best_->pattern))) {
      return;
    }
    here_.pattern = pattern;
    here_.last = last;
    const TimeCheck check = sentence_.words.patterns[pattern].check;
    if (fits_context(check, sentence_, here_, context_)) best_ = here_;
  }

  const TimeSentence& sentence_;
  MatchContext context_;
  PatternMatch here_;
  std::optional<PatternMatch> best_;
};

}  // namespace

std::optional<PatternMatch> match_pattern(const TimeSentence& sentence,
                                          std::uint32_t first, MatchContext context) {
  bool begins = false;
  for (const TimeTerm& term : sentence.terms.at(first)) {
    begins = begins || sentence.words.begins[term.symbol];
  }
  if (!begins) return std::nullopt;
  return Walk(sentence, first, context).longest();
}

}  // namespace hearsay
