#include "syntax/kernels.h"

#include <dnnl.hpp>

namespace hearsay {

const Kernels& best_kernels() {
  // oneDNN's sets are ordered bit masks: a wider one has the bits of the narrower.
  const auto allowed = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
  const auto has = [&](dnnl::cpu_isa isa) {
    return (allowed & static_cast<unsigned>(isa)) == static_cast<unsigned>(isa);
  };
  if (has(dnnl::cpu_isa::avx512_core) && avx512_kernels() != nullptr)
    return *avx512_kernels();
  if (has(dnnl::cpu_isa::avx2) && avx2_kernels() != nullptr) return *avx2_kernels();
  return *plain_kernels();
}

}  // namespace hearsay
