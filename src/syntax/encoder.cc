#include "syntax/encoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <dnnl.hpp>
#include <optional>
#include <utility>

#include "syntax/kernels.h"

// OpenMP's, which oneDNN runs its loops with; its header comes with one compiler only.
extern "C" void omp_set_num_threads(int threads);

namespace hearsay {
namespace {

using Sizes = EncoderSizes;

/// Rows that go through one integer product together: few enough that what it reads and
/// writes stays in the second-level cache. What is left over goes through in fewer.
constexpr std::size_t kTile = 64;
constexpr std::size_t kSmallTile = 16;

/// The integer product of a tile of activations (rows x k, bytes) and one layer's
/// weights (k x n), whose result the kernels make real again.
class Product {
 public:
  /// `weights`: n rows of k.
  Product(const dnnl::engine& engine, std::span<const std::int8_t> weights,
          std::size_t k, std::size_t n, std::span<const float> scale,
          std::span<const float> bias)
      : k_(k), n_(n), scale_(scale), bias_(bias), balance_(n) {
    using dnnl::memory;
    const auto in = static_cast<memory::dim>(k);
    const auto out = static_cast<memory::dim>(n);
    const memory::desc given({in, out}, memory::data_type::s8, memory::format_tag::ba);
    const memory::desc best({in, out}, memory::data_type::s8, memory::format_tag::any);
    const memory::desc packed = whole_.prepare(engine, kTile, in, out, best);
    small_.prepare(engine, kSmallTile, in, out, packed);
    // oneDNN takes no pointer to const; it only reads here.
    memory raw(given, engine, const_cast<std::int8_t*>(weights.data()));
    weights_ = memory(packed, engine);
    dnnl::stream stream(engine);
    dnnl::reorder(raw, weights_).execute(stream, raw, weights_);
    stream.wait();
    for (std::size_t j = 0; j < n; ++j) {
      std::int32_t sum = 0;
      for (std::size_t i = 0; i < k; ++i) sum += weights[j * k + i];
      balance_[j] = 128 * sum;
    }
  }

  /// Of `rows` rows, at most a tile; those up to the next whole small tile are written
  /// too. `scratch` has at least scratch_size() bytes.
  void run(const dnnl::engine& engine, const dnnl::stream& stream, std::size_t rows,
           std::uint8_t* from, std::int32_t* to, std::byte* scratch) const {
    if (rows > kTile - kSmallTile) {
      whole_.run(engine, stream, weights_, from, to, scratch);
      return;
    }
    for (std::size_t row = 0; row < rows; row += kSmallTile)
      small_.run(engine, stream, weights_, from + row * k_, to + row * n_, scratch);
  }

  std::size_t scratch_size() const {
    return std::max(whole_.scratch.get_size(), small_.scratch.get_size());
  }

  Channels channels() const { return {scale_.data(), balance_.data(), bias_.data()}; }

 private:
  /// oneDNN's product for one number of rows.
  struct Plan {
    dnnl::matmul product;
    dnnl::memory::desc from;
    dnnl::memory::desc to;
    dnnl::memory::desc scratch;

    /// The layout it wants the weights in.
    dnnl::memory::desc prepare(const dnnl::engine& engine, std::size_t rows,
                               dnnl::memory::dim in, dnnl::memory::dim out,
                               const dnnl::memory::desc& weights) {
      using dnnl::memory;
      const auto count = static_cast<memory::dim>(rows);
      from = {{count, in}, memory::data_type::u8, memory::format_tag::ab};
      to = {{count, out}, memory::data_type::s32, memory::format_tag::ab};
      // oneDNN's own scratch memory is shared by all threads; ours belongs to a room.
      dnnl::primitive_attr attributes;
      attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
      const dnnl::matmul::primitive_desc plan(dnnl::matmul::desc(from, weights, to),
                                              attributes, engine);
      product = dnnl::matmul(plan);
      scratch = plan.scratchpad_desc();
      return plan.weights_desc();
    }

    void run(const dnnl::engine& engine, const dnnl::stream& stream,
             const dnnl::memory& weights, std::uint8_t* in, std::int32_t* out,
             std::byte* room) const {
      product.execute(stream,
                      {{DNNL_ARG_SRC, dnnl::memory(from, engine, in)},
                       {DNNL_ARG_WEIGHTS, weights},
                       {DNNL_ARG_DST, dnnl::memory(to, engine, out)},
                       {DNNL_ARG_SCRATCHPAD, dnnl::memory(scratch, engine, room)}});
    }
  };

  std::size_t k_;
  std::size_t n_;
  std::span<const float> scale_;
  std::span<const float> bias_;
  std::vector<std::int32_t> balance_;
  Plan whole_;
  Plan small_;
  dnnl::memory weights_;
};

struct NormTable {
  std::span<const float> weight;
  std::span<const float> bias;
  Norm view() const { return {weight.data(), bias.data()}; }
};

struct Layer {
  Product attend_in;  ///< queries, keys, values
  Product attend_out;
  Product widen;
  Product narrow;
  NormTable attended_norm;
  NormTable narrow_norm;
};

Result<NormTable> load_norm(const WeightsFile& file, const std::string& name) {
  HEARSAY_TRY(const auto weight, file.floats(name + ".weight", {Sizes::kHidden}));
  HEARSAY_TRY(const auto bias, file.floats(name + ".bias", {Sizes::kHidden}));
  return NormTable{weight, bias};
}

Result<Product> load_product(const WeightsFile& file, const dnnl::engine& engine,
                             const std::string& name, std::size_t k, std::size_t n) {
  HEARSAY_TRY(const auto weights, file.integers(name, {n, k}));
  HEARSAY_TRY(const auto scale, file.floats(name + ".scale", {n}));
  HEARSAY_TRY(const auto bias, file.floats(name + ".bias", {n}));
  return Product(engine, weights, k, n, scale, bias);
}

Result<Layer> load_layer(const WeightsFile& file, const dnnl::engine& engine,
                         std::size_t number) {
  const std::string at = fmt::format("layer{}.", number);
  constexpr std::size_t h = Sizes::kHidden;
  HEARSAY_TRY(Product in, load_product(file, engine, at + "attend_in", h, 3 * h));
  HEARSAY_TRY(Product out, load_product(file, engine, at + "attend_out", h, h));
  HEARSAY_TRY(Product widen,
              load_product(file, engine, at + "widen", h, Sizes::kInner));
  HEARSAY_TRY(Product narrow,
              load_product(file, engine, at + "narrow", Sizes::kInner, h));
  HEARSAY_TRY(const NormTable attended, load_norm(file, at + "attended_norm"));
  HEARSAY_TRY(const NormTable narrowed, load_norm(file, at + "narrow_norm"));
  return Layer{std::move(in),     std::move(out), std::move(widen),
               std::move(narrow), attended,       narrowed};
}

std::size_t whole_tiles(std::size_t rows) { return (rows + kTile - 1) / kTile * kTile; }

}  // namespace

void PackedWindows::clear() {
  pieces.clear();
  shapes.clear();
  flags.clear();
  ends.clear();
  words.clear();
}

struct EncoderRoom::Parts {
  std::vector<float> states;    ///< a row of kHidden for each piece
  std::vector<float> qkv;       ///< a row of 3 * kHidden for each piece
  std::vector<float> attended;  ///< a row of kHidden for each piece
  std::vector<float> attention;
  std::vector<float> inner;           ///< one row
  std::vector<std::uint8_t> bytes;    ///< a tile of activations
  std::vector<std::uint8_t> widened;  ///< a tile of kInner
  std::vector<std::int32_t> sums;     ///< a tile of products
  std::vector<std::byte> scratch;     ///< oneDNN's
  std::array<float, kTile> scales{};
  std::array<float, kTile> widened_scales{};
  std::array<std::vector<float>, Sizes::kMixes> mixes;
  std::optional<dnnl::stream> stream;
};

EncoderRoom::EncoderRoom() : parts_(std::make_unique<Parts>()) {}
EncoderRoom::~EncoderRoom() = default;
EncoderRoom::EncoderRoom(EncoderRoom&&) noexcept = default;
EncoderRoom& EncoderRoom::operator=(EncoderRoom&&) noexcept = default;

std::span<const float> EncoderRoom::words(std::size_t mix) const {
  return parts_->mixes[mix];
}

struct Encoder::Parts {
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  const Kernels* kernels = &best_kernels();
  std::size_t count = 0;  ///< of pieces
  std::span<const std::int8_t> pieces;
  std::span<const float> piece_scale;
  std::span<const float> positions;
  std::span<const float> shapes;
  std::span<const float> flags;
  NormTable norm;
  std::vector<Layer> layers;
  std::span<const float> mixes;  ///< rows of kMixedLayers, at most kMixes

  using Room = EncoderRoom::Parts;

  void prepare(const PackedWindows& windows, Room& room) const;
  void embed(const PackedWindows& windows, Room& room) const;
  void quantise_tile(const float* rows, std::size_t count_of_rows, Room& room) const;
  void multiply(const Product& product, std::size_t rows, std::uint8_t* bytes,
                Room& room) const;
  void project(const Layer& layer, std::size_t rows, Room& room) const;
  void attend(const PackedWindows& windows, Room& room) const;
  void finish(const Layer& layer, float* attended, float* all_states, std::size_t rows,
              Room& room) const;
  void finish_words(const Layer& layer, const PackedWindows& windows, Room& room) const;
  void mix(const PackedWindows& windows, std::size_t layer, Room& room) const;
};

void Encoder::Parts::prepare(const PackedWindows& windows, Room& room) const {
  const std::size_t rows = whole_tiles(windows.pieces.size());
  const auto grow = [](auto& buffer, std::size_t size) {
    if (buffer.size() < size) buffer.resize(size);
  };
  grow(room.states, rows * Sizes::kHidden);
  grow(room.qkv, rows * 3 * Sizes::kHidden);
  grow(room.attended, rows * Sizes::kHidden);
  grow(room.attention, attention_room(Sizes::kPositions));
  grow(room.inner, Sizes::kInner);
  grow(room.bytes, kTile * Sizes::kHidden);
  grow(room.widened, kTile * Sizes::kInner);
  grow(room.sums, kTile * Sizes::kInner);
  for (const Layer& layer : layers) {
    for (const Product* const product :
         {&layer.attend_in, &layer.attend_out, &layer.widen, &layer.narrow}) {
      grow(room.scratch, product->scratch_size());
    }
  }
  for (auto& mix : room.mixes) mix.assign(windows.words.size() * Sizes::kHidden, 0.0F);
  if (!room.stream) room.stream.emplace(engine);
}

void Encoder::Parts::embed(const PackedWindows& windows, Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  std::size_t row = 0;
  for (const std::uint32_t end : windows.ends) {
    for (std::size_t at = 0; row < end; ++row, ++at) {
      const std::size_t piece = windows.pieces[row];
      const std::int8_t* weights = pieces.data() + piece * h;
      const float scale = piece_scale[piece];
      const float* position = positions.data() + at * h;
      const float* shape = shapes.data() + windows.shapes[row] * h;
      const float* flag = flags.data() + windows.flags[row] * h;
      float* x = room.states.data() + row * h;
      for (std::size_t i = 0; i < h; ++i) {
        x[i] =
            static_cast<float>(weights[i]) * scale + position[i] + shape[i] + flag[i];
      }
      kernels->normalise(h, norm.view(), x);
    }
  }
}

void Encoder::Parts::quantise_tile(const float* rows, std::size_t count_of_rows,
                                   Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  for (std::size_t r = 0; r < count_of_rows; ++r)
    room.scales[r] = kernels->quantise(rows + r * h, h, room.bytes.data() + r * h);
}

void Encoder::Parts::multiply(const Product& product, std::size_t rows,
                              std::uint8_t* bytes, Room& room) const {
  product.run(engine, *room.stream, rows, bytes, room.sums.data(), room.scratch.data());
}

/// Queries, keys and values of every piece.
void Encoder::Parts::project(const Layer& layer, std::size_t rows, Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  const Channels channels = layer.attend_in.channels();
  for (std::size_t first = 0; first < rows; first += kTile) {
    const std::size_t n = std::min(kTile, rows - first);
    quantise_tile(room.states.data() + first * h, n, room);
    multiply(layer.attend_in, n, room.bytes.data(), room);
    for (std::size_t r = 0; r < n; ++r) {
      kernels->dequantise(room.sums.data() + r * 3 * h, 3 * h, room.scales[r], channels,
                          room.qkv.data() + (first + r) * 3 * h);
    }
  }
}

void Encoder::Parts::attend(const PackedWindows& windows, Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  std::size_t first = 0;
  for (const std::uint32_t end : windows.ends) {
    for (std::size_t head = 0; head < h; head += h / Sizes::kHeads) {
      kernels->attend(room.qkv.data() + first * 3 * h, end - first, h, head,
                      room.attention.data(), room.attended.data() + first * h);
    }
    first = end;
  }
}

/// What follows attention, tile by tile: both halves of the layer end in its states.
void Encoder::Parts::finish(const Layer& layer, float* attended, float* all_states,
                            std::size_t rows, Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  constexpr std::size_t inner = Sizes::kInner;
  for (std::size_t first = 0; first < rows; first += kTile) {
    const std::size_t n = std::min(kTile, rows - first);
    float* states = all_states + first * h;
    quantise_tile(attended + first * h, n, room);
    multiply(layer.attend_out, n, room.bytes.data(), room);
    for (std::size_t r = 0; r < n; ++r) {
      kernels->add_and_normalise(room.sums.data() + r * h, h, room.scales[r],
                                 layer.attend_out.channels(),
                                 layer.attended_norm.view(), states + r * h);
    }
    quantise_tile(states, n, room);
    multiply(layer.widen, n, room.bytes.data(), room);
    for (std::size_t r = 0; r < n; ++r) {
      room.widened_scales[r] = kernels->gelu_and_quantise(
          room.sums.data() + r * inner, inner, room.scales[r], layer.widen.channels(),
          room.inner.data(), room.widened.data() + r * inner);
    }
    multiply(layer.narrow, n, room.widened.data(), room);
    for (std::size_t r = 0; r < n; ++r) {
      kernels->add_and_normalise(room.sums.data() + r * h, h, room.widened_scales[r],
                                 layer.narrow.channels(), layer.narrow_norm.view(),
                                 states + r * h);
    }
  }
}

/// The last layer, of which only the rows of words are read: they are gathered where
/// queries, keys and values stood, and put back.
void Encoder::Parts::finish_words(const Layer& layer, const PackedWindows& windows,
                                  Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  const std::size_t words = windows.words.size();
  float* const attended = room.qkv.data();
  float* const states = attended + words * h;
  for (std::size_t word = 0; word < words; ++word) {
    const std::size_t row = windows.words[word] * h;
    std::copy_n(room.attended.data() + row, h, attended + word * h);
    std::copy_n(room.states.data() + row, h, states + word * h);
  }
  finish(layer, attended, states, words, room);
  for (std::size_t word = 0; word < words; ++word)
    std::copy_n(states + word * h, h, room.states.data() + windows.words[word] * h);
}

void Encoder::Parts::mix(const PackedWindows& windows, std::size_t layer,
                         Room& room) const {
  constexpr std::size_t h = Sizes::kHidden;
  constexpr std::size_t first_mixed = Sizes::kLayers - Sizes::kMixedLayers;
  if (layer < first_mixed) return;
  for (std::size_t m = 0; m < mixes.size() / Sizes::kMixedLayers; ++m) {
    const float weight = mixes[m * Sizes::kMixedLayers + layer - first_mixed];
    for (std::size_t word = 0; word < windows.words.size(); ++word) {
      kernels->add_scaled(room.states.data() + windows.words[word] * h, h, weight,
                          room.mixes[m].data() + word * h);
    }
  }
}

Encoder::Encoder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;

std::size_t Encoder::pieces() const { return parts_->count; }

std::size_t Encoder::mixes() const {
  return parts_->mixes.size() / Sizes::kMixedLayers;
}

Result<Encoder> Encoder::load(const WeightsFile& file) {
  constexpr std::size_t h = Sizes::kHidden;
  auto parts = std::make_unique<Parts>();
  HEARSAY_TRY(parts->count, file.rows("pieces"));
  HEARSAY_TRY(parts->pieces, file.integers("pieces", {parts->count, h}));
  HEARSAY_TRY(parts->piece_scale, file.floats("pieces.scale", {parts->count}));
  HEARSAY_TRY(parts->positions, file.floats("positions", {Sizes::kPositions, h}));
  HEARSAY_TRY(parts->shapes, file.floats("shapes", {Sizes::kShapes, h}));
  HEARSAY_TRY(parts->flags, file.floats("flags", {Sizes::kFlags, h}));
  HEARSAY_TRY(parts->norm, load_norm(file, "norm"));
  HEARSAY_TRY(const std::size_t mixes, file.rows("mixes"));
  if (mixes > Sizes::kMixes || mixes < Sizes::kLeastMixes)
    return tl::make_unexpected(file.damaged("mixes has other rows than heads"));
  HEARSAY_TRY(parts->mixes, file.floats("mixes", {mixes, Sizes::kMixedLayers}));
  for (std::size_t i = 0; i < Sizes::kLayers; ++i) {
    HEARSAY_TRY(Layer layer, load_layer(file, parts->engine, i));
    parts->layers.push_back(std::move(layer));
  }
  return Encoder(std::move(parts));
}

void Encoder::encode(const PackedWindows& windows, EncoderRoom& room) const {
  // Threads share nothing here: oneDNN must not start its own for one product.
  omp_set_num_threads(1);
  EncoderRoom::Parts& into = *room.parts_;
  const std::size_t rows = windows.pieces.size();
  parts_->prepare(windows, into);
  parts_->embed(windows, into);
  for (std::size_t i = 0; i < parts_->layers.size(); ++i) {
    const Layer& layer = parts_->layers[i];
    parts_->project(layer, rows, into);
    parts_->attend(windows, into);
    if (i + 1 < parts_->layers.size())
      parts_->finish(layer, into.attended.data(), into.states.data(), rows, into);
    else
      parts_->finish_words(layer, windows, into);
    parts_->mix(windows, i, into);
  }
}

}  // namespace hearsay
