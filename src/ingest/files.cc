#include "ingest/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

namespace hearsay {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> refuse(const std::string& path, std::string_view why) {
  return failure(ErrorKind::kInput, fmt::format("{} {}", path, why));
}

bool is_address(std::string_view input) {
  return input.starts_with("http://") || input.starts_with("https://");
}

bool is_page(const fs::path& path) {
  const fs::path extension = path.extension();
  return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

bool is_report(const fs::path& path) {
  const fs::path extension = path.extension();
  return extension == ".txt" || extension == ".text";
}

/// Appends the reports below `folder`. Links to folders are not followed: they may lead
/// back to where they came from.
void list_folder(const fs::path& folder, std::vector<std::string>& reports) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_hidden(entry->path())) continue;
    std::error_code gone;  // a file may vanish while we list
    if (entry->is_directory(gone)) {
      if (!entry->is_symlink(gone)) list_folder(entry->path(), reports);
    } else if (is_report(entry->path())) {
      reports.push_back(entry->path().string());
    }
  }
  if (error) reports.push_back(folder.string());
}

std::string reason(int error) {
  return std::error_code(error, std::generic_category()).message();
}

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

/// Reads until the end or one byte more than allowed, whichever comes first.
Result<std::string> read_all(std::FILE* file, const std::string& name,
                             std::size_t most_bytes) {
  std::string bytes;
  std::array<char, 1U << 16U> block;
  while (bytes.size() <= most_bytes) {
    const std::size_t got = std::fread(block.data(), 1, block.size(), file);
    bytes.append(block.data(), got);
    if (got == block.size()) continue;
    if (std::ferror(file) != 0) {
      return refuse(name, fmt::format("cannot be read: {}", reason(errno)));
    }
    return bytes;
  }
  return refuse(name, "is " + too_large(most_bytes));
}

/// Why a path that is no readable file cannot be read.
std::string why_not_a_file(const std::string& path) {
  std::error_code error;
  const fs::directory_iterator entries(path, error);
  if (error) return fmt::format("cannot be opened: {}", error.message());
  return "is a folder, not a report: name the folder by itself to read what is in it";
}

}  // namespace

std::string too_large(std::size_t most_bytes) {
  return fmt::format(
      "larger than {} MB, the most one report may have: split it into its reports",
      most_bytes >> 20U);
}

Result<std::vector<std::string>> list_inputs(const std::string& input) {
  if (is_address(input)) {
    return refuse(
        input,
        "is an address: reading addresses is not built yet; save the report as "
        "a text file and read that");
  }
  if (is_page(input)) {
    return refuse(input,
                  "is a web page: reading pages is not built yet; save its words as a "
                  "text file and read that");
  }
  std::error_code error;
  if (input == "-" || !fs::is_directory(input, error)) {
    return std::vector<std::string>{input};
  }
  std::vector<std::string> reports;
  list_folder(input, reports);
  if (reports.empty()) {
    return refuse(input,
                  "holds no reports: put text files in it whose names end in .txt or "
                  ".text");
  }
  std::ranges::sort(reports);
  return reports;
}

Result<std::string> read_file(const std::string& path, std::size_t most_bytes) {
  if (path == "-") return read_all(stdin, "standard input", most_bytes);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    return refuse(path, "does not exist: check the spelling and the folder");
  }
  if (status.type() == fs::file_type::directory) {
    return refuse(path, why_not_a_file(path));
  }
  // What is no regular file (a pipe) has no size to ask for; read_all() stops it.
  if (fs::is_regular_file(status) && fs::file_size(path, error) > most_bytes &&
      !error) {
    return refuse(path, "is " + too_large(most_bytes));
  }
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return refuse(path, fmt::format("cannot be opened: {}", reason(errno)));
  return read_all(file.get(), path, most_bytes);
}

}  // namespace hearsay
