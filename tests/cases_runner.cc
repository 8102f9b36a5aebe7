#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "cases.h"

namespace hearsay {
namespace {

constexpr std::string_view kDashes = "----\n";

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

std::vector<std::filesystem::path> case_files(std::string_view folder) {
  std::vector<std::filesystem::path> files;
  const auto root = std::filesystem::path(HEARSAY_SOURCE_DIR) / "tests/cases" / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

void run_cases(std::string_view folder,
               const std::function<std::string(const std::string& text)>& show) {
  const auto files = case_files(folder);
  REQUIRE(!files.empty());
  for (const auto& path : files) {
    const std::string whole = contents(path);
    // The last line of dashes, so that a report may hold one itself.
    std::size_t dashes = whole.rfind("\n" + std::string(kDashes));
    REQUIRE_MESSAGE(dashes != std::string::npos, path.string(), ": no line of dashes");
    ++dashes;
    const std::string text = whole.substr(0, dashes);
    const std::string expected = whole.substr(dashes + kDashes.size());
    const std::string found = show(text);
    if (found == expected) continue;
    if (std::getenv("HEARSAY_APPROVE") != nullptr) {
      std::ofstream(path, std::ios::binary) << text << kDashes << found;
      continue;
    }
    FAIL_CHECK(path.string() << "\n--- expected\n"
                             << expected << "--- found\n"
                             << found);
  }
}

}  // namespace hearsay
