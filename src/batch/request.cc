#include "batch/request.h"

#include <fmt/format.h>

#include <utility>

#include "base/result.h"

namespace hearsay {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;
template <typename T>
using Field = tl::expected<std::optional<T>, WorkerError>;

/// After a longer line the parser's memory, some ten times the line, is given back.
constexpr std::size_t kKeptBytes = std::size_t{1} << 20U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

tl::unexpected<WorkerError> refused(WorkerErrorCode code, std::string message) {
  return tl::make_unexpected(WorkerError{code, std::move(message)});
}

/// The value at `key`; null counts as absent.
std::optional<element> member(const object& line, std::string_view key) {
  element value;
  if (line.at_key(key).get(value) != simdjson::SUCCESS) return std::nullopt;
  if (value.type() == element_type::NULL_VALUE) return std::nullopt;
  return value;
}

Field<std::string> string_member(const object& line, std::string_view key) {
  const auto value = member(line, key);
  if (!value) return std::nullopt;
  std::string_view words;
  if (value->get_string().get(words) != simdjson::SUCCESS) {
    return refused(WorkerErrorCode::kBadField,
                   fmt::format("the field {} must be a string", key));
  }
  return std::string(words);
}

/// As above, for what may be unknown: "" says nothing.
Field<std::string> known_member(const object& line, std::string_view key) {
  auto value = string_member(line, key);
  if (value && *value && (*value)->empty()) return std::nullopt;
  return value;
}

Field<Published> published_member(const object& line) {
  HEARSAY_TRY(const std::optional<std::string> words, known_member(line, "published"));
  if (!words) return std::nullopt;
  const auto published = parse_published(*words);
  if (published) return published;
  return refused(
      WorkerErrorCode::kBadField,
      fmt::format("the field published is '{}': write a day as 2025-12-02 or "
                  "an instant as 2025-12-02T08:30:00Z",
                  *words));
}

/// The id as JSON. A number is kept as a number: 7 stays 7, 7.0 stays 7.0.
Field<std::string> id_member(const object& line) {
  const auto value = member(line, "id");
  if (!value) return std::nullopt;
  switch (value->type()) {
    case element_type::STRING:
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      return simdjson::minify(*value);
    case element_type::ARRAY:
    case element_type::OBJECT:
    case element_type::BOOL:
    case element_type::NULL_VALUE:
      break;
  }
  return refused(WorkerErrorCode::kBadField,
                 "the field id must be a string or a number");
}

tl::expected<void, WorkerError> check_other_members(const object& line) {
  if (member(line, "html")) {
    return refused(WorkerErrorCode::kBadField,
                   "the field html cannot be read by this release: give the words of "
                   "the page in the field text");
  }
  const auto spans = member(line, "spans");
  if (spans && spans->type() != element_type::ARRAY) {
    return refused(WorkerErrorCode::kBadField, "the field spans must be a list");
  }
  return {};
}

tl::expected<Request, WorkerError> request_of(const object& line) {
  HEARSAY_CHECK(check_other_members(line));
  Request request;
  HEARSAY_TRY(request.info.title, known_member(line, "title"));
  HEARSAY_TRY(request.info.url, known_member(line, "url"));
  HEARSAY_TRY(request.info.publisher, known_member(line, "publisher"));
  HEARSAY_TRY(request.info.published, published_member(line));
  HEARSAY_TRY(std::optional<std::string> text, string_member(line, "text"));
  if (!text) {
    return refused(WorkerErrorCode::kMissingText, "the line has no field text");
  }
  request.text = std::move(*text);
  return request;
}

tl::unexpected<WorkerError> not_json(simdjson::error_code code) {
  if (code == simdjson::EMPTY) {
    return refused(WorkerErrorCode::kBadJson, "the line is empty");
  }
  if (code == simdjson::MEMALLOC || code == simdjson::CAPACITY) {
    return refused(WorkerErrorCode::kTooLarge,
                   "there is not enough memory for the line");
  }
  return refused(WorkerErrorCode::kBadJson, fmt::format("the line is not JSON: {}",
                                                        simdjson::error_message(code)));
}

}  // namespace

tl::expected<Request, WorkerError> RequestReader::read(std::string_view line) {
  id_.reset();
  if (parser_.capacity() > kKeptBytes) parser_ = simdjson::dom::parser();
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  element root;
  constexpr bool kCopyForPadding = false;
  if (const auto code =
          parser_.parse(line.data(), line.size(), kCopyForPadding).get(root)) {
    return not_json(code);
  }
  object members;
  if (root.get_object().get(members) != simdjson::SUCCESS) {
    return refused(WorkerErrorCode::kBadJson, "the line is not a JSON object");
  }
  HEARSAY_TRY(id_, id_member(members));
  return request_of(members);
}

}  // namespace hearsay
