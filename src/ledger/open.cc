#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "ledger/ledger.h"
#include "ledger/schema.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

// Foreign keys and triggers watch over what is written; a commit is on the disk when it
// returns; nothing is ever written outside the ledger's own folder.
constexpr const char* kSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA recursive_triggers = ON;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cell_size_check = ON;";

Result<void> check_path(const std::string& path, Access access) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found && access == Access::kRead) {
    return failure(
        ErrorKind::kLedger,
        fmt::format("There is no ledger {0}. `hearsay add --ledger {0} FILE` "
                    "makes one.",
                    path));
  }
  if (status.type() == fs::file_type::directory) {
    return failure(
        ErrorKind::kLedger,
        fmt::format("{0} is a folder. Name a file in it: --ledger {0}/hearsay.db",
                    path));
  }
  if (fs::exists(status) && status.type() != fs::file_type::regular) {
    return failure(ErrorKind::kLedger,
                   fmt::format("{} is no file that could hold a ledger.", path));
  }
  const fs::path folder = fs::absolute(path, error).parent_path();
  if (path.empty() || !fs::is_directory(folder, error)) {
    return failure(
        ErrorKind::kLedger,
        fmt::format("'{}' cannot be a ledger: there is no folder {}. Make it "
                    "first, or name another file with --ledger.",
                    path, folder.string()));
  }
  return {};
}

/// Even a reader takes a lock, in files beside the ledger. Where none can be made and
/// nobody has made them, the ledger is at rest (on a disc, in an archive).
bool is_at_rest(const std::string& path) {
  const fs::path folder = fs::absolute(path).parent_path();
  std::error_code error;
  return ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0 &&
         !fs::exists(path + "-wal", error);
}

enum class Contents { kLedger, kNothing };

/// What is in the file, or why it cannot be used as a ledger.
Result<Contents> identify(const Database& database) {
  HEARSAY_TRY(const auto application, database.number("PRAGMA application_id"));
  HEARSAY_TRY(const auto version, database.number("PRAGMA user_version"));
  if (application == kApplicationId && version == kLedgerVersion) {
    return Contents::kLedger;
  }
  if (application == kApplicationId) {
    return failure(ErrorKind::kLedger,
                   fmt::format("{} was written by a newer Hearsay: it is a ledger of "
                               "version {}, and this program knows version {}. Update "
                               "Hearsay, or name another ledger with --ledger.",
                               database.name(), version, kLedgerVersion));
  }
  HEARSAY_TRY(const auto tables, database.number("SELECT count(*) FROM sqlite_schema"));
  if (application == 0 && tables == 0) return Contents::kNothing;
  return failure(
      ErrorKind::kLedger,
      fmt::format("{} is a database of another program, not a ledger. Name "
                  "another file with --ledger; where there is none, `hearsay "
                  "add` makes one.",
                  database.name()));
}

/// Several programs may come to a new file at once: one makes the tables, the others
/// wait and find them. Killed on the way, it leaves an empty file, which is no ledger
/// yet.
Result<void> make_ledger(const Database& database) {
  HEARSAY_TRY(Transaction transaction, Transaction::begin_write(database));
  HEARSAY_TRY(const Contents contents, identify(database));
  if (contents == Contents::kNothing) HEARSAY_CHECK(database.execute(schema_sql()));
  return transaction.commit();
}

Result<Database> open_to_read(const std::string& path, const OpenOptions& options) {
  const FileMode mode = is_at_rest(path) ? FileMode::kReadUnchanging : FileMode::kRead;
  HEARSAY_TRY(Database database, Database::open(path, mode, options.patience));
  HEARSAY_CHECK(database.execute(kSettings));
  HEARSAY_TRY(const Contents contents, identify(database));
  if (contents == Contents::kLedger) return database;
  return failure(
      ErrorKind::kLedger,
      fmt::format("{0} is empty. `hearsay add --ledger {0} FILE` makes it a ledger.",
                  path));
}

Result<Database> open_to_append(const std::string& path, const OpenOptions& options) {
  HEARSAY_TRY(Database database,
              Database::open(path, FileMode::kWrite, options.patience));
  HEARSAY_CHECK(database.execute(kSettings));
  HEARSAY_TRY(const Contents contents, identify(database));
  if (contents == Contents::kNothing) HEARSAY_CHECK(make_ledger(database));
  // Readers and a writer do not wait for each other then. A program that has the file
  // open just now may prevent it; the next one to open it tries again, and until then
  // the ledger is as safe and only slower.
  static_cast<void>(database.execute("PRAGMA journal_mode = WAL"));
  return database;
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& path, const OpenOptions& options) {
  HEARSAY_CHECK(check_path(path, options.access));
  HEARSAY_TRY(Database database, options.access == Access::kRead
                                     ? open_to_read(path, options)
                                     : open_to_append(path, options));
  return Ledger(std::move(database));
}

}  // namespace hearsay
