#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace hearsay {

// A thin hold on SQLite: what is opened closes itself, and what fails is an Error that
// names the file and the remedy. Nothing here knows of news.

/// An open database file, and how to name it to people.
struct Connection {
  sqlite3* handle = nullptr;
  std::string name;  ///< the path as the caller gave it

  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();
};

/// SQLite's result `code`, in words for people.
Error sqlite_error(const Connection& connection, int code);

/// One compiled statement. Parameters and columns are numbered as SQLite does:
/// parameters from 1, columns from 0. Must not outlive its Database.
class Statement {
 public:
  Statement(const Connection& connection, sqlite3_stmt* handle);

  // What is bound is copied. A value that does not fit fails the next step().
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view value);
  void bind_null(int parameter);
  /// The number of the parameter with this name (":document"), 0 where there is none.
  int parameter(const char* name) const;

  Result<bool> step();  ///< true: there is a row to look at
  Result<void> run();   ///< to its end, and ready for other values
  void reset();         ///< ready for other values; those bound stay until replaced

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  ///< until the next step() or reset()
  std::string_view column_name(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };
  const Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  int failed_ = 0;  ///< the first code that a bind() gave
};

enum class FileMode {
  kRead,            ///< changes nothing, but ends what a program left half done
  kReadUnchanging,  ///< where not even a lock can be taken: nobody may write meanwhile
  kWrite            ///< makes the file where there is none
};

class Database {
 public:
  /// `patience`: how long to wait for another program that is writing.
  static Result<Database> open(const std::string& path, FileMode mode,
                               std::chrono::milliseconds patience);
  /// One that is nowhere but in memory.
  static Result<Database> in_memory();

  /// Runs statements that give no rows, one after another.
  Result<void> execute(const std::string& sql) const;
  Result<Statement> prepare(std::string_view sql) const;
  /// The one number that `sql` gives.
  Result<std::int64_t> number(std::string_view sql) const;

  std::int64_t last_row() const;
  bool is_read_only() const;
  /// Whether what failed last did because the file is no whole database.
  bool is_damaged() const;
  const std::string& name() const { return connection_->name; }

 private:
  explicit Database(std::unique_ptr<Connection> connection)
      : connection_(std::move(connection)) {}

  std::unique_ptr<Connection> connection_;  // statements keep its address
};

/// Everything until commit() happens together or not at all. Not committed, it is
/// undone.
class Transaction {
 public:
  /// Sees the ledger as it is now, whatever others add meanwhile.
  static Result<Transaction> begin_read(const Database& database);
  /// The only one that writes: others wait.
  static Result<Transaction> begin_write(const Database& database);

  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Result<void> commit();  ///< on the disk when it returns

 private:
  explicit Transaction(const Database& database) : database_(&database) {}

  const Database* database_;  ///< none: ended
};

}  // namespace hearsay
