#include "syntax/heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "syntax/encoder.h"
#include "syntax/kernels.h"
#include "syntax/trees.h"

namespace hearsay {
namespace {

constexpr std::size_t kHidden = EncoderSizes::kHidden;
constexpr std::size_t kTagWidth = 160;
constexpr std::size_t kNameWidth = 128;
constexpr std::size_t kArcWidth = 160;
constexpr std::size_t kRelationWidth = 160;
constexpr float kNever = -std::numeric_limits<float>::infinity();

/// Every form in -ing is one to the rules, whether it stands as a noun or as a
/// participle, which treebanks tell apart.
std::optional<VerbForm> verb_form_of(const Features& features) {
  const auto form = features.value(Feature::kVerbForm);
  if (!form) return std::nullopt;
  if (form == "Part" && features.value(Feature::kTense) == "Pres")
    return VerbForm::kGer;
  return value_in(kVerbFormNames, *form);
}

std::size_t best_of(const float* scores, std::size_t n) {
  return best_kernels().best(scores, n);
}

}  // namespace

// --- tags

Result<TagHeads> TagHeads::load(const WeightsFile& file) {
  TagHeads heads;
  HEARSAY_TRY(heads.upos_, load_classes<Upos>(file, "upos", [](std::string_view name) {
                return value_in(kUposNames, name);
              }));
  HEARSAY_TRY(heads.xpos_, load_classes<Xpos>(file, "xpos", [](std::string_view name) {
                return value_in(kXposNames, name);
              }));
  HEARSAY_TRY(heads.features_, load_classes<Features>(file, "feats", Features::parse));
  HEARSAY_TRY(heads.lemmas_,
              load_classes<LemmaScript>(file, "lemma", parse_lemma_script));
  for (const Features& features : heads.features_)
    heads.verb_forms_.push_back(verb_form_of(features));
  const auto out = [&](const std::string& name, std::size_t classes) {
    return load_affine(file, name, kTagWidth, classes);
  };
  HEARSAY_TRY(heads.memory_, LemmaMemory::load(file));
  HEARSAY_TRY(heads.narrow_, load_affine(file, "tags.narrow", kHidden, kTagWidth));
  HEARSAY_TRY(heads.upos_out_, out("tags.upos", heads.upos_.size()));
  HEARSAY_TRY(heads.xpos_out_, out("tags.xpos", heads.xpos_.size()));
  HEARSAY_TRY(heads.features_out_, out("tags.feats", heads.features_.size()));
  HEARSAY_TRY(heads.lemma_out_, out("tags.lemma", heads.lemmas_.size()));
  return heads;
}

namespace {

/// Heads that read the same word may differ ("warns": a noun, and VBZ). The tag of a
/// finite verb is the most particular of what they say, and believed.
void agree(Xpos xpos, Token& token) {
  const bool finite = xpos == Xpos::kVbd || xpos == Xpos::kVbp || xpos == Xpos::kVbz;
  if (!finite) return;
  if (token.upos != Upos::kAux) token.upos = Upos::kVerb;
  token.verb_form = VerbForm::kFin;
}

}  // namespace

void TagHeads::tag(std::span<const float> words, const HeadsInput& input,
                   const Document& document, std::span<Token> tokens,
                   std::span<std::optional<Analysis>> analyses, HeadsRoom& room) const {
  const std::size_t n = input.tokens.size();
  apply(narrow_, words.data(), n, room.narrow);
  relu(room.narrow, n * narrow_.out);
  const auto each = [&](const Affine& out, std::size_t classes, auto set) {
    apply(out, room.narrow.data(), n, room.scores);
    for (std::size_t i = 0; i < n; ++i)
      set(input.tokens[i], best_of(room.scores.data() + i * out.out, classes));
  };
  for (const std::size_t token : input.tokens) analyses[token].emplace();
  each(upos_out_, upos_.size(),
       [&](std::size_t token, std::size_t best) { tokens[token].upos = upos_[best]; });
  each(xpos_out_, xpos_.size(), [&](std::size_t token, std::size_t best) {
    analyses[token]->xpos = xpos_[best];
  });
  each(features_out_, features_.size(), [&](std::size_t token, std::size_t best) {
    analyses[token]->features = features_[best];
    tokens[token].verb_form = verb_forms_[best];
  });
  for (const std::size_t token : input.tokens)
    agree(analyses[token]->xpos, tokens[token]);
  each(lemma_out_, lemmas_.size(), [&](std::size_t token, std::size_t best) {
    const std::string_view form = document.words(tokens[token].span);
    Analysis& analysis = *analyses[token];
    analysis.lemma =
        memory_.corrected(form, analysis.xpos, apply_lemma_script(form, lemmas_[best]));
  });
}

// --- trees

Result<TreeHead> TreeHead::load(const WeightsFile& file) {
  TreeHead head;
  HEARSAY_TRY(head.relations_,
              load_classes<Deprel>(file, "deprel", [](std::string_view name) {
                return value_in(kDeprelNames, name);
              }));
  const auto root = std::ranges::find(head.relations_, Deprel::kRoot);
  if (root == head.relations_.end())
    return tl::make_unexpected(file.damaged("deprel has no root"));
  head.root_ = static_cast<std::size_t>(root - head.relations_.begin());
  HEARSAY_TRY(head.arc_dependent_,
              load_affine(file, "trees.arc_dependent", kHidden, kArcWidth));
  HEARSAY_TRY(head.arc_head_, load_affine(file, "trees.arc_head", kHidden, kArcWidth));
  HEARSAY_TRY(head.arc_, load_affine(file, "trees.arc", kArcWidth, kArcWidth));
  HEARSAY_TRY(head.arc_root_, file.floats("trees.arc_root", {kArcWidth}));
  HEARSAY_TRY(head.relation_dependent_,
              load_affine(file, "trees.relation_dependent", kHidden, kRelationWidth));
  HEARSAY_TRY(head.relation_head_,
              load_affine(file, "trees.relation_head", kHidden, kRelationWidth));
  HEARSAY_TRY(head.relation_, load_affine(file, "trees.relation", kRelationWidth,
                                          head.relations_.size()));
  HEARSAY_TRY(head.relation_root_,
              file.floats("trees.relation_root", {kRelationWidth}));
  return head;
}

void TreeHead::find_tree(WordRange sentence, HeadsRoom& room) const {
  const std::size_t n = sentence.count();
  // Heads turned round, the root first: then scores are one product.
  const std::size_t wide = whole_lanes(n + 1);
  room.turned.assign(kArcWidth * wide, 0.0F);
  for (std::size_t h = 0; h <= n; ++h) {
    const float* const head =
        h == 0 ? arc_root_.data()
               : room.heads.data() + (sentence.first + h - 1) * kArcWidth;
    for (std::size_t i = 0; i < kArcWidth; ++i)
      room.turned[panel_place(i, h, kArcWidth)] = head[i];
  }
  if (room.scores.size() < n * wide) room.scores.resize(n * wide);
  best_kernels().affine(room.dependents.data() + sentence.first * kArcWidth, n,
                        kArcWidth, room.turned.data(), wide, nullptr,
                        room.scores.data());
  room.arcs.resize(n * (n + 1));
  for (std::size_t d = 0; d < n; ++d) {
    std::copy_n(room.scores.begin() + static_cast<std::ptrdiff_t>(d * wide), n + 1,
                room.arcs.begin() + static_cast<std::ptrdiff_t>(d * (n + 1)));
  }
  best_tree(room.arcs, n, room.tree);
}

void TreeHead::parse(std::span<const float> words, const HeadsInput& input,
                     std::span<std::optional<Analysis>> analyses,
                     HeadsRoom& room) const {
  const std::size_t n = input.tokens.size();
  apply(arc_dependent_, words.data(), n, room.narrow);
  relu(room.narrow, n * kArcWidth);
  apply(arc_, room.narrow.data(), n, room.dependents);
  apply(arc_head_, words.data(), n, room.heads);
  relu(room.heads, n * kArcWidth);
  apply(relation_dependent_, words.data(), n, room.related);
  apply(relation_head_, words.data(), n, room.relation_heads);
  for (const WordRange sentence : input.sentences) {
    find_tree(sentence, room);
    for (std::size_t d = 0; d < sentence.count(); ++d) {
      const std::uint32_t head = room.tree[d];
      const std::size_t row = (sentence.first + head - 1) * kRelationWidth;
      analyses[input.tokens[sentence.first + d]]->head = head;
      best_kernels().add_scaled(
          head == 0 ? relation_root_.data() : room.relation_heads.data() + row,
          kRelationWidth, 1.0F,
          room.related.data() + (sentence.first + d) * kRelationWidth);
    }
  }
  relu(room.related, n * kRelationWidth);
  apply(relation_, room.related.data(), n, room.scores);
  for (std::size_t i = 0; i < n; ++i) {
    float* const scores = room.scores.data() + i * relation_.out;
    scores[root_] = kNever;  // nothing but the root is called so
    Analysis& analysis = *analyses[input.tokens[i]];
    analysis.deprel = analysis.head == 0
                          ? Deprel::kRoot
                          : relations_[best_of(scores, relations_.size())];
  }
}

// --- names

Result<NameHeads> NameHeads::load(const WeightsFile& file) {
  NameHeads heads;
  HEARSAY_TRY(heads.narrow_, load_affine(file, "names.narrow", kHidden, kNameWidth));
  for (const auto& [scheme, name] : kNameSchemeNames) {
    if (!file.classes(name)) continue;  // trained without that set
    HEARSAY_TRY(TagPaths paths,
                TagPaths::load(file, name, fmt::format("names.{}", name), kNameWidth));
    heads.schemes_.push_back({scheme, std::move(paths)});
  }
  return heads;
}

void NameHeads::find(std::span<const float> words, const HeadsInput& input,
                     std::span<const Token> tokens, std::vector<Name>& names,
                     HeadsRoom& room) const {
  const std::size_t n = input.tokens.size();
  apply(narrow_, words.data(), n, room.narrow);
  relu(room.narrow, n * narrow_.out);
  for (const Scheme& scheme : schemes_) {
    scheme.paths.score(room.narrow, n, room);
    for (const WordRange sentence : input.sentences) {
      for (const TagSpan& found : scheme.paths.find(sentence, room)) {
        const Span span{tokens[input.tokens[found.words.first]].span.begin,
                        tokens[input.tokens[found.words.last - 1]].span.end};
        names.push_back({span, scheme.scheme, std::string(found.label)});
      }
    }
  }
}

}  // namespace hearsay
