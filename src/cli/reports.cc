#include "cli/reports.h"

#include <fmt/format.h>

#include <utility>

#include "cli/terminal.h"
#include "ingest/files.h"
#include "ingest/text.h"

namespace hearsay {
namespace {

Result<TextOptions> text_options(const ReportOptions& options) {
  if (options.as.value_or(InputKind::kText) != InputKind::kText) {
    return failure(
        ErrorKind::kUsage,
        fmt::format("--as {}: this release reads text only; save the words of "
                    "the report as a text file",
                    name_of(*options.as)));
  }
  TextOptions text;
  text.words_given = options.words_given;
  if (!options.published) return text;
  text.published = parse_published(*options.published);
  if (text.published) return text;
  return failure(
      ErrorKind::kUsage,
      fmt::format("--published {}: write a day as 2025-12-02 or an instant as "
                  "2025-12-02T08:30:00Z",
                  *options.published));
}

Result<Document> read_report(const std::string& path, TextOptions options) {
  if (path != "-") options.name = path;
  HEARSAY_TRY(std::string bytes, read_file(path, options.most_bytes));
  return read_text(std::move(bytes), std::move(options));
}

/// What the reader of the bytes made of them, where that is not plain UTF-8.
void say_how_it_was_read(const std::string& path, const Document& document) {
  const DocumentInfo& info = document.info();
  if (info.encoding != Encoding::kUtf8) {
    say(fmt::format("{}: read as {}", path, name_of(info.encoding)));
  }
  if (!info.unread.empty()) {
    say(fmt::format("{}: not all could be read; {} for example ({} in all)", path,
                    name_of(info.unread.front().reason), info.unread.size()));
  }
}

/// Reads reports and counts those that cannot be.
class Reader {
 public:
  Reader(const ReportOptions& options, const TextOptions& text, const UseReport& use)
      : text_(text), use_(use), several_(options.inputs.size() > 1) {}

  Result<void> read_input(const std::string& input) {
    const auto paths = list_inputs(input);
    if (!paths) {
      refused(paths.error());
      return {};
    }
    several_ = several_ || paths->size() > 1;
    for (const std::string& path : *paths) HEARSAY_CHECK(read(path));
    return {};
  }

  Result<void> finish() const {
    if (failed_ == 0) return {};
    if (!several_) return tl::make_unexpected(*only_);
    return failure(ErrorKind::kInput,
                   fmt::format("{} of {} inputs could not be read", failed_, tried_));
  }

 private:
  Result<void> read(const std::string& path) {
    const auto document = read_report(path, text_);
    if (!document) {
      refused(document.error());
      return {};
    }
    ++tried_;
    say_how_it_was_read(path, *document);
    return use_(path, *document);
  }

  void refused(const Error& error) {
    ++tried_;
    ++failed_;
    // Alone, the error itself is the end of the command, and is told there.
    several_ ? say(error.message) : void(only_ = error);
  }

  const TextOptions& text_;
  const UseReport& use_;
  bool several_;
  std::size_t tried_ = 0;
  std::size_t failed_ = 0;
  std::optional<Error> only_;
};

}  // namespace

void define_reports(CLI::App& command, ReportOptions& options) {
  command
      .add_option("INPUT", options.inputs,
                  "reports: text files, folders of them, or - for standard input")
      ->required()
      ->type_name("");
  command
      .add_option("--published", options.published,
                  "when they were published; wins over what a report says of itself")
      ->type_name("DATE");
  define_choice(command, "--as", options.as, kInputKindNames,
                "take them as this kind; only text is read so far");
}

Result<void> for_each_report(const ReportOptions& options, const UseReport& use) {
  HEARSAY_TRY(const TextOptions text, text_options(options));
  Reader reader(options, text, use);
  for (const std::string& input : options.inputs) {
    HEARSAY_CHECK(reader.read_input(input));
  }
  return reader.finish();
}

}  // namespace hearsay
