// Any bytes as the head of a file of weights: it is refused, or what it holds lies
// inside.

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>

#include "read/models.h"
#include "syntax/analyser.h"

namespace {

constexpr std::size_t kBehind = 4096;  // bytes for tables

/// A file in memory with `head` and zeros behind it; the caller closes it.
int file_with(const std::uint8_t* head, std::size_t size) {
  std::string content = "hearsay\n";
  const std::uint64_t length = size;
  content.append(reinterpret_cast<const char*>(&length), sizeof length);
  content.append(reinterpret_cast<const char*>(head), size);
  content.append(kBehind, '\0');
  const int file = memfd_create("weights", 0);
  if (file < 0 || write(file, content.data(), content.size()) < 0) {
    std::cerr << "no file in memory\n";
    std::abort();
  }
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = file_with(data, size);
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  auto weights = hearsay::WeightsFile::open(path);
  if (weights) {
    if (const auto words = weights->text("vocabulary")) {
      std::string copy(*words);  // read, so that a view outside is noticed
      if (copy.size() > kBehind + size + 16) std::abort();
    }
    if (hearsay::Analyser::load(std::move(*weights))) std::abort();  // far too small
  }
  close(file);
  return 0;
}
