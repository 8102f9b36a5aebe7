#include "cli/analyser_choice.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace hearsay {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWeights = "analyser.bin";

/// Beside the program, in the share/ of its prefix, or in the project it was built in.
std::string weights_near_program() {
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  const fs::path places[] = {program / "models", program / "../share/hearsay/models",
                             program / "../../models"};
  for (const fs::path& place : places) {
    if (fs::exists(place / kWeights, ignored))
      return (place / kWeights).lexically_normal().string();
  }
  return (places[0] / kWeights).string();
}

std::string weights_file(const AnalyserChoice& choice) {
  if (choice.folder) return (fs::path(*choice.folder) / kWeights).string();
  if (const char* const named = std::getenv("HEARSAY_MODELS"); named != nullptr)
    return (fs::path(named) / kWeights).string();
  return weights_near_program();
}

}  // namespace

void define_analyser(CLI::App& command, AnalyserChoice& choice) {
  define_choice(command, "--analyser", choice.kind, kAnalyserNames,
                "what tags and parses sentences");
  command
      .add_option("--models", choice.folder, "the folder with the analyser's weights")
      ->type_name("FOLDER");
}

AnalyserKind kind_of(const AnalyserChoice& choice) {
  return choice.kind.value_or(AnalyserKind::kTrained);
}

Result<Models> load_models(const AnalyserChoice& choice) {
  if (kind_of(choice) == AnalyserKind::kRules) return load_models();
  return load_models(weights_file(choice));
}

}  // namespace hearsay
