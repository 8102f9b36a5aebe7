#pragma once

#include <simdjson.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"

namespace hearsay {

/// A file of weights: the eight bytes "hearsay\n", the length of a JSON head as eight
/// bytes (little-endian), the head, and tables of numbers, each on a multiple of 64
/// bytes. The head names every table with type, shape and place, and the classes of
/// every head; training/export.py writes it.
///
/// Nothing in the file is believed: a table outside the file, of another shape than
/// asked for, or of another type is an error that names the file and the table. Views
/// into it live as long as the WeightsFile.
class WeightsFile {
 public:
  static Result<WeightsFile> open(const std::string& path);

  /// The table `name`, which must have exactly `shape`.
  Result<std::span<const float>> floats(std::string_view name,
                                        std::initializer_list<std::size_t> shape) const;
  Result<std::span<const std::int8_t>> integers(
      std::string_view name, std::initializer_list<std::size_t> shape) const;
  /// The first number of the shape of table `name`.
  Result<std::size_t> rows(std::string_view name) const;
  /// A table of bytes of any length: a list of words, one a line.
  Result<std::string_view> text(std::string_view name) const;

  /// The names of a head's classes, in the order of its scores.
  Result<std::span<const std::string>> classes(std::string_view head) const;

  /// The lower-case hexadecimal SHA-256 of the whole file.
  std::string sha256() const;

  const std::string& path() const { return path_; }
  Error damaged(std::string_view what) const;

 private:
  enum class Type { kFloat, kInteger, kText };
  struct Table {
    Type type = Type::kFloat;
    std::vector<std::size_t> shape;
    std::span<const std::byte> bytes;
  };

  WeightsFile(std::string path, MappedFile file)
      : path_(std::move(path)), file_(std::move(file)) {}
  Result<void> read_head();
  Result<void> read_tables(const simdjson::dom::object& tables);
  Result<void> read_classes(const simdjson::dom::object& classes);
  Result<std::span<const std::byte>> table(std::string_view name, Type type,
                                           std::span<const std::size_t> shape) const;

  std::string path_;
  MappedFile file_;
  std::map<std::string, Table, std::less<>> tables_;
  std::map<std::string, std::vector<std::string>, std::less<>> classes_;
};

}  // namespace hearsay
