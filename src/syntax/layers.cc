#include "syntax/layers.h"

#include "syntax/kernels.h"

namespace hearsay {

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

void apply(const Affine& affine, const float* x, std::size_t rows,
           std::vector<float>& out) {
  if (out.size() < rows * affine.out) out.resize(rows * affine.out);
  best_kernels().affine(x, rows, affine.in, affine.weights.data(), affine.out,
                        affine.bias.data(), out.data());
}

void relu(std::vector<float>& rows, std::size_t n) {
  best_kernels().relu(n, rows.data());
}

}  // namespace hearsay
