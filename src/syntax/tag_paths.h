#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"
#include "syntax/layers.h"

namespace hearsay {

/// Spans of words, told by tags that begin one ("B-Person"), go on with it ("I-Person")
/// or stand outside ("O"): the best path through a sequence, by the score of each tag
/// for each word and of each step from one tag to the next (Lafferty, McCallum and
/// Pereira 2001).
class TagPaths {
 public:
  /// The classes of `head`, scored by the table `table` from rows of `in` numbers;
  /// `table`.steps scores the steps.
  static Result<TagPaths> load(const WeightsFile& file, std::string_view head,
                               const std::string& table, std::size_t in);

  /// Scores each tag for each of `words` rows of `narrow`, into room.scores.
  void score(const std::vector<float>& narrow, std::size_t words,
             HeadsRoom& room) const;

  /// The spans of one sequence of words that were scored, in order. They are valid
  /// until the next call with this room; a sequence may be asked for once.
  std::span<const TagSpan> find(WordRange sequence, HeadsRoom& room) const;

 private:
  struct Tag {
    bool begins = false;
    bool goes_on = false;
    std::string label;
  };

  static Result<std::vector<Tag>> read_tags(const WeightsFile& file,
                                            std::string_view head);
  void find_path(WordRange sequence, HeadsRoom& room) const;

  Affine out_;
  std::vector<Tag> tags_;
  /// Rows of out_.out, one for each tag before and one for a sequence's beginning: what
  /// was learned, and never a tag that goes on with nothing of its kind.
  std::vector<float> steps_;
};

}  // namespace hearsay
