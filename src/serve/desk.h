#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/ledger.h"
#include "serve/request.h"
#include "split/spellings.h"

namespace hearsay {

/// What the pages are made from.
struct Desk {
  Ledger ledger;        ///< opened to read
  Spellings spellings;  ///< sentences are split anew: the ledger does not keep them
  /// The names in the Host header that the desk answers to; none: to any.
  std::vector<std::string> hosts;
};

/// Opens the ledger at `path` to read. `listen_host` is where the server listens.
Result<Desk> open_desk(const std::string& path, std::string_view listen_host);

/// Of a server on a loopback address only the names of this machine: a page of another
/// site whose name was made to point here (DNS rebinding) must not read the ledger.
/// None, which stands for any name, of a server that others are meant to reach.
std::vector<std::string> hosts_of(std::string_view listen_host);

/// The answer to any request, with the headers of every answer; never fails, never
/// throws for what a request says. The body is there for HEAD too.
HttpResponse respond(const HttpRequest& request, const Desk& desk);

/// What a request that cannot even be read is answered with.
HttpResponse refuse(int status, std::string_view why);

}  // namespace hearsay
