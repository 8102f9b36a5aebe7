#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"
#include "news/document.h"
#include "news/name.h"
#include "news/token.h"
#include "syntax/layers.h"
#include "syntax/lemma_memory.h"
#include "syntax/lemmas.h"
#include "syntax/tag_paths.h"

namespace hearsay {

/// Part of speech, XPOS, features and lemma of each word.
class TagHeads {
 public:
  static Result<TagHeads> load(const WeightsFile& file);

  /// `words` are rows of EncoderSizes::kHidden, one for each word of `input`; `tokens`
  /// and `analyses` those of the document. Sets upos and verb_form, and all of the
  /// analyses but head and relation.
  void tag(std::span<const float> words, const HeadsInput& input,
           const Document& document, std::span<Token> tokens,
           std::span<std::optional<Analysis>> analyses, HeadsRoom& room) const;

 private:
  Affine narrow_;
  Affine upos_out_;
  Affine xpos_out_;
  Affine features_out_;
  Affine lemma_out_;
  std::vector<Upos> upos_;
  std::vector<Xpos> xpos_;
  std::vector<Features> features_;
  std::vector<std::optional<VerbForm>> verb_forms_;  ///< by features
  std::vector<LemmaScript> lemmas_;
  LemmaMemory memory_;
};

/// Heads and relations of words, each sentence a tree.
class TreeHead {
 public:
  static Result<TreeHead> load(const WeightsFile& file);

  /// `analyses` are those of the document, the input's words tagged.
  void parse(std::span<const float> words, const HeadsInput& input,
             std::span<std::optional<Analysis>> analyses, HeadsRoom& room) const;

 private:
  /// The best tree of one sentence, from its rows of room.dependents and room.heads.
  void find_tree(WordRange sentence, HeadsRoom& room) const;

  Affine arc_dependent_;
  Affine arc_head_;
  Affine arc_;
  std::span<const float> arc_root_;
  Affine relation_dependent_;
  Affine relation_head_;
  Affine relation_;
  std::span<const float> relation_root_;
  std::vector<Deprel> relations_;
  std::size_t root_ = 0;  ///< the place of "root" among them
};

/// Names in sentences, by each label scheme.
class NameHeads {
 public:
  static Result<NameHeads> load(const WeightsFile& file);

  /// Appends the names of each scheme, sentence by sentence.
  void find(std::span<const float> words, const HeadsInput& input,
            std::span<const Token> tokens, std::vector<Name>& names,
            HeadsRoom& room) const;

 private:
  struct Scheme {
    NameScheme scheme;
    TagPaths paths;
  };

  Affine narrow_;
  std::vector<Scheme> schemes_;
};

}  // namespace hearsay
