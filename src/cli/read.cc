// hearsay read: prints what a report says, stores nothing.

#include <fmt/format.h>

#include <memory>

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
  std::optional<Analyser> analyser;
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

std::string written(const ReadOptions& options, const std::string& name,
                    const Document& document, const Reading& reading) {
  const bool tokens = has_layer(options.layers, Layer::kTokens);
  const JsonLayout layout =
      options.format == Format::kJson ? JsonLayout::kReadable : JsonLayout::kOneLine;
  switch (options.format.value_or(Format::kTable)) {
    case Format::kTable:
      return table_of(name, document, reading);
    case Format::kJson:
    case Format::kJsonl:
      return to_json(document, reading,
                     {.text = !options.no_text, .tokens = tokens, .layout = layout}) +
             '\n';
    case Format::kCsv:
      return csv_rows(named_rows(name, document, reading));
    case Format::kConllu:
      return to_conllu(document, reading);
  }
  return {};
}

Result<void> read(const ReadOptions& options) {
  const Models models = load_models();
  if (options.format == Format::kCsv) HEARSAY_CHECK(write_output(csv_head()));
  const auto print = [&](const std::string& name, const Document& document) {
    const Reading reading = read_document(document, models);
    return write_output(written(options, name, document, reading));
  };
  return for_each_report(options.reports, print);
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
  define_analyser(command, options->analyser);
  return [options] { return read(*options); };
}

}  // namespace hearsay
