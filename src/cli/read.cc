// hearsay read: prints what a report says, stores nothing.

#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "cli/analyser_choice.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/reports.h"
#include "cli/terminal.h"
#include "export/claim_row.h"
#include "export/conllu.h"
#include "export/csv.h"
#include "export/json.h"
#include "export/table.h"
#include "read/read_document.h"

namespace hearsay {
namespace {

struct ReadOptions {
  ReportOptions reports;
  std::optional<Format> format;
  std::vector<std::string> layers;
  bool no_text = false;
  bool timing = false;
  AnalyserChoice analyser;
};

/// "report.txt: Talks stall (2025-12-02)"
std::string heading(const std::string& name, const Document& document) {
  std::string line = name;
  if (const auto title = document.title()) line += fmt::format(": {}", *title);
  if (const auto& published = document.info().published) {
    line += fmt::format(" ({})", format_published(*published));
  }
  return shown_name(line);
}

std::vector<ClaimRow> named_rows(const std::string& name, const Document& document,
                                 const Reading& reading) {
  std::vector<ClaimRow> rows = claim_rows(document, reading);
  for (ClaimRow& row : rows) row.document = shown_name(name);
  return rows;
}

std::string table_of(const std::string& name, const Document& document,
                     const Reading& reading) {
  const auto rows = claim_rows(document, reading);
  return fmt::format(
      "{}\n{}\n", heading(name, document),
      rows.empty() ? "no claims found\n" : to_table(rows, table_options()));
}

/// A reading's JSON, block by block as it is made.
Result<void> print_json(const Document& document, const Reading& reading,
                        const JsonOptions& options) {
  Result<void> printed;
  write_json(document, reading, options, [&printed](std::string_view block) {
    if (printed) printed = write_output(block);
  });
  HEARSAY_CHECK(printed);
  return write_output("\n");
}

Result<void> print(const ReadOptions& options, const std::string& name,
                   const Document& document, const Reading& reading) {
  JsonOptions json{.text = !options.no_text,
                   .tokens = has_layer(options.layers, Layer::kTokens),
                   .names = has_layer(options.layers, Layer::kNames)};
  switch (options.format.value_or(Format::kTable)) {
    case Format::kTable:
      return write_output(table_of(name, document, reading));
    case Format::kJson:
      json.layout = JsonLayout::kReadable;
      return print_json(document, reading, json);
    case Format::kJsonl:
      return print_json(document, reading, json);
    case Format::kCsv:
      return write_output(csv_rows(named_rows(name, document, reading)));
    case Format::kConllu:
      return write_output(to_conllu(document, reading));
  }
  return {};
}

std::chrono::nanoseconds now() {
  return std::chrono::steady_clock::now().time_since_epoch();
}

/// What the models cost to load, and each stage of reading, in milliseconds.
void say_times(std::chrono::nanoseconds loading, const StageTimes& times) {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const auto line = [](std::string_view name, std::chrono::nanoseconds spent) {
    say(fmt::format("{:<10}{:>10.2f} ms", name, Milliseconds(spent).count()));
  };
  line("load", loading);
  for (const auto& [stage, name] : kStageNames) line(name, times.spent(stage));
}

Result<void> read(const ReadOptions& options) {
  const std::chrono::nanoseconds started = now();
  HEARSAY_TRY(const Models models, load_models(options.analyser));
  const std::chrono::nanoseconds loading = now() - started;
  StageTimes times(now);
  if (options.format == Format::kCsv) HEARSAY_CHECK(write_output(csv_head()));
  const auto use = [&](const std::string& name, const Document& document) {
    return print(options, name, document, read_document(document, models, &times));
  };
  Result<void> done = for_each_report(options.reports, use);
  if (options.timing) say_times(loading, times);
  return done;
}

}  // namespace

Action define_read(CLI::App& command) {
  const auto options = std::make_shared<ReadOptions>();
  define_reports(command, options->reports);
  define_choice(command, "--format", options->format, kFormatNames,
                "how the reading is written; without it, a table");
  define_layers(command, options->layers);
  command.add_flag("--no-text", options->no_text,
                   "leave the report's text out of JSON");
  command.add_flag("--timing", options->timing,
                   "say on standard error what each stage of reading cost");
  define_words_given(command, options->reports.words_given);
  define_analyser(command, options->analyser);
  return [options] { return read(*options); };
}

}  // namespace hearsay
