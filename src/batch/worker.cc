#include "batch/worker.h"

#include <fmt/format.h>

#include <cerrno>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

#include "batch/line_reader.h"
#include "batch/ordered_work.h"
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

  void answer(std::string_view line, bool over_limit, const JsonSink& out) {
    if (over_limit) return out(error_answer({}, too_long()));
    const auto found = find(line);
    if (!found) return out(error_answer(requests_.id(), found.error()));
    write_json(
        found->document, found->reading,
        {.tokens = options_.tokens, .names = options_.names, .id = requests_.id()},
        out);
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
      request.info.words_given = options_.words_given;
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

Result<void> end_of(std::ostream& out) {
  if (out.flush()) return {};
  return failure(ErrorKind::kEnvironment,
                 fmt::format("cannot write the answers: {}",
                             std::generic_category().message(errno)));
}

/// One thread: an answer is written while it is made.
Result<void> answer_all(LineReader& lines, std::ostream& out, Worker worker) {
  const JsonSink write = [&out](std::string_view json) {
    out.write(json.data(), static_cast<std::streamsize>(json.size()));
  };
  errno = 0;
  while (out) {  // asked first: the next line may be long in coming
    const auto line = lines.next();
    if (!line) break;
    worker.answer(line->bytes, line->over_limit, write);
    out.put('\n');
    if (!lines.is_input_waiting()) out.flush();
  }
  return end_of(out);
}

/// Several threads, each with a worker of its own.
Result<void> answer_all_in_threads(LineReader& lines, std::ostream& out,
                                   const Models& models, const WorkerOptions& options) {
  errno = 0;
  const WorkEnds ends{
      .next = [&]() -> std::optional<WorkLine> {
        const auto line = lines.next();
        if (!line) return std::nullopt;
        std::string bytes;
        bytes.reserve(line->bytes.size() + LineReader::kPadding);  // simdjson's
        bytes = line->bytes;
        return WorkLine{std::move(bytes), line->over_limit};
      },
      .make_answer = [&]() -> std::function<std::string(const WorkLine&)> {
        const auto worker = std::make_shared<Worker>(models, options);
        return [worker](const WorkLine& line) {
          std::string answer;
          worker->answer(line.bytes, line.over_limit,
                         [&](std::string_view json) { answer += json; });
          return answer + '\n';
        };
      },
      .write =
          [&](const std::string& answer, bool waiting) {
            out.write(answer.data(), static_cast<std::streamsize>(answer.size()));
            if (waiting) out.flush();
            return bool(out);
          }};
  work_in_order(ends, options.threads);
  return end_of(out);
}

}  // namespace

Result<void> run_worker(std::istream& in, std::ostream& out, const Models& models,
                        const WorkerOptions& options) {
  LineReader lines(in, options.max_line_bytes);
  try {
    if (options.threads > 1) return answer_all_in_threads(lines, out, models, options);
    return answer_all(lines, out, Worker(models, options));
  } catch (const std::ios_base::failure& unreadable) {
    return failure(ErrorKind::kEnvironment,
                   fmt::format("cannot read the input: {}", unreadable.what()));
  }
}

}  // namespace hearsay
