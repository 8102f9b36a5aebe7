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
  HEARSAY_TRY(const auto rows, file.floats(name, {affine.in, affine.out}));
  affine.weights.resize(rows.size());
  for (std::size_t i = 0; i < affine.in; ++i) {
    for (std::size_t j = 0; j < affine.out; ++j)
      affine.weights[panel_place(i, j, affine.in)] = rows[i * affine.out + j];
  }
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

void TreeHead::find_tree(HeadsInput::Range sentence, HeadsRoom& room) const {
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
  for (const HeadsInput::Range sentence : input.sentences) {
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

Result<std::vector<NameHeads::Tag>> NameHeads::read_tags(const WeightsFile& file,
                                                         std::string_view scheme) {
  return load_classes<Tag>(file, scheme,
                           [](std::string_view name) -> std::optional<Tag> {
                             if (name == "O") return Tag{};
                             if (name.size() < 3 || name[1] != '-') return std::nullopt;
                             const bool begins = name[0] == 'B';
                             if (!begins && name[0] != 'I') return std::nullopt;
                             return Tag{begins, !begins, std::string(name.substr(2))};
                           });
}

Result<NameHeads::Scheme> NameHeads::load_scheme(const WeightsFile& file,
                                                 NameScheme scheme,
                                                 std::string_view name) {
  HEARSAY_TRY(auto tags, read_tags(file, name));
  const std::size_t count = tags.size();
  HEARSAY_TRY(const Affine out,
              load_affine(file, fmt::format("names.{}", name), kNameWidth, count));
  HEARSAY_TRY(const auto learned,
              file.floats(fmt::format("names.{}.steps", name), {count + 1, out.out}));
  std::vector<float> steps(learned.begin(), learned.end());
  for (std::size_t to = 0; to < count; ++to) {
    if (!tags[to].goes_on) continue;
    for (std::size_t from = 0; from <= count; ++from) {
      if (from == count || tags[from].label != tags[to].label)
        steps[from * out.out + to] = kNever;
    }
  }
  return Scheme{scheme, out, std::move(tags), std::move(steps)};
}

Result<NameHeads> NameHeads::load(const WeightsFile& file) {
  NameHeads heads;
  HEARSAY_TRY(heads.narrow_, load_affine(file, "names.narrow", kHidden, kNameWidth));
  for (const auto& [scheme, name] : kNameSchemeNames) {
    if (!file.classes(name)) continue;  // trained without that set
    HEARSAY_TRY(Scheme loaded, load_scheme(file, scheme, name));
    heads.schemes_.push_back(std::move(loaded));
  }
  return heads;
}

void NameHeads::find_path(const Scheme& scheme, HeadsInput::Range sentence,
                          HeadsRoom& room) {
  const std::size_t n = sentence.count();
  const std::size_t tags = scheme.tags.size();
  const std::size_t wide = scheme.out.out;
  float* const scores = room.scores.data() + sentence.first * wide;
  const float* const start = scheme.steps.data() + tags * wide;
  best_kernels().add_scaled(start, wide, 1.0F, scores);
  if (room.steps.size() < n * wide) room.steps.resize(n * wide);
  for (std::size_t i = 1; i < n; ++i) {
    best_kernels().best_steps(scores + (i - 1) * wide, scheme.steps.data(), tags, wide,
                              scores + i * wide, room.steps.data() + i * wide);
  }
  room.path.resize(n);
  room.path[n - 1] = best_of(scores + (n - 1) * wide, tags);
  for (std::size_t i = n - 1; i > 0; --i) {
    room.path[i - 1] = static_cast<std::size_t>(room.steps[i * wide + room.path[i]]);
  }
}

void NameHeads::find(std::span<const float> words, const HeadsInput& input,
                     std::span<const Token> tokens, std::vector<Name>& names,
                     HeadsRoom& room) const {
  const std::size_t n = input.tokens.size();
  apply(narrow_, words.data(), n, room.narrow);
  relu(room.narrow, n * narrow_.out);
  for (const Scheme& scheme : schemes_) {
    apply(scheme.out, room.narrow.data(), n, room.scores);
    for (const HeadsInput::Range sentence : input.sentences) {
      find_path(scheme, sentence, room);
      const auto token = [&](std::size_t i) -> const Token& {
        return tokens[input.tokens[sentence.first + i]];
      };
      for (std::size_t i = 0; i < sentence.count(); ++i) {
        const Tag& tag = scheme.tags[room.path[i]];
        if (!tag.begins) continue;
        std::size_t end = i + 1;
        while (end < sentence.count() && scheme.tags[room.path[end]].goes_on) ++end;
        const Span span{token(i).span.begin, token(end - 1).span.end};
        names.push_back({span, scheme.scheme, tag.label});
      }
    }
  }
}

}  // namespace hearsay
