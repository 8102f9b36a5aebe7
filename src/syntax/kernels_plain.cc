// For any 64-bit x86 processor.
#define HEARSAY_LANES 4
#define HEARSAY_ROWS 4
#include "syntax/kernels_body.inc"

namespace hearsay {

const Kernels* plain_kernels() { return &kKernels; }

}  // namespace hearsay
