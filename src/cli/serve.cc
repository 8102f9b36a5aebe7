// hearsay serve: the desk, until Ctrl-C.

#include "serve/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace hearsay {
namespace {

struct ServeCommand {
  std::string listen = "127.0.0.1:8470";
  std::string ledger = "hearsay.db";
};

std::optional<std::uint16_t> parse_port(std::string_view digits) {
  std::uint16_t port = 0;
  const auto end = std::from_chars(digits.begin(), digits.end(), port);
  if (end.ec != std::errc() || end.ptr != digits.end()) return std::nullopt;
  return port;
}

/// HOST:PORT, the host of an IPv6 address in brackets: "[::1]:8470".
Result<ServeOptions> serve_options(const ServeCommand& command) {
  const std::string_view listen = command.listen;
  const std::size_t colon = std::min(listen.rfind(':'), listen.size());
  std::string_view host = listen.substr(0, colon);
  const auto port = parse_port(listen.substr(std::min(colon + 1, listen.size())));
  if (host.starts_with('[') && host.ends_with(']'))
    host = host.substr(1, host.size() - 2);
  if (host.empty() || !port) {
    return failure(ErrorKind::kUsage,
                   fmt::format("--listen {}: write HOST:PORT, such as 127.0.0.1:8470",
                               command.listen));
  }
  ServeOptions options;
  options.host = host;
  options.port = *port;
  options.ledger = command.ledger;
  return options;
}

}  // namespace

Action define_serve(CLI::App& command) {
  const auto options = std::make_shared<ServeCommand>();
  command.add_option("--listen", options->listen, "where the desk is found")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  define_ledger(command, options->ledger);
  return [options]() -> Result<void> {
    HEARSAY_TRY(const ServeOptions serve_at, serve_options(*options));
    return serve(serve_at, [](const std::string& address) {
      say(fmt::format("the desk is at {} (Ctrl-C stops it)", address));
    });
  };
}

}  // namespace hearsay
