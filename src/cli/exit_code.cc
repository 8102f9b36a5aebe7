#include "cli/exit_code.h"

#include <fmt/format.h>

namespace hearsay {

std::string exit_code_help() {
  std::string help = "Exit status:\n  0   all was done\n";
  for (const ExitCode& row : kExitCodes) {
    help += fmt::format("  {:<3} {}\n", row.code, row.meaning);
  }
  return help + fmt::format("  {:<3} a mistake in Hearsay itself\n", kBugExitCode);
}

}  // namespace hearsay
