#pragma once

#include <cstddef>
#include <cstdint>

namespace hearsay {

/// The arithmetic between the encoder's integer products, for one instruction set.
///
/// All sets give the same bytes: sixteen partial sums in every reduction whatever the
/// width of a register, folded in one order; no multiplication and addition are fused;
/// the exponential is our own. Rows are dense, and every length is a multiple of 16
/// unless said otherwise.
///
/// An activation row is quantised to bytes q = round(x / scale) + 128, scale = greatest
/// |x| / 127. A product's sum over q and weights w in [-63, 63] then is
/// (sum - 128 * sum of w) * scale * the weights' scale; what does not depend on the row
/// is kept in a Channel table.
struct Channels {
  const float* scale;           ///< of the weights of each output
  const std::int32_t* balance;  ///< 128 * the sum of the weights of each output
  const float* bias;
};

struct Norm {
  const float* weight;
  const float* bias;
};

struct Kernels {
  /// Writes `n` bytes and returns the row's scale.
  float (*quantise)(const float* x, std::size_t n, std::uint8_t* q);

  /// out = the real values of `sums`.
  void (*dequantise)(const std::int32_t* sums, std::size_t n, float scale,
                     const Channels& channels, float* out);

  /// q = GELU of the real values of `sums`, quantised anew; returns the new scale.
  /// `room` holds n floats.
  float (*gelu_and_quantise)(const std::int32_t* sums, std::size_t n, float scale,
                             const Channels& channels, float* room, std::uint8_t* q);

  /// x = layer norm of (x + the real values of `sums`).
  void (*add_and_normalise)(const std::int32_t* sums, std::size_t n, float scale,
                            const Channels& channels, const Norm& norm, float* x);

  /// x = layer norm of x.
  void (*normalise)(std::size_t n, const Norm& norm, float* x);

  /// Attention of one head of 32 dimensions over a window of `n` rows, any `n`.
  /// `qkv` has rows of 3 * hidden floats (queries, already scaled, then keys, then
  /// values); query, key and value of this head begin at `head`, hidden + head and
  /// 2 * hidden + head. Writes rows of `hidden` floats at `out` + head. `room` holds
  /// attention_room(n) floats.
  void (*attend)(const float* qkv, std::size_t n, std::size_t hidden, std::size_t head,
                 float* room, float* out);

  /// out (rows x n) = x (rows x k) * weights (k x n) + bias; a `bias` of null is none.
  /// k is any number. `weights` are in panels of sixteen outputs, panel_place() says
  /// how; a panel stays in the nearest cache while all rows go past it.
  void (*affine)(const float* x, std::size_t rows, std::size_t k, const float* weights,
                 std::size_t n, const float* bias, float* out);

  /// The place of the greatest of n scores, any n above 0; the first of equals.
  std::size_t (*best)(const float* scores, std::size_t n);

  /// mix += weight * x.
  void (*add_scaled)(const float* x, std::size_t n, float weight, float* mix);

  /// One step of a best path: scores[t] += the greatest of before[f] + steps[f * n + t]
  /// over f < tags, and from[t] = the first such f. n is the length of all rows.
  void (*best_steps)(const float* before, const float* steps, std::size_t tags,
                     std::size_t n, float* scores, std::int32_t* from);

  /// x = max(x, 0).
  void (*relu)(std::size_t n, float* x);
};

/// Where the weight from input i to output j stands, of k inputs.
constexpr std::size_t panel_place(std::size_t i, std::size_t j, std::size_t k) {
  return (j / 16 * k + i) * 16 + j % 16;
}

/// Floats that `attend` needs beside its arguments: keys turned round, and eight rows
/// of weights.
constexpr std::size_t attention_room(std::size_t n) {
  const std::size_t padded = (n + 15) / 16 * 16;
  return 32 * padded + 8 * padded;
}

/// The widest set of instructions that this processor has and that oneDNN is allowed
/// (ONEDNN_MAX_CPU_ISA).
const Kernels& best_kernels();

/// Each set, for tests: null where the processor lacks it.
const Kernels* plain_kernels();
const Kernels* avx2_kernels();
const Kernels* avx512_kernels();

}  // namespace hearsay
