#include "ledger/cells.h"

#include <fmt/format.h>

#include <limits>

namespace hearsay {
namespace {

std::uint32_t offset(std::int64_t value) {
  if (value < 0 || value > std::numeric_limits<std::uint32_t>::max()) {
    return std::numeric_limits<std::uint32_t>::max();  // outside every text
  }
  return static_cast<std::uint32_t>(value);
}

}  // namespace

CodePointSpan Cells::code_points() {
  const std::uint32_t start = offset(row_.integer(column_++));
  return {start, offset(row_.integer(column_++))};
}

Span Cells::span() {
  const CodePointSpan at = code_points();
  if (at.start <= at.end && at.end <= code_points_->count()) {
    return code_points_->to_bytes(at);
  }
  reject("is outside the text");
  return {};
}

std::optional<Span> Cells::maybe_span() {
  if (!skip_null()) return span();
  ++column_;
  return std::nullopt;
}

std::optional<Published> Cells::maybe_published() {
  if (skip_null()) return std::nullopt;
  const auto published = parse_published(row_.text(column_++));
  if (!published) reject("is no day and no instant");
  return published;
}

std::optional<std::string> Cells::maybe_text() {
  if (skip_null()) return std::nullopt;
  return text();
}

std::optional<double> Cells::maybe_number() {
  if (skip_null()) return std::nullopt;
  return number();
}

std::optional<bool> Cells::maybe_flag() {
  if (skip_null()) return std::nullopt;
  return flag();
}

bool Cells::skip_null() {
  if (!row_.is_null(column_)) return false;
  ++column_;
  return true;
}

void Cells::reject(std::string_view what) {
  if (!problem_.empty()) return;
  const int column = column_ - 1;
  problem_ =
      fmt::format("{} '{}' {}", row_.column_name(column), row_.text(column), what);
}

Error damaged_row(std::string_view where, std::string_view problem) {
  return {ErrorKind::kUnverified, fmt::format("{}: {}", where, problem)};
}

Error NamingLedger::operator()(Error error) const {
  if (error.kind != ErrorKind::kUnverified) return error;
  return {
      ErrorKind::kLedger,
      fmt::format("{0} is damaged ({1}). `hearsay verify --ledger {0}` lists all that "
                  "is wrong; put back a copy of it.",
                  ledger_, error.message)};
}

}  // namespace hearsay
