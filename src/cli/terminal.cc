#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <system_error>

#include "base/utf8.h"
#include "export/display.h"

namespace hearsay {
namespace {

Result<void> written(const std::ostream& out) {
  if (out) return {};
  const int reason = errno != 0 ? errno : EIO;
  return failure(ErrorKind::kEnvironment,
                 fmt::format("cannot write to standard output: {}",
                             std::generic_category().message(reason)));
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::optional<std::size_t> columns_of_environment() {
  const char* value = std::getenv("COLUMNS");
  if (value == nullptr) return std::nullopt;
  const std::string_view digits(value);
  std::size_t columns = 0;
  const auto end = std::from_chars(digits.begin(), digits.end(), columns);
  if (end.ec != std::errc() || end.ptr != digits.end() || columns == 0) {
    return std::nullopt;
  }
  return columns;
}

std::optional<std::size_t> columns_of_terminal() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return std::nullopt;
  }
  return size.ws_col;
}

}  // namespace

Result<void> write_output(std::string_view bytes) {
  errno = 0;
  std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return written(std::cout);
}

Result<void> flush_output() {
  errno = 0;
  std::cout.flush();
  return written(std::cout);
}

void say(std::string_view message) {
  std::cerr << "hearsay: " << shown_name(message) << '\n';
}

std::string shown_name(std::string_view name) {
  return printable(replace_invalid_utf8(name).text);
}

TableOptions table_options() {
  TableOptions options;
  options.columns = columns_of_environment();
  if (isatty(STDOUT_FILENO) == 0) return options;
  if (!options.columns) options.columns = columns_of_terminal();
  if (!is_set("NO_COLOR")) options.style = TableStyle::kTerminal;
  return options;
}

}  // namespace hearsay
