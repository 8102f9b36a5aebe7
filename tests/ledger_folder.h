#pragma once

#include <signal.h>
#include <sqlite3.h>

#include <string>

#include "base/calendar.h"
#include "test_folder.h"

namespace hearsay {

/// A folder of its own for one test, for a ledger.
class LedgerFolder : public TestFolder {
 public:
  std::string file(const std::string& name = "hearsay.db") const {
    return TestFolder::file(name);
  }
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
