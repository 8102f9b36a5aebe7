#include "serve/target.h"

#include <algorithm>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostParameters = 32;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// `words` with %-sequences decoded; none when one is broken or the result not UTF-8.
std::optional<std::string> percent_decode(std::string_view words) {
  std::string decoded;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '%') {
      decoded += words[i];
      continue;
    }
    if (words.size() - i < 3) return std::nullopt;
    const int high = hex_value(words[i + 1]);
    const int low = hex_value(words[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!is_utf8(decoded)) return std::nullopt;
  return decoded;
}

/// Forms write a space as "+" (application/x-www-form-urlencoded).
std::optional<std::string> decode_parameter(std::string_view words) {
  std::string spaced(words);
  std::ranges::replace(spaced, '+', ' ');
  return percent_decode(spaced);
}

bool is_plain_segment(std::string_view segment) {
  if (segment.empty() || segment == "." || segment == "..") return false;
  return std::ranges::none_of(segment, [](char c) {
    return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
  });
}

/// Cuts `rest` at `separator` and returns what was before it.
std::string_view next_part(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

bool parse_path(std::string_view path, Target& target) {
  while (!path.empty()) {
    auto segment = percent_decode(next_part(path, '/'));
    if (!segment || !is_plain_segment(*segment)) return false;
    target.path.push_back(std::move(*segment));
  }
  return true;
}

bool parse_query(std::string_view query, Target& target) {
  while (!query.empty()) {
    std::string_view parameter = next_part(query, '&');
    if (parameter.empty()) continue;
    auto name = decode_parameter(next_part(parameter, '='));
    auto value = decode_parameter(parameter);
    if (!name || !value || target.query.size() == kMostParameters) return false;
    target.query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

constexpr bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '_' || c == '.' || c == '~';
}

}  // namespace

std::string_view Target::value(std::string_view name) const {
  const auto found =
      std::ranges::find(query, name, &std::pair<std::string, std::string>::first);
  return found == query.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<Target> parse_target(std::string_view words) {
  if (words.empty() || words.front() != '/') return std::nullopt;
  std::string_view rest = words.substr(1);
  const std::string_view path = next_part(rest, '?');
  Target target;
  if (!parse_path(path, target) || !parse_query(rest, target)) return std::nullopt;
  return target;
}

std::string percent_encode(std::string_view words) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : words) {
    if (is_unreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kHex[byte >> 4];
    encoded += kHex[byte & 15];
  }
  return encoded;
}

}  // namespace hearsay
