#pragma once

#include <simdjson.h>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/names.h"
#include "news/document.h"

namespace hearsay {

enum class WorkerErrorCode { kBadJson, kMissingText, kTooLarge, kBadField, kInternal };
inline constexpr Names<WorkerErrorCode, 5> kWorkerErrorCodeNames{
    {{WorkerErrorCode::kBadJson, "bad-json"},
     {WorkerErrorCode::kMissingText, "missing-text"},
     {WorkerErrorCode::kTooLarge, "too-large"},
     {WorkerErrorCode::kBadField, "bad-field"},
     {WorkerErrorCode::kInternal, "internal"}}};
constexpr std::string_view name_of(WorkerErrorCode c) {
  return name_in(kWorkerErrorCodeNames, c);
}

/// Why a line has no reading.
struct WorkerError {
  WorkerErrorCode code = WorkerErrorCode::kInternal;
  std::string message;
};

/// What one input line asks to be read.
struct Request {
  std::string text;
  DocumentInfo info;
};

/// Takes input lines apart. Keeps its memory from line to line.
class RequestReader {
 public:
  /// The `id` of the line as JSON: a string or a number as it was given; none when the
  /// line has none, or cannot be read. Only after read().
  const std::optional<std::string>& id() const { return id_; }

  /// `line` must have LineReader::kPadding readable bytes behind it.
  tl::expected<Request, WorkerError> read(std::string_view line);

 private:
  simdjson::dom::parser parser_;
  std::optional<std::string> id_;
};

}  // namespace hearsay
