#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
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

struct Case {
  std::filesystem::path path;
  std::string text;
  std::string expected;
};

Case read_case(const std::filesystem::path& path) {
  const std::string whole = contents(path);
  // The last line of dashes, so that a report may hold one itself.
  std::size_t dashes = whole.rfind("\n" + std::string(kDashes));
  REQUIRE_MESSAGE(dashes != std::string::npos, path.string(), ": no line of dashes");
  ++dashes;
  return {path, whole.substr(0, dashes), whole.substr(dashes + kDashes.size())};
}

std::string difference(const Case& one, const std::string& found) {
  return one.path.string() + "\n--- expected\n" + one.expected + "--- found\n" + found;
}

/// The first word of each line; lines that begin with # are remarks.
std::set<std::string> names_in(const std::filesystem::path& path) {
  std::set<std::string> names;
  std::istringstream lines(contents(path));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line[0] != '#') names.insert(line.substr(0, line.find(' ')));
  }
  return names;
}

}  // namespace

void run_cases(std::string_view folder,
               const std::function<std::string(const std::string& text)>& show) {
  const auto files = case_files(folder);
  REQUIRE(!files.empty());
  for (const auto& path : files) {
    const Case one = read_case(path);
    const std::string found = show(one.text);
    if (found == one.expected) continue;
    if (std::getenv("HEARSAY_APPROVE") != nullptr) {
      std::ofstream(path, std::ios::binary) << one.text << kDashes << found;
      continue;
    }
    FAIL_CHECK(difference(one, found));
  }
}

void run_gold(std::string_view folder,
              const std::function<std::string(const std::string& text)>& show) {
  const auto root = std::filesystem::path(HEARSAY_SOURCE_DIR) / "tests/cases" / folder;
  const auto missed = names_in(root / "MISSED");
  const auto files = case_files(folder);
  REQUIRE(!files.empty());
  std::size_t right = 0;
  for (const auto& path : files) {
    const Case one = read_case(path);
    const std::string found = show(one.text);
    const std::string name =
        std::filesystem::relative(path, root).replace_extension().string();
    const bool is_right = found == one.expected;
    right += is_right ? 1 : 0;
    if (is_right && missed.contains(name))
      FAIL_CHECK(name << " is right now: take it off " << (root / "MISSED").string());
    if (!is_right && !missed.contains(name)) FAIL_CHECK(difference(one, found));
  }
  MESSAGE(folder << ": " << right << " of " << files.size() << " right");
}

}  // namespace hearsay
