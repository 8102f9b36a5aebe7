// For processors with AVX-512 as servers have it; compiled with -mavx512*
// (CMakeLists.txt).
#define HEARSAY_LANES 16
#define HEARSAY_ROWS 8
#include "syntax/kernels_body.inc"

namespace hearsay {

const Kernels* avx512_kernels() {
  const bool has =
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  return has ? &kKernels : nullptr;
}

}  // namespace hearsay
