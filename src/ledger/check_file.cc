#include "ledger/check_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string_view>

namespace hearsay {
namespace {

namespace fs = std::filesystem;

bool may_write(const fs::path& folder) {
  return ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) == 0;
}

/// Where SQLite makes its files: beside the file itself, not beside a link to it.
fs::path real_path(const std::string& path) {
  std::error_code error;
  // Made absolute first: of a file that is not there yet the relative path has no
  // parent.
  const fs::path absolute = fs::absolute(path, error);
  if (error) return path;
  const fs::path real = fs::weakly_canonical(absolute, error);
  return error ? absolute : real;
}

template <typename... Values>
tl::unexpected<Error> refuse(fmt::format_string<Values...> why, Values&&... values) {
  return failure(ErrorKind::kLedger, fmt::format(why, std::forward<Values>(values)...));
}

/// SQLite takes a file of a few bytes for an empty database, and would write over it.
Result<void> check_first_bytes(const std::string& path) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  std::error_code error;
  if (fs::exists(path + "-journal", error)) return {};  // SQLite has to mend it first
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return refuse("{} cannot be read. Ask its owner to make it readable.", path);
  std::string first(kMagic.size(), ' ');
  file.read(first.data(), static_cast<std::streamsize>(first.size()));
  if (file.gcount() == 0 || first == kMagic) return {};
  return refuse(
      "{} is not a ledger. Name another file with --ledger; where there is none, "
      "`hearsay add` makes one.",
      path);
}

/// What is there must be a file of ours, or an empty one.
Result<void> check_existing(const std::string& path, const fs::file_status& status) {
  if (status.type() == fs::file_type::directory) {
    return refuse("{0} is a folder. Name a file in it: --ledger {0}/hearsay.db", path);
  }
  if (status.type() != fs::file_type::regular) {
    return refuse("{} is no file that could hold a ledger.", path);
  }
  return check_first_bytes(path);
}

}  // namespace

Result<void> check_file_to_read(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status)) return check_existing(path, status);
  return refuse("There is no ledger {0}. `hearsay add --ledger {0} FILE` makes one.",
                path);
}

Result<void> check_file_to_append(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status)) return check_existing(path, status);
  const fs::path folder = real_path(path).parent_path();
  if (path.empty() || !fs::is_directory(folder, error)) {
    return refuse(
        "'{}' cannot be made: there is no folder {}. Make it first, or name another "
        "file "
        "with --ledger.",
        path, folder.string());
  }
  if (!may_write(folder)) {
    return refuse(
        "{} cannot be made: its folder is read-only. Make it writable, or name another "
        "file with --ledger.",
        path);
  }
  return {};
}

bool is_at_rest(const std::string& path) {
  const fs::path real = real_path(path);
  std::error_code error;
  return !may_write(real.parent_path()) && !fs::exists(real.string() + "-wal", error);
}

}  // namespace hearsay
