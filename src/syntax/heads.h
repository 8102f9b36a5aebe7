#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"
#include "news/name.h"
#include "news/token.h"
#include "syntax/lemma_memory.h"
#include "syntax/lemmas.h"

namespace hearsay {

/// Rows of numbers that heads write into; one for each thread.
struct HeadsRoom {
  std::vector<float> narrow;
  std::vector<float> scores;
  std::vector<float> dependents;
  std::vector<float> heads;
  std::vector<float> arcs;
};

/// One row of weights for each input, outputs filled up to a multiple of sixteen.
struct Affine {
  std::size_t in = 0;
  std::size_t out = 0;
  std::span<const float> weights;
  std::span<const float> bias;
};

/// Part of speech, XPOS, features and lemma of each word.
class TagHeads {
 public:
  static Result<TagHeads> load(const WeightsFile& file);

  /// `words` are rows of EncoderSizes::kHidden, one for each of `tokens`; `forms` their
  /// texts. Sets upos and verb_form, and all of `analyses` but head and relation.
  void tag(std::span<const float> words, std::span<const std::string_view> forms,
           std::span<Token> tokens, std::span<std::optional<Analysis>> analyses,
           HeadsRoom& room) const;

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

/// Heads and relations of the words of one sentence.
class TreeHead {
 public:
  static Result<TreeHead> load(const WeightsFile& file);

  /// `analyses` are those of the sentence's words, tagged.
  void parse(std::span<const float> words, std::span<std::optional<Analysis>> analyses,
             HeadsRoom& room) const;

 private:
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

/// Names in one sentence, by each label scheme.
class NameHeads {
 public:
  static Result<NameHeads> load(const WeightsFile& file);

  /// Appends the names of each scheme, in order of their first word.
  void find(std::span<const float> words, std::span<const Token> tokens,
            std::vector<Name>& names, HeadsRoom& room) const;

 private:
  struct Tag {
    bool begins = false;
    bool goes_on = false;
    std::string label;
    std::size_t beginning = 0;  ///< of a tag that goes on: its B- tag
  };
  struct Scheme {
    NameScheme scheme;
    Affine out;
    std::vector<Tag> tags;
  };

  static Result<std::vector<Tag>> read_tags(const WeightsFile& file,
                                            std::string_view scheme);

  Affine narrow_;
  std::vector<Scheme> schemes_;
};

}  // namespace hearsay
