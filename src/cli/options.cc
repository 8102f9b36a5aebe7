#include "cli/options.h"

#include <algorithm>

namespace hearsay {

void define_analyser(CLI::App& command, std::optional<Analyser>& analyser) {
  define_choice(command, "--analyser", analyser, kAnalyserNames,
                "what reads the reports (rules)");
}

void define_layers(CLI::App& command, std::vector<std::string>& layers) {
  std::vector<std::string> allowed;
  for (const auto& [layer, name] : kLayerNames) allowed.emplace_back(name);
  command
      .add_option("--layers", layers, "more layers in the JSON, with commas (tokens)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(allowed))
      ->type_name("NAME,...");
}

bool has_layer(const std::vector<std::string>& layers, Layer layer) {
  return std::ranges::find(layers, name_of(layer)) != layers.end();
}

void define_ledger(CLI::App& command, std::string& path) {
  command.add_option("--ledger", path, "the ledger")
      ->type_name("FILE")
      ->capture_default_str();
}

}  // namespace hearsay
