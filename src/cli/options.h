#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"

namespace hearsay {

// Options that several commands have.

enum class Format { kTable, kJson, kJsonl, kCsv, kConllu };
inline constexpr Names<Format, 5> kFormatNames{{{Format::kTable, "table"},
                                                {Format::kJson, "json"},
                                                {Format::kJsonl, "jsonl"},
                                                {Format::kCsv, "csv"},
                                                {Format::kConllu, "conllu"}}};
constexpr std::string_view name_of(Format f) { return name_in(kFormatNames, f); }

/// What tags and parses a report's sentences.
enum class AnalyserKind { kTrained, kRules };
inline constexpr Names<AnalyserKind, 2> kAnalyserNames{
    {{AnalyserKind::kTrained, "trained"}, {AnalyserKind::kRules, "rules"}}};
constexpr std::string_view name_of(AnalyserKind a) {
  return name_in(kAnalyserNames, a);
}

/// What a reading has beside what is always there.
enum class Layer { kTokens, kNames };
inline constexpr Names<Layer, 2> kLayerNames{
    {{Layer::kTokens, "tokens"}, {Layer::kNames, "names"}}};
constexpr std::string_view name_of(Layer l) { return name_in(kLayerNames, l); }

/// The names of a closed list with `separator` between them.
template <typename Enum, std::size_t N>
std::string listed(const Names<Enum, N>& names, std::string_view separator) {
  std::string list;
  for (const auto& [value, name] : names) {
    if (!list.empty()) list += separator;
    list += name;
  }
  return list;
}

/// An option whose value is one of a closed list; help names a short one beside it.
template <typename Enum, std::size_t N>
CLI::Option* define_choice(CLI::App& command, const std::string& option,
                           std::optional<Enum>& choice, const Names<Enum, N>& names,
                           const std::string& help) {
  constexpr std::size_t kShortList = 5;
  const auto choose = [option, &choice, &names](const std::string& given) {
    choice = value_in(names, given);
    if (choice) return;
    throw CLI::ValidationError(
        option, fmt::format("'{}' is none of {}", given, listed(names, ", ")));
  };
  return command.add_option_function<std::string>(option, choose, help)
      ->type_name(N <= kShortList ? listed(names, "|") : "NAME");
}

/// --layers: any of the layers, with commas between them.
void define_layers(CLI::App& command, std::vector<std::string>& layers);
bool has_layer(const std::vector<std::string>& layers, Layer layer);

/// --words-given
void define_words_given(CLI::App& command, bool& given);

/// --ledger
void define_ledger(CLI::App& command, std::string& path);

/// The names of a closed list on lines of their own, for the end of a command's help.
template <typename Enum, std::size_t N>
std::string help_of_list(std::string_view heading, const Names<Enum, N>& names) {
  constexpr std::size_t kColumns = 78;
  std::string help(heading);
  std::string line = "\n ";
  for (const auto& [value, name] : names) {
    if (line.size() + 1 + name.size() > kColumns) {
      help += line;
      line = "\n ";
    }
    line.append(" ").append(name);
  }
  return help + line + "\n";
}

}  // namespace hearsay
