#include "ledger/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace hearsay {
namespace {

bool is_full(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

bool is_refused(int system_error) {
  return system_error == EACCES || system_error == EPERM || system_error == EROFS;
}

std::string full(const std::string& name) {
  return fmt::format(
      "{}: the disk is full. The ledger is as it was before; make room and run this "
      "again.",
      name);
}

std::string read_only(const std::string& name) {
  return fmt::format(
      "{} cannot be written: the file or its folder is read-only. Make both writable, "
      "or "
      "name another ledger with --ledger.",
      name);
}

std::string damaged(const Connection& connection) {
  return fmt::format(
      "{0} is damaged ({1}). `hearsay verify --ledger {0}` says where; put back a "
      "copy, "
      "or save what can be read with `sqlite3 {0} .recover`.",
      connection.name, sqlite3_errmsg(connection.handle));
}

/// For the codes that say only "the system refused".
std::string refused(const Connection& connection) {
  const int asked = errno;  // SQLite does not keep it for what fails within a commit
  const int kept = sqlite3_system_errno(connection.handle);
  const int system_error = kept != 0 ? kept : asked;
  if (is_full(system_error)) return full(connection.name);
  if (is_refused(system_error)) return read_only(connection.name);
  return fmt::format("{} cannot be opened, read or written: {}.", connection.name,
                     system_error != 0 ? std::strerror(system_error)
                                       : sqlite3_errmsg(connection.handle));
}

std::string message_of(const Connection& connection, int code) {
  switch (code & 0xFF) {  // the low byte says what, the rest says more of where
    case SQLITE_FULL:
      return full(connection.name);
    case SQLITE_READONLY:
      return read_only(connection.name);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return fmt::format(
          "{} is in use: another program has been writing to it for too long. Wait "
          "until "
          "it ends and run this again.",
          connection.name);
    case SQLITE_CORRUPT:
      return damaged(connection);
    case SQLITE_NOTADB:
      return fmt::format(
          "{} is not a ledger. Name another file with --ledger; where there is none, "
          "`hearsay add` makes one.",
          connection.name);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return refused(connection);
    case SQLITE_TOOBIG:
      return fmt::format(
          "{}: a ledger holds no report longer than 1,000,000,000 bytes.",
          connection.name);
    case SQLITE_CONSTRAINT:
      return fmt::format(
          "{}: nothing was stored, because the ledger refuses it: {}. This is a "
          "mistake in "
          "Hearsay: please report it.",
          connection.name, sqlite3_errmsg(connection.handle));
    default:
      return fmt::format("{}: {} (SQLite error {}).", connection.name,
                         sqlite3_errmsg(connection.handle), code);
  }
}

int open_flags(FileMode mode) {
  switch (mode) {
    case FileMode::kRead:
      // A program that was killed may have left a journal, and only who may write can
      // undo what is in it. SQLite opens a file that is read-only for reading all the
      // same.
      return SQLITE_OPEN_READWRITE;
    case FileMode::kReadUnchanging:
      return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case FileMode::kWrite:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  throw std::logic_error("open_flags: not a FileMode");
}

/// The path as SQLite takes it. Absolute, because it reads meanings into some relative
/// ones (":memory:").
std::string sqlite_path(const std::string& path, FileMode mode) {
  std::string absolute = std::filesystem::absolute(path).string();
  if (mode != FileMode::kReadUnchanging) return absolute;
  std::string uri = "file:";
  for (const char c : absolute) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// A ledger may come from strangers: its schema gets to run nothing that could do harm,
/// and statements cannot reach into the tables that SQLite keeps for itself.
void guard(sqlite3* handle) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

Result<std::unique_ptr<Connection>> connect(std::string name, const std::string& path,
                                            int flags) {
  auto connection = std::make_unique<Connection>();
  connection->name = std::move(name);
  const int code = sqlite3_open_v2(path.c_str(), &connection->handle,
                                   flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) return tl::make_unexpected(sqlite_error(*connection, code));
  sqlite3_extended_result_codes(connection->handle, 1);
  guard(connection->handle);
  return connection;
}

}  // namespace

Connection::~Connection() { sqlite3_close_v2(handle); }

Error sqlite_error(const Connection& connection, int code) {
  return {ErrorKind::kLedger, message_of(connection, code)};
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const {
  sqlite3_finalize(handle);
}

Statement::Statement(const Connection& connection, sqlite3_stmt* handle)
    : connection_(&connection), handle_(handle) {}

void Statement::bind(int parameter, std::int64_t value) {
  const int code = sqlite3_bind_int64(handle_.get(), parameter, value);
  if (failed_ == SQLITE_OK) failed_ = code;
}

void Statement::bind(int parameter, double value) {
  const int code = sqlite3_bind_double(handle_.get(), parameter, value);
  if (failed_ == SQLITE_OK) failed_ = code;
}

void Statement::bind(int parameter, std::string_view value) {
  // An empty view may have no data at all, which SQLite would take for NULL.
  const char* data = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text64(handle_.get(), parameter, data, value.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
  if (failed_ == SQLITE_OK) failed_ = code;
}

void Statement::bind_null(int parameter) {
  const int code = sqlite3_bind_null(handle_.get(), parameter);
  if (failed_ == SQLITE_OK) failed_ = code;
}

int Statement::parameter(const char* name) const {
  return sqlite3_bind_parameter_index(handle_.get(), name);
}

Result<bool> Statement::step() {
  if (const int failed = std::exchange(failed_, SQLITE_OK); failed != SQLITE_OK) {
    return tl::make_unexpected(sqlite_error(*connection_, failed));
  }
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::make_unexpected(sqlite_error(*connection_, code));
}

Result<void> Statement::run() {
  for (;;) {
    const Result<bool> row = step();
    if (row && *row) continue;
    reset();
    if (!row) return tl::make_unexpected(row.error());
    return {};
  }
}

void Statement::reset() { sqlite3_reset(handle_.get()); }

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(handle_.get(), column);
}

std::string_view Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(handle_.get(), column);
  if (text == nullptr) return {};
  // Counted by SQLite, not by us: a report may hold a NUL.
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::column_name(int column) const {
  return sqlite3_column_name(handle_.get(), column);
}

Result<Database> Database::open(const std::string& path, FileMode mode,
                                std::chrono::milliseconds patience) {
  HEARSAY_TRY(auto connection,
              connect(path, sqlite_path(path, mode), open_flags(mode)));
  sqlite3_busy_timeout(connection->handle, static_cast<int>(patience.count()));
  Database database(std::move(connection));
  if (mode == FileMode::kRead)
    HEARSAY_CHECK(database.execute("PRAGMA query_only = ON"));
  // That SQLite opened a read-only file for reading all the same, it says only here.
  if (mode == FileMode::kWrite && database.is_read_only()) {
    return tl::make_unexpected(sqlite_error(*database.connection_, SQLITE_READONLY));
  }
  return database;
}

Result<Database> Database::in_memory() {
  HEARSAY_TRY(
      auto connection,
      connect("(memory)", ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  return Database(std::move(connection));
}

Result<void> Database::execute(const std::string& sql) const {
  const int code =
      sqlite3_exec(connection_->handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::make_unexpected(sqlite_error(*connection_, code));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v2(connection_->handle, sql.data(),
                                      static_cast<int>(sql.size()), &handle, nullptr);
  if (code != SQLITE_OK) return tl::make_unexpected(sqlite_error(*connection_, code));
  return Statement(*connection_, handle);
}

Result<std::int64_t> Database::number(std::string_view sql) const {
  HEARSAY_TRY(Statement statement, prepare(sql));
  HEARSAY_TRY(const bool found, statement.step());
  return found ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(connection_->handle);
}

bool Database::is_read_only() const {
  return sqlite3_db_readonly(connection_->handle, "main") == 1;
}

bool Database::is_damaged() const {
  const int code = sqlite3_errcode(connection_->handle) & 0xFF;
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

Result<Transaction> Transaction::begin_read(const Database& database) {
  HEARSAY_CHECK(database.execute("BEGIN"));
  return Transaction(database);
}

Result<Transaction> Transaction::begin_write(const Database& database) {
  HEARSAY_CHECK(database.execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  // Where SQLite has undone it already, on a full disk, there is nothing left to undo
  // and the answer to that does not matter.
  if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

Result<void> Transaction::commit() {
  HEARSAY_CHECK(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace hearsay
