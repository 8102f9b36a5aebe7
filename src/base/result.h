#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace hearsay {

/// What went wrong, sorted by what the caller can do about it. Each has its exit code
/// (docs/commands.md lists them).
enum class ErrorKind {
  kUsage,       ///< the call is not one we know: wrong option, wrong date
  kInput,       ///< a report cannot be read: missing, not text, too large
  kLedger,      ///< the ledger cannot be opened, read or written
  kNotFound,    ///< no entry of that id
  kUnverified,  ///< evidence and text do not agree
  kModel,       ///< weights are missing, damaged or unknown
  kEnvironment  ///< the machine refuses: port taken, disk full
};

/// One sentence that names the thing and, where there is one, the remedy.
struct Error {
  ErrorKind kind = ErrorKind::kInput;
  std::string message;
};

/// The value, or why there is none. Only edges return it: files, network, models,
/// ledger.
template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message) {
  return tl::make_unexpected(Error{kind, std::move(message)});
}

}  // namespace hearsay

#define HEARSAY_CONCAT_(a, b) a##b
#define HEARSAY_CONCAT(a, b) HEARSAY_CONCAT_(a, b)
#define HEARSAY_TRY_(result, declaration, expression)                 \
  auto result = (expression);                                         \
  if (!result) return tl::make_unexpected(std::move(result).error()); \
  declaration = std::move(*result)

/// HEARSAY_TRY(const Document document, read_file(path)); returns the error, or goes
/// on.
#define HEARSAY_TRY(declaration, expression) \
  HEARSAY_TRY_(HEARSAY_CONCAT(hearsay_result_, __LINE__), declaration, expression)

/// The same for a Result<void>.
#define HEARSAY_CHECK(expression)                            \
  if (auto hearsay_checked = (expression); !hearsay_checked) \
  return tl::make_unexpected(std::move(hearsay_checked).error())
