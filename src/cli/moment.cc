#include "cli/moment.h"

#include <fmt/format.h>

namespace hearsay {

Result<std::optional<Instant>> resolve_moment(std::string_view option,
                                              const std::optional<std::string>& given) {
  if (!given) return std::nullopt;
  if (const auto instant = parse_instant(*given)) return instant;
  if (const auto date = parse_date(*given)) {
    const Instant next_day = std::chrono::sys_days{*date} + std::chrono::days{1};
    return next_day - std::chrono::seconds{1};
  }
  return failure(ErrorKind::kUsage,
                 fmt::format("{} {}: write a day as 2025-12-02 or an instant as "
                             "2025-12-02T08:30:00Z",
                             option, *given));
}

}  // namespace hearsay
