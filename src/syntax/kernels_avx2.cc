// For processors with AVX2; compiled with -mavx2 (CMakeLists.txt).
#define HEARSAY_LANES 8
#define HEARSAY_ROWS 4
#include "syntax/kernels_body.inc"

namespace hearsay {

const Kernels* avx2_kernels() {
  return __builtin_cpu_supports("avx2") ? &kKernels : nullptr;
}

}  // namespace hearsay
