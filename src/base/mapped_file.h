#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/result.h"

namespace hearsay {

/// A file's bytes, read-only in memory as long as this lives. Pages are read when they
/// are touched, and programs that map one file share them.
class MappedFile {
 public:
  /// Fails where there is no such file or it cannot be read; an empty file has no
  /// bytes.
  static Result<MappedFile> open(const std::string& path, ErrorKind kind);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::span<const std::byte> bytes_;
};

}  // namespace hearsay
