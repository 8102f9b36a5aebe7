#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"

namespace hearsay {

struct ExitCode {
  ErrorKind kind;
  int code;
  std::string_view meaning;
};

/// What the program's exit status says, besides 0: all was done. The first thing that
/// went wrong decides. docs/commands.md has the same table.
inline constexpr std::array kExitCodes{
    ExitCode{ErrorKind::kInput, 1, "an input could not be read (the others were)"},
    ExitCode{ErrorKind::kUsage, 2, "the command was not understood: nothing was done"},
    ExitCode{ErrorKind::kLedger, 3, "the ledger could not be opened, read or written"},
    ExitCode{ErrorKind::kNotFound, 4, "there is no entry with this id"},
    ExitCode{ErrorKind::kUnverified, 5, "verify found damage in the ledger"},
    ExitCode{ErrorKind::kEnvironment, 6,
             "the machine refused: output not writable, port taken, out of memory"},
    ExitCode{ErrorKind::kModel, 7, "the analyser's weights are missing or damaged"}};

inline constexpr int kBugExitCode = 70;  ///< a mistake in Hearsay itself

constexpr int exit_code(ErrorKind kind) {
  for (const ExitCode& row : kExitCodes) {
    if (row.kind == kind) return row.code;
  }
  return kBugExitCode;
}

/// The table, for --help.
std::string exit_code_help();

}  // namespace hearsay
