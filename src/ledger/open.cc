#include <fmt/format.h>

#include <string>

#include "ledger/check_file.h"
#include "ledger/ledger.h"
#include "ledger/schema.h"

namespace hearsay {
namespace {

// Foreign keys and triggers watch over what is written; a commit is on the disk when it
// returns; nothing is ever written outside the ledger's own folder.
constexpr const char* kSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA recursive_triggers = ON;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cell_size_check = ON;";

enum class Contents { kLedger, kNothing };

/// What is in the file, or why it cannot be used as a ledger.
Result<Contents> identify(const Database& database) {
  HEARSAY_TRY(const auto application, database.number("PRAGMA application_id"));
  HEARSAY_TRY(const auto version, database.number("PRAGMA user_version"));
  if (application == kApplicationId && version == kLedgerVersion) {
    return Contents::kLedger;
  }
  if (application == kApplicationId && version > kLedgerVersion) {
    return failure(
        ErrorKind::kLedger,
        fmt::format(
            "{} was written by a newer Hearsay: it is a ledger of version {}, and "
            "this program knows version {}. Update Hearsay, or name another "
            "ledger with --ledger.",
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

/// The same as one look at the file: read one by one, the answers could come from
/// before and after another program has made its tables.
Result<Contents> identify_at_once(const Database& database) {
  HEARSAY_TRY(const Transaction transaction, Transaction::begin_read(database));
  return identify(database);
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
  HEARSAY_TRY(const Contents contents, identify_at_once(database));
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
  HEARSAY_TRY(const Contents contents, identify_at_once(database));
  if (contents == Contents::kNothing) HEARSAY_CHECK(make_ledger(database));
  // Readers and a writer do not wait for each other then. A program that has the file
  // open just now may prevent it; the next one to open it tries again, and until then
  // the ledger is as safe and only slower.
  static_cast<void>(database.execute("PRAGMA journal_mode = WAL"));
  return database;
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& path, const OpenOptions& options) {
  HEARSAY_CHECK(options.access == Access::kRead ? check_file_to_read(path)
                                                : check_file_to_append(path));
  HEARSAY_TRY(Database database, options.access == Access::kRead
                                     ? open_to_read(path, options)
                                     : open_to_append(path, options));
  return Ledger(std::move(database));
}

}  // namespace hearsay
