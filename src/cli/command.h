#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "base/result.h"

namespace hearsay {

/// What a command does once its options are read. Its Error is told and becomes the
/// exit status.
using Action = std::function<Result<void>()>;

// Each declares the arguments, options and help of one command on `command`: the one
// table that --help and the test of the documentation read. The action uses the values
// that are parsed into it after this.
Action define_read(CLI::App& command);
Action define_add(CLI::App& command);
Action define_claims(CLI::App& command);
Action define_show(CLI::App& command);
Action define_serve(CLI::App& command);
Action define_worker(CLI::App& command);
Action define_verify(CLI::App& command);

}  // namespace hearsay
