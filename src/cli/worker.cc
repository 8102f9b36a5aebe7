// hearsay worker: a report a line in, a reading a line out, for clusters.

#include "batch/worker.h"

#include <iostream>
#include <memory>

#include "cli/analyser_choice.h"
#include "cli/command.h"
#include "cli/options.h"

namespace hearsay {
namespace {

struct WorkerCommand {
  std::vector<std::string> layers;
  AnalyserChoice analyser;
  bool words_given = false;
  std::size_t threads = 1;
};

Result<void> run(const WorkerCommand& options) {
  HEARSAY_TRY(const Models models, load_models(options.analyser));
  return run_worker(std::cin, std::cout, models,
                    {.tokens = has_layer(options.layers, Layer::kTokens),
                     .names = has_layer(options.layers, Layer::kNames),
                     .words_given = options.words_given,
                     .threads = options.threads});
}

}  // namespace

Action define_worker(CLI::App& command) {
  const auto options = std::make_shared<WorkerCommand>();
  define_layers(command, options->layers);
  define_words_given(command, options->words_given);
  define_analyser(command, options->analyser);
  command.add_option("--threads", options->threads, "read so many lines at a time")
      ->type_name("N")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  return [options] { return run(*options); };
}

}  // namespace hearsay
