// hearsay worker: a report a line in, a reading a line out, for clusters.

#include "batch/worker.h"

#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/options.h"

namespace hearsay {
namespace {

struct WorkerCommand {
  std::vector<std::string> layers;
  std::optional<Analyser> analyser;
};

}  // namespace

Action define_worker(CLI::App& command) {
  const auto options = std::make_shared<WorkerCommand>();
  define_layers(command, options->layers);
  define_analyser(command, options->analyser);
  return [options] {
    return run_worker(std::cin, std::cout, load_models(),
                      {.tokens = has_layer(options->layers, Layer::kTokens)});
  };
}

}  // namespace hearsay
