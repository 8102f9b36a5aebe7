#include "base/weights_file.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/digest.h"

namespace hearsay {
namespace {

constexpr std::string_view kMagic = "hearsay\n";
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kLongestHead = std::size_t{1} << 20;

std::optional<std::size_t> size_of_type(std::string_view type) {
  if (type == "f32") return 4;
  if (type == "i8" || type == "text") return 1;
  return std::nullopt;
}

/// The product of `shape`, or nothing where it is more than `most`.
std::optional<std::size_t> elements(std::span<const std::size_t> shape,
                                    std::size_t most) {
  std::size_t product = 1;
  for (const std::size_t n : shape) {
    if (n == 0 || product > most / n) return std::nullopt;
    product *= n;
  }
  return product;
}

}  // namespace

Error WeightsFile::damaged(std::string_view what) const {
  return {
      ErrorKind::kModel,
      fmt::format("{} is damaged or no file of weights for this version ({}); fetch "
                  "it again, or name another with --models",
                  path_, what)};
}

Result<WeightsFile> WeightsFile::open(const std::string& path) {
  auto file = MappedFile::open(path, ErrorKind::kModel);
  if (!file) {
    return failure(
        ErrorKind::kModel,
        fmt::format("no weights: {}; they come with Hearsay in models/: name "
                    "the folder with --models, or read with --analyser rules",
                    file.error().message));
  }
  WeightsFile weights(path, std::move(*file));
  HEARSAY_CHECK(weights.read_head());
  return weights;
}

Result<void> WeightsFile::read_head() {
  const std::span<const std::byte> bytes = file_.bytes();
  const std::size_t fixed = kMagic.size() + sizeof(std::uint64_t);
  if (bytes.size() < fixed ||
      std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
    return tl::make_unexpected(damaged("it does not begin as one"));
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data() + kMagic.size(), sizeof length);
  if (length > kLongestHead || length > bytes.size() - fixed)
    return tl::make_unexpected(damaged("its head is cut off"));

  simdjson::dom::parser parser;
  simdjson::dom::element head;
  const auto* const json = reinterpret_cast<const char*>(bytes.data() + fixed);
  simdjson::dom::object tables;
  simdjson::dom::object classes;
  if (parser.parse(json, length).get(head) != simdjson::SUCCESS ||
      head["tables"].get(tables) != simdjson::SUCCESS ||
      head["classes"].get(classes) != simdjson::SUCCESS) {
    return tl::make_unexpected(damaged("its head cannot be read"));
  }
  HEARSAY_CHECK(read_tables(tables));
  return read_classes(classes);
}

Result<void> WeightsFile::read_tables(const simdjson::dom::object& tables) {
  const std::span<const std::byte> bytes = file_.bytes();
  for (const auto [name, entry] : tables) {
    std::string_view type;
    std::uint64_t offset = 0;
    simdjson::dom::array sizes;
    if (entry["type"].get(type) != simdjson::SUCCESS ||
        entry["offset"].get(offset) != simdjson::SUCCESS ||
        entry["shape"].get(sizes) != simdjson::SUCCESS) {
      return tl::make_unexpected(damaged(fmt::format("table {}", name)));
    }
    Table table;
    for (const auto size : sizes) {
      std::uint64_t n = 0;
      if (size.get(n) != simdjson::SUCCESS) n = 0;
      table.shape.push_back(n);
    }
    const auto size = size_of_type(type);
    const auto count = elements(table.shape, bytes.size());
    if (!size || !count || offset % kAlignment != 0 || offset > bytes.size() ||
        *count > (bytes.size() - offset) / *size) {
      return tl::make_unexpected(damaged(fmt::format("table {}", name)));
    }
    table.type = type == "f32"  ? Type::kFloat
                 : type == "i8" ? Type::kInteger
                                : Type::kText;
    table.bytes = bytes.subspan(offset, *count * *size);
    tables_.emplace(std::string(name), std::move(table));
  }
  return {};
}

Result<void> WeightsFile::read_classes(const simdjson::dom::object& classes) {
  for (const auto [name, entry] : classes) {
    simdjson::dom::array list;
    if (entry.get(list) != simdjson::SUCCESS)
      return tl::make_unexpected(damaged(fmt::format("the classes of {}", name)));
    std::vector<std::string>& names = classes_[std::string(name)];
    for (const auto item : list) {
      std::string_view text;
      if (item.get(text) != simdjson::SUCCESS)
        return tl::make_unexpected(damaged(fmt::format("the classes of {}", name)));
      names.emplace_back(text);
    }
  }
  return {};
}

Result<std::span<const std::byte>> WeightsFile::table(
    std::string_view name, Type type, std::span<const std::size_t> shape) const {
  const auto found = tables_.find(name);
  if (found == tables_.end())
    return tl::make_unexpected(damaged(fmt::format("table {} is missing", name)));
  if (found->second.type != type || !std::ranges::equal(found->second.shape, shape))
    return tl::make_unexpected(
        damaged(fmt::format("table {} has another shape", name)));
  return found->second.bytes;
}

Result<std::span<const float>> WeightsFile::floats(
    std::string_view name, std::initializer_list<std::size_t> shape) const {
  HEARSAY_TRY(const auto bytes, table(name, Type::kFloat, shape));
  return std::span(reinterpret_cast<const float*>(bytes.data()), bytes.size() / 4);
}

Result<std::span<const std::int8_t>> WeightsFile::integers(
    std::string_view name, std::initializer_list<std::size_t> shape) const {
  HEARSAY_TRY(const auto bytes, table(name, Type::kInteger, shape));
  return std::span(reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size());
}

Result<std::size_t> WeightsFile::rows(std::string_view name) const {
  const auto found = tables_.find(name);
  if (found == tables_.end() || found->second.shape.empty())
    return tl::make_unexpected(damaged(fmt::format("table {} is missing", name)));
  return found->second.shape.front();
}

Result<std::string_view> WeightsFile::text(std::string_view name) const {
  const auto found = tables_.find(name);
  if (found == tables_.end() || found->second.type != Type::kText)
    return tl::make_unexpected(damaged(fmt::format("table {} is missing", name)));
  const auto bytes = found->second.bytes;
  return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

Result<std::span<const std::string>> WeightsFile::classes(std::string_view head) const {
  const auto found = classes_.find(head);
  if (found == classes_.end())
    return tl::make_unexpected(damaged(fmt::format("head {} is missing", head)));
  return std::span<const std::string>(found->second);
}

std::string WeightsFile::sha256() const {
  const auto bytes = file_.bytes();
  return sha256_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace hearsay
