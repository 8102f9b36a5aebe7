#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/result.h"

namespace hearsay {

/// The instant that an option such as --as-of names. A day stands for its last second
/// (UTC), so that what was published on it counts. Fails (kUsage) naming `option`.
Result<std::optional<Instant>> resolve_moment(std::string_view option,
                                              const std::optional<std::string>& given);

}  // namespace hearsay
