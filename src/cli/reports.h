#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "news/document.h"

namespace hearsay {

/// How INPUT is to be taken. What cannot be read yet is known, so that it is refused by
/// name.
enum class InputKind { kText, kHtml, kFeed, kWarc, kJsonl };
inline constexpr Names<InputKind, 5> kInputKindNames{{{InputKind::kText, "text"},
                                                      {InputKind::kHtml, "html"},
                                                      {InputKind::kFeed, "feed"},
                                                      {InputKind::kWarc, "warc"},
                                                      {InputKind::kJsonl, "jsonl"}}};
constexpr std::string_view name_of(InputKind k) { return name_in(kInputKindNames, k); }

/// Which reports to read, and what is known of them beforehand.
struct ReportOptions {
  std::vector<std::string> inputs;  ///< files, folders, "-"
  std::optional<std::string> published;
  std::optional<InputKind> as;
  bool words_given = false;  ///< DocumentInfo::words_given
};

/// INPUT..., --published and --as.
void define_reports(CLI::App& command, ReportOptions& options);

/// What is done with each report. `name` is that of its file, or "-".
using UseReport =
    std::function<Result<void>(const std::string& name, const Document& document)>;

/// Reads report after report. One that cannot be read is told on standard error and
/// does not stop the others; then the end is an Error that counts them. An Error of
/// `use` ends it at once.
Result<void> for_each_report(const ReportOptions& options, const UseReport& use);

}  // namespace hearsay
