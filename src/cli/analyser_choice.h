#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "read/models.h"

namespace hearsay {

/// --analyser and --models
struct AnalyserChoice {
  std::optional<AnalyserKind> kind;
  std::optional<std::string> folder;  ///< with the weights
};

void define_analyser(CLI::App& command, AnalyserChoice& choice);

/// What reads unless the call says otherwise.
AnalyserKind kind_of(const AnalyserChoice& choice);

/// The tables, and the weights if they are to read: from the folder named by --models,
/// else by HEARSAY_MODELS, else from the first of the places where an installation, a
/// copied folder or a build has them.
Result<Models> load_models(const AnalyserChoice& choice);

}  // namespace hearsay
