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
#include "news/document.h"
#include "news/name.h"
#include "news/token.h"
#include "syntax/lemma_memory.h"
#include "syntax/lemmas.h"

namespace hearsay {

/// Words of whole sentences, which the heads read together: the more, the less each
/// costs, up to some hundred.
struct HeadsInput {
  struct Range {
    std::size_t first = 0;  ///< word
    std::size_t last = 0;   ///< one past it
    std::size_t count() const { return last - first; }
  };

  std::span<const std::size_t> tokens;  ///< of the document, one for each word
  std::span<const Range> sentences;     ///< of the words, all of them, in order
};

/// Rows of numbers that heads write into, kept so that nothing is allocated for each
/// run of words; one for each thread. What a head leaves here means nothing to the
/// next.
struct HeadsRoom {
  std::vector<float> narrow;      ///< the first layer of a head: a row a word
  std::vector<float> scores;      ///< of classes (a row a word) or of arcs
  std::vector<float> dependents;  ///< a row for each word as a dependent, for arcs
  std::vector<float> heads;       ///< and as a head
  std::vector<float> related;     ///< a row for each word as a dependent, for relations
  std::vector<float> relation_heads;  ///< and as a head
  std::vector<float> turned;          ///< the heads of one sentence, in panels
  std::vector<float> arcs;  ///< the arcs of one sentence, dense: n rows of n + 1
  std::vector<std::uint32_t> tree;  ///< the head of each word of one sentence
  std::vector<std::int32_t> steps;  ///< the best tag before each tag, a row a word
  std::vector<std::size_t> path;    ///< the best tags of one sentence
};

/// Weights in panels, as the kernels want them; outputs are filled up to a multiple of
/// sixteen.
struct Affine {
  std::size_t in = 0;
  std::size_t out = 0;
  std::vector<float> weights;
  std::span<const float> bias;
};

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
  void find_tree(HeadsInput::Range sentence, HeadsRoom& room) const;

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

/// Names in sentences, by each label scheme: the best path of tags through each
/// sentence, by the score of each tag and of each step from one to the next (Lafferty,
/// McCallum and Pereira 2001).
class NameHeads {
 public:
  static Result<NameHeads> load(const WeightsFile& file);

  /// Appends the names of each scheme, sentence by sentence.
  void find(std::span<const float> words, const HeadsInput& input,
            std::span<const Token> tokens, std::vector<Name>& names,
            HeadsRoom& room) const;

 private:
  struct Tag {
    bool begins = false;
    bool goes_on = false;
    std::string label;
  };
  struct Scheme {
    NameScheme scheme;
    Affine out;
    std::vector<Tag> tags;
    /// Rows of out.out, one for each tag before and one for a sentence's beginning:
    /// what was learned, and never a tag that goes on with nothing of its kind.
    std::vector<float> steps;
  };

  static Result<Scheme> load_scheme(const WeightsFile& file, NameScheme scheme,
                                    std::string_view name);

  /// Fills room.path with the tag of each word of a sentence, from its rows of
  /// room.scores.
  static void find_path(const Scheme& scheme, HeadsInput::Range sentence,
                        HeadsRoom& room);

  static Result<std::vector<Tag>> read_tags(const WeightsFile& file,
                                            std::string_view scheme);

  Affine narrow_;
  std::vector<Scheme> schemes_;
};

}  // namespace hearsay
