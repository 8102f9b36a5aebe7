#include "cli/options.h"

#include <algorithm>

namespace hearsay {

void define_layers(CLI::App& command, std::vector<std::string>& layers) {
  const auto check = [](const std::string& name) {
    if (value_in(kLayerNames, name)) return std::string();
    return fmt::format("'{}' is none of {}", name, listed(kLayerNames, ", "));
  };
  command
      .add_option("--layers", layers, "more layers in JSON, with commas between them")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::Validator(check, ""))
      ->type_name(listed(kLayerNames, ","));
}

bool has_layer(const std::vector<std::string>& layers, Layer layer) {
  return std::ranges::find(layers, name_of(layer)) != layers.end();
}

void define_words_given(CLI::App& command, bool& given) {
  command.add_flag("--words-given", given,
                   "the text is split already: a sentence a line, a space between "
                   "words, a blank line between paragraphs");
}

void define_ledger(CLI::App& command, std::string& path) {
  command.add_option("--ledger", path, "the ledger")
      ->type_name("FILE")
      ->capture_default_str();
}

}  // namespace hearsay
