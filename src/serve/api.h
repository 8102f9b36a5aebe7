#pragma once

#include "serve/desk.h"
#include "serve/target.h"

namespace hearsay {

/// Answers /api/v1/...; `target.path` begins with "api". docs/api.md has the contract.
HttpResponse respond_api(const Target& target, const Desk& desk);

/// {"error":{"code":"not-found","message":"There is no report d9."}}
HttpResponse api_error(int status, std::string_view code, std::string_view message);

}  // namespace hearsay
