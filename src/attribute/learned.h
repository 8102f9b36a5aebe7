#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "attribute/contents.h"
#include "attribute/cue_uses.h"
#include "news/attribution.h"
#include "syntax/words.h"

namespace hearsay {

/// An attribution as the analyser saw it, in tokens.
struct LearnedAt {
  std::optional<TokenRange> source;
  TokenRange cue;
  std::vector<TokenRange> content;  ///< at least one piece, in order
  bool nested = false;              ///< inside another's content
  bool used = false;                ///< a table knows its cue
};

/// What was learned of a document, found by cue.
class LearnedCues {
 public:
  LearnedCues(const Words& words, const LearnedAttributions& learned);

  /// Did the analyser look for attributions at all?
  bool looked() const { return looked_; }

  /// The one whose cue holds token `i`; null if there is none.
  LearnedAt* find(std::size_t i);

  /// Is token `i` part of what somebody says, by an attribution that was learned?
  bool in_content(std::size_t i) const;

  /// Does the cue of an attribution that nobody's words hold stand in `content`?
  bool holds_cue(std::span<const TokenRange> content) const;

  std::span<const LearnedAt> all() const { return all_; }

  /// Is the quotation `outer` something said, with no word that says so?
  bool is_without_cue(TokenRange outer) const;

 private:
  bool looked_ = false;
  std::vector<LearnedAt> all_;  ///< in order of their cues, which do not overlap
  std::vector<TokenRange> without_cue_;  ///< contents, in order
  std::vector<bool> in_content_;         ///< for each token
};

/// May the rules be believed alone, where the analyser looked and saw nothing? Clauses
/// and quotations may, and what is only done with words ("rejected the bid"), but not
/// what may be a deed ("offers loans").
bool is_sure_alone(const Words& words, const CueUse& use,
                   std::span<const TokenRange> content);

/// "refused to comment while the trial went on": learned as the matter of the silence,
/// which it is not.
bool silence_at_time(const Words& words, const CueUse& use, const LearnedAt& learned);

/// "saw it as a threat" is in the table, "saw the ship" is not.
bool can_report(const Words& words, const CueUse& use, const LearnedAt& learned);

/// The learned source, but what the rules see where it stands in a later sentence than
/// the cue, or in another one though the cue has a subject of its own.
std::optional<TokenRange> better_source(const Words& words, TokenRange sentence,
                                        const CueWithSource& cue,
                                        const LearnedAt& learned);

/// "the Red Cross, which says ...", "challenged its figures, saying ...": words that do
/// not name who speaks. The rules know better who is meant.
bool only_points(const Words& words, TokenRange source);

/// "told the foremen to silence the alarms": who is told shall do something.
bool orders(const Words& words, const CueUse& use, TokenRange content);

}  // namespace hearsay
