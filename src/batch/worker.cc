#include "batch/worker.h"

#include <fmt/format.h>

#include <cerrno>
#include <exception>
#include <new>
#include <system_error>
#include <utility>

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

  void answer(const InputLine& line, const JsonSink& out) {
    if (line.over_limit) return out(error_answer({}, too_long()));
    const auto found = find(line.bytes);
    if (!found) return out(error_answer(requests_.id(), found.error()));
    write_json(found->document, found->reading,
               {.tokens = options_.tokens, .id = requests_.id()}, out);
  }

 private:
  struct Found {
    Document document;
    Reading reading;
  };

  /// A text that brings a mistake of ours to light must not stop those behind it.
  tl::expected<Found, WorkerError> find(std::string_view line) {
    try {
      HEARSAY_TRY(Request request, requests_.read(line));
      Document document =
          make_document(std::move(request.text), std::move(request.info));
      Reading reading = read_document(document, models_);
      return Found{std::move(document), std::move(reading)};
    } catch (const std::bad_alloc&) {
      return tl::make_unexpected(WorkerError{
          WorkerErrorCode::kTooLarge, "there is not enough memory for the report"});
    } catch (const std::exception& mistake) {
      return tl::make_unexpected(
          WorkerError{WorkerErrorCode::kInternal, mistake.what()});
    }
  }

  WorkerError too_long() const {
    return {WorkerErrorCode::kTooLarge,
            fmt::format("the line is longer than {} bytes: split the report",
                        options_.max_line_bytes)};
  }

  const Models& models_;
  const WorkerOptions& options_;
  RequestReader requests_;
};

Result<void> answer_all(LineReader& lines, std::ostream& out, Worker& worker) {
  const JsonSink write = [&out](std::string_view json) {
    out.write(json.data(), static_cast<std::streamsize>(json.size()));
  };
  errno = 0;
  while (out) {  // asked first: the next line may be long in coming
    const auto line = lines.next();
    if (!line) break;
    worker.answer(*line, write);
    out.put('\n');
    if (!lines.is_input_waiting()) out.flush();
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
