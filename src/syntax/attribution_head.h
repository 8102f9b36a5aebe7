#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/names.h"
#include "base/result.h"
#include "base/weights_file.h"
#include "news/attribution.h"
#include "news/token.h"
#include "syntax/layers.h"
#include "syntax/tag_paths.h"

namespace hearsay {

/// What words are to an attribution.
enum class Role { kSource, kCue, kContent };
inline constexpr Names<Role, 3> kRoleNames{
    {{Role::kSource, "source"}, {Role::kCue, "cue"}, {Role::kContent, "content"}}};

/// Who said what, as it was learned from people's annotation: a path of roles through
/// each window, then for each content the cue and for each cue the source it belongs
/// to, then the same again inside each content.
class AttributionHead {
 public:
  /// None where the network was trained without attributions.
  static Result<std::optional<AttributionHead>> load(const WeightsFile& file);

  /// Appends the attributions of each window with source, cue, content and parent; a
  /// parent stands before what is inside its content. A content whose cue is not known
  /// makes one of its own.
  void find(std::span<const float> words, const HeadsInput& input,
            std::span<const Token> tokens, std::vector<Attribution>& found,
            HeadsRoom& room) const;

 private:
  struct RoleSpan {
    Role role;
    WordRange words;
  };

  /// One attribution in words, its cue or, without one, its only content first.
  struct Joined {
    std::optional<WordRange> source;
    std::optional<WordRange> cue;
    std::vector<WordRange> content;
  };

  /// Scores which of some spans another one belongs to: the product of what the one
  /// asks for and what the others are, against a score for none.
  struct Link {
    Affine asks;
    Affine meant;
    std::span<const float> none;  ///< weights of what is asked for
    float none_bias = 0;
  };

  static Result<Link> load_link(const WeightsFile& file, const std::string& name);
  static std::vector<RoleSpan> spans_of(std::span<const TagSpan> found);
  std::vector<Joined> join(std::span<const float> words,
                           std::span<const RoleSpan> spans, HeadsRoom& room) const;
  /// For each span with role `asking` the place of the span with role `meant` that it
  /// belongs to.
  std::vector<std::optional<std::size_t>> linked(const Link& link,
                                                 std::span<const RoleSpan> spans,
                                                 Role asking, Role meant,
                                                 HeadsRoom& room) const;

  Affine narrow_;
  TagPaths roles_;
  TagPaths inner_;
  Affine link_narrow_;
  Link cue_of_content_;
  Link source_of_cue_;
};

}  // namespace hearsay
