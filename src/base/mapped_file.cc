#include "base/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace hearsay {
namespace {

Result<std::span<const std::byte>> map(int file, const std::string& path,
                                       ErrorKind kind) {
  struct stat about {};
  if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
    return failure(kind, fmt::format("{} is no file that can be read", path));
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return std::span<const std::byte>();
  void* const address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (address == MAP_FAILED)
    return failure(kind, fmt::format("{}: {}", path, std::strerror(errno)));
  return std::span(static_cast<const std::byte*>(address), size);
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path, ErrorKind kind) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failure(kind, fmt::format("{}: {}", path, std::strerror(errno)));
  auto bytes = map(file, path, kind);
  close(file);  // the mapping stays
  if (!bytes) return tl::make_unexpected(std::move(bytes).error());
  return MappedFile(*bytes);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (bytes_.empty()) return;
  munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace hearsay
