#include "batch/worker.h"

#include <fmt/format.h>

#include <cerrno>
#include <exception>
#include <system_error>

#include "batch/line_reader.h"
#include "batch/request.h"
#include "export/json.h"
#include "ingest/text.h"
#include "read/read_document.h"

namespace hearsay {
namespace {

std::string error_answer(const std::optional<std::string>& id,
                         const WorkerError& error) {
  JsonWriter json;
  json.begin_object();
  json.key("id");
  json.json(id.value_or("null"));
  json.key("error");
  json.begin_object();
  json.key("code");
  json.text(name_of(error.code));
  json.key("message");
  json.text(error.message);
  json.end_object();
  json.end_object();
  return json.take();
}

/// Answers line after line.
class Worker {
 public:
  Worker(const Models& models, const WorkerOptions& options)
      : models_(models), options_(options) {}

  std::string answer(const InputLine& line) {
    if (line.over_limit) {
      return error_answer(std::nullopt,
                          {WorkerErrorCode::kTooLarge,
                           fmt::format("the line is longer than {} bytes: split the "
                                       "report",
                                       options_.max_line_bytes)});
    }
    // A text that brings a bug to light must not stop those behind it.
    try {
      return answer_to(requests_.read(line.bytes));
    } catch (const std::exception& bug) {
      return error_answer(requests_.id(), {WorkerErrorCode::kInternal, bug.what()});
    }
  }

 private:
  std::string answer_to(tl::expected<Request, WorkerError> request) {
    if (!request) return error_answer(requests_.id(), request.error());
    const Document document =
        make_document(std::move(request->text), std::move(request->info));
    return to_json(document, read_document(document, models_),
                   {.tokens = options_.tokens, .id = requests_.id()});
  }

  const Models& models_;
  const WorkerOptions& options_;
  RequestReader requests_;
};

Result<void> answer_all(LineReader& lines, std::ostream& out, Worker& worker) {
  while (const auto line = lines.next()) {
    errno = 0;
    std::string answer = worker.answer(*line);
    answer += '\n';
    out.write(answer.data(), static_cast<std::streamsize>(answer.size()));
    if (!lines.is_input_waiting()) out.flush();
    if (!out) break;
  }
  if (out.flush()) return {};
  return failure(ErrorKind::kEnvironment,
                 fmt::format("cannot write the answers: {}",
                             std::generic_category().message(errno)));
}

}  // namespace

Result<void> run_worker(std::istream& in, std::ostream& out, const Models& models,
                        const WorkerOptions& options) {
  LineReader lines(in, options.max_line_bytes);
  Worker worker(models, options);
  try {
    return answer_all(lines, out, worker);
  } catch (const std::ios_base::failure& unreadable) {
    return failure(ErrorKind::kEnvironment,
                   fmt::format("cannot read the input: {}", unreadable.what()));
  }
}

}  // namespace hearsay
