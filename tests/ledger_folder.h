#pragma once

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>  // mkdtemp

#include <filesystem>
#include <stdexcept>
#include <string>

#include "base/calendar.h"

namespace hearsay {

/// A folder of its own for one test; gone with all that is in it at the end.
class LedgerFolder {
 public:
  LedgerFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "hearsay-ledger-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no " + name);
    path_ = name;
  }
  LedgerFolder(const LedgerFolder&) = delete;
  LedgerFolder& operator=(const LedgerFolder&) = delete;
  ~LedgerFolder() {
    std::error_code ignored;
    make_writable(path_);  // a test may have taken that away
    for (const auto& entry : std::filesystem::directory_iterator(path_, ignored)) {
      if (entry.is_directory(ignored)) make_writable(entry.path());
    }
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name = "hearsay.db") const {
    return (path_ / name).string();
  }

 private:
  static void make_writable(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  }

  std::filesystem::path path_;
};

enum class AtEnd {
  kClose,
  kKill  ///< this process, with all that is not committed
};

/// Runs SQL on a file as any other program would; gives SQLite's message, "" for none.
inline std::string run_sql(const std::string& file, const std::string& sql,
                           AtEnd end = AtEnd::kClose) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  sqlite3_busy_timeout(database, 5000);
  char* message = nullptr;
  sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
  if (end == AtEnd::kKill) raise(SIGKILL);
  const std::string said = message == nullptr ? "" : message;
  sqlite3_free(message);
  sqlite3_close(database);
  return said;
}

/// Noon of the n-th of December 2025.
inline Instant december(int n) {
  return *parse_instant("2025-12-01T12:00:00Z") + std::chrono::days(n - 1);
}

}  // namespace hearsay
