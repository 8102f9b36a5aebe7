#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "base/result.h"

namespace hearsay {

struct ServeOptions {
  std::string host = "127.0.0.1";  ///< a name or an address, IPv6 without brackets
  std::uint16_t port = 8470;       ///< 0: one that is free
  std::string ledger;              ///< path
};

/// Shows the ledger on the desk: pages and API, on one thread, until SIGINT, SIGTERM or
/// `stop`; then lets answers under way finish, for 5 seconds at most.
///
/// `ready` is told the address to open, once connections are accepted:
/// "http://127.0.0.1:8470/". Error kLedger as Ledger::open gives it; kEnvironment where
/// the machine does not let it listen there.
Result<void> serve(const ServeOptions& options,
                   const std::function<void(const std::string& address)>& ready = {},
                   const std::stop_token& stop = {});

}  // namespace hearsay
