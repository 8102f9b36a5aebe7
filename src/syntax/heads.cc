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

constexpr std::size_t whole_lanes(std::size_t n) { return (n + 15) / 16 * 16; }

Result<Affine> load_affine(const WeightsFile& file, const std::string& name,
                           std::size_t in, std::size_t out) {
  Affine affine{in, whole_lanes(out), {}, {}};
  HEARSAY_TRY(affine.weights, file.floats(name, {affine.in, affine.out}));
  HEARSAY_TRY(affine.bias, file.floats(name + ".bias", {affine.out}));
  return affine;
}

/// Writes rows of `affine.out`.
void apply(const Affine& affine, const float* x, std::size_t rows,
           std::vector<float>& out) {
  if (out.size() < rows * affine.out) out.resize(rows * affine.out);
  best_kernels().affine(x, rows, affine.in, affine.weights.data(), affine.out,
                        affine.bias.data(), out.data());
}

void relu(std::vector<float>& rows, std::size_t n) {
  best_kernels().relu(n, rows.data());
}

/// The classes of `head`, each made a value of a closed set by `parse`.
template <typename Value, typename Parse>
Result<std::vector<Value>> load_classes(const WeightsFile& file, std::string_view head,
                                        Parse parse) {
  HEARSAY_TRY(const auto names, file.classes(head));
  std::vector<Value> values;
  values.reserve(names.size());
  for (const std::string& name : names) {
    std::optional<Value> value = parse(name);
    if (!value)
      return tl::make_unexpected(file.damaged(fmt::format("{} class {}", head, name)));
    values.push_back(std::move(*value));
  }
  if (values.empty())
    return tl::make_unexpected(file.damaged(fmt::format("{} has no classes", head)));
  return values;
}

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
  return static_cast<std::size_t>(std::max_element(scores, scores + n) - scores);
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

void TagHeads::tag(std::span<const float> words,
                   std::span<const std::string_view> forms, std::span<Token> tokens,
                   std::span<std::optional<Analysis>> analyses, HeadsRoom& room) const {
  const std::size_t n = tokens.size();
  apply(narrow_, words.data(), n, room.narrow);
  relu(room.narrow, n * narrow_.out);
  const auto each = [&](const Affine& out, std::size_t classes, auto set) {
    apply(out, room.narrow.data(), n, room.scores);
    for (std::size_t i = 0; i < n; ++i)
      set(i, best_of(room.scores.data() + i * out.out, classes));
  };
  for (auto& analysis : analyses) analysis.emplace();
  each(upos_out_, upos_.size(),
       [&](std::size_t i, std::size_t best) { tokens[i].upos = upos_[best]; });
  each(xpos_out_, xpos_.size(),
       [&](std::size_t i, std::size_t best) { analyses[i]->xpos = xpos_[best]; });
  each(features_out_, features_.size(), [&](std::size_t i, std::size_t best) {
    analyses[i]->features = features_[best];
    tokens[i].verb_form = verb_forms_[best];
  });
  each(lemma_out_, lemmas_.size(), [&](std::size_t i, std::size_t best) {
    Analysis& analysis = *analyses[i];
    analysis.lemma = memory_.corrected(forms[i], analysis.xpos,
                                       apply_lemma_script(forms[i], lemmas_[best]));
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

void TreeHead::parse(std::span<const float> words,
                     std::span<std::optional<Analysis>> analyses,
                     HeadsRoom& room) const {
  const std::size_t n = analyses.size();
  const Kernels& kernels = best_kernels();
  apply(arc_dependent_, words.data(), n, room.narrow);
  relu(room.narrow, n * kArcWidth);
  apply(arc_, room.narrow.data(), n, room.dependents);
  apply(arc_head_, words.data(), n, room.narrow);
  relu(room.narrow, n * kArcWidth);

  // Heads turned round, the root first: then scores are one product.
  const std::size_t wide = whole_lanes(n + 1);
  room.heads.assign(kArcWidth * wide, 0.0F);
  for (std::size_t i = 0; i < kArcWidth; ++i) {
    room.heads[i * wide] = arc_root_[i];
    for (std::size_t h = 0; h < n; ++h)
      room.heads[i * wide + h + 1] = room.narrow[h * kArcWidth + i];
  }
  if (room.scores.size() < n * wide) room.scores.resize(n * wide);
  kernels.affine(room.dependents.data(), n, kArcWidth, room.heads.data(), wide, nullptr,
                 room.scores.data());
  room.arcs.resize(n * (n + 1));
  for (std::size_t d = 0; d < n; ++d) {
    std::copy_n(room.scores.begin() + static_cast<std::ptrdiff_t>(d * wide), n + 1,
                room.arcs.begin() + static_cast<std::ptrdiff_t>(d * (n + 1)));
  }
  const auto heads = best_tree(room.arcs, n);

  apply(relation_dependent_, words.data(), n, room.dependents);
  apply(relation_head_, words.data(), n, room.heads);
  for (std::size_t d = 0; d < n; ++d) {
    const float* const head = heads[d] == 0
                                  ? relation_root_.data()
                                  : room.heads.data() + (heads[d] - 1) * kRelationWidth;
    kernels.add_scaled(head, kRelationWidth, 1.0F,
                       room.dependents.data() + d * kRelationWidth);
  }
  relu(room.dependents, n * kRelationWidth);
  apply(relation_, room.dependents.data(), n, room.scores);
  for (std::size_t d = 0; d < n; ++d) {
    float* const scores = room.scores.data() + d * relation_.out;
    scores[root_] = kNever;  // nothing but the root is called so
    analyses[d]->head = heads[d];
    analyses[d]->deprel =
        heads[d] == 0 ? Deprel::kRoot : relations_[best_of(scores, relations_.size())];
  }
}

// --- names

Result<std::vector<NameHeads::Tag>> NameHeads::read_tags(const WeightsFile& file,
                                                         std::string_view scheme) {
  HEARSAY_TRY(
      auto tags,
      load_classes<Tag>(file, scheme, [](std::string_view name) -> std::optional<Tag> {
        if (name == "O") return Tag{};
        if (name.size() < 3 || name[1] != '-') return std::nullopt;
        const bool begins = name[0] == 'B';
        if (!begins && name[0] != 'I') return std::nullopt;
        return Tag{begins, !begins, std::string(name.substr(2)), 0};
      }));
  for (Tag& tag : tags) {
    if (!tag.goes_on) continue;
    const auto beginning = std::ranges::find_if(tags, [&](const Tag& other) {
      return other.begins && other.label == tag.label;
    });
    if (beginning == tags.end()) {
      return tl::make_unexpected(
          file.damaged(fmt::format("{} class I-{} without B-", scheme, tag.label)));
    }
    tag.beginning = static_cast<std::size_t>(beginning - tags.begin());
  }
  return tags;
}

Result<NameHeads> NameHeads::load(const WeightsFile& file) {
  NameHeads heads;
  HEARSAY_TRY(heads.narrow_, load_affine(file, "names.narrow", kHidden, kNameWidth));
  for (const auto& [scheme, name] : kNameSchemeNames) {
    if (!file.classes(name)) continue;  // trained without that set
    HEARSAY_TRY(auto tags, read_tags(file, name));
    HEARSAY_TRY(const Affine out, load_affine(file, fmt::format("names.{}", name),
                                              kNameWidth, tags.size()));
    heads.schemes_.push_back({scheme, out, std::move(tags)});
  }
  return heads;
}

void NameHeads::find(std::span<const float> words, std::span<const Token> tokens,
                     std::vector<Name>& names, HeadsRoom& room) const {
  const std::size_t n = tokens.size();
  if (n == 0) return;
  apply(narrow_, words.data(), n, room.narrow);
  relu(room.narrow, n * narrow_.out);
  for (const Scheme& scheme : schemes_) {
    apply(scheme.out, room.narrow.data(), n, room.scores);
    const std::size_t count = scheme.tags.size();
    // Viterbi's best path, in which a tag that goes on follows its own kind.
    std::vector<std::size_t> back(n * count, 0);
    std::vector<float> best(count);
    for (std::size_t t = 0; t < count; ++t) {
      best[t] = room.scores[t];
      if (scheme.tags[t].goes_on) best[t] = kNever;
    }
    for (std::size_t i = 1; i < n; ++i) {
      const float* const scores = room.scores.data() + i * scheme.out.out;
      const std::size_t any = best_of(best.data(), count);
      std::vector<float> next(count);
      for (std::size_t t = 0; t < count; ++t) {
        std::size_t from = any;
        if (scheme.tags[t].goes_on) {
          const std::size_t b = scheme.tags[t].beginning;
          from = best[t] > best[b] ? t : b;
        }
        back[i * count + t] = from;
        next[t] = best[from] + scores[t];
      }
      best = std::move(next);
    }
    std::vector<std::size_t> path(n);
    path[n - 1] = best_of(best.data(), count);
    for (std::size_t i = n - 1; i > 0; --i) path[i - 1] = back[i * count + path[i]];
    for (std::size_t i = 0; i < n; ++i) {
      const Tag& tag = scheme.tags[path[i]];
      if (!tag.begins) continue;
      std::size_t end = i + 1;
      while (end < n && scheme.tags[path[end]].goes_on) ++end;
      const Span span{tokens[i].span.begin, tokens[end - 1].span.end};
      names.push_back({span, scheme.scheme, tag.label});
    }
  }
}

}  // namespace hearsay
