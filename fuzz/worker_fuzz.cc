// Any bytes as the worker's input: one answer a line, each of them JSON.

#include <simdjson.h>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include "batch/worker.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

std::size_t count_lines(const std::string& bytes) {
  std::size_t lines = 0;
  for (const char c : bytes) lines += c == '\n' ? 1 : 0;
  return bytes.empty() || bytes.back() == '\n' ? lines : lines + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const hearsay::Models models = hearsay::load_models();
  const std::string input(reinterpret_cast<const char*>(data), size);
  std::istringstream in(input);
  std::ostringstream out;
  constexpr std::size_t kShortLimit = 4096;  // so that lines over it are met, too
  require(hearsay::run_worker(in, out, models,
                              {.tokens = true, .max_line_bytes = kShortLimit})
              .has_value(),
          "the worker failed");
  std::istringstream answers(out.str());
  simdjson::dom::parser parser;
  std::size_t answered = 0;
  for (std::string answer; std::getline(answers, answer); ++answered) {
    require(parser.parse(answer).error() == simdjson::SUCCESS, "an answer is no JSON");
  }
  require(answered == count_lines(input), "not one answer a line");
  return 0;
}
