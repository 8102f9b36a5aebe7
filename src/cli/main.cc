// The program: finds the command, runs it, and turns what went wrong into words and an
// exit status. The only place that catches everything.

#include <fmt/format.h>

#include <array>
#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <sstream>

#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"

namespace hearsay {
namespace {

struct Command {
  const char* name;
  const char* summary;
  Action (*define)(CLI::App& command);
};

constexpr std::array kCommands{
    Command{"read", "print what reports say; store nothing", define_read},
    Command{"add", "read reports and append them to the ledger", define_add},
    Command{"claims", "who claims what, from the ledger", define_claims},
    Command{"show", "one report or claim of the ledger, with its words", define_show},
    Command{"serve", "the desk: the ledger as a page, and its API", define_serve},
    Command{"worker", "a report a line in, a reading a line out", define_worker},
    Command{"verify", "check that the ledger is whole", define_verify}};

/// What was wrong with a call, and where help is.
std::string complaint(const CLI::App& program, const CLI::ParseError& mistake) {
  const auto chosen = program.get_subcommands();
  if (!chosen.empty()) {
    return fmt::format("{}; see hearsay {} --help", mistake.what(),
                       chosen.front()->get_name());
  }
  const auto words = program.remaining();
  if (words.empty()) return "name a command; see hearsay --help";
  return fmt::format("there is no '{}'; see hearsay --help", words.front());
}

/// Help and version are no mistakes, but CLI11 throws them as well.
Result<void> tell(const CLI::App& program, const CLI::ParseError& outcome) {
  if (outcome.get_exit_code() != static_cast<int>(CLI::ExitCodes::Success)) {
    return failure(ErrorKind::kUsage, complaint(program, outcome));
  }
  std::ostringstream words;
  program.exit(outcome, words, words);
  return write_output(words.str());
}

Result<void> run(int count, char** arguments) {
  CLI::App program("Reads news reports and keeps a ledger of who claims what.",
                   "hearsay");
  program.set_version_flag("--version", "hearsay " HEARSAY_VERSION);
  program.require_subcommand(1);
  Action action;
  for (const Command& command : kCommands) {
    CLI::App* sub = program.add_subcommand(command.name, command.summary);
    sub->final_callback([&action, chosen = command.define(*sub)] { action = chosen; });
  }
  program.footer(exit_code_help());  // now, so that the commands do not inherit it
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& outcome) {
    return tell(program, outcome);
  }
  HEARSAY_CHECK(action());
  return flush_output();
}

void set_signals() {
  // Who reads our output may stop: then we end quietly, as programs in a pipe do.
  std::signal(SIGPIPE, SIG_DFL);
  // A file that may not grow is told as an error of writing, not by a signal.
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace
}  // namespace hearsay

int main(int count, char** arguments) {
  using namespace hearsay;
  set_signals();
  std::ios::sync_with_stdio(false);
  try {
    const auto done = run(count, arguments);
    const auto flushed = flush_output();
    if (done && flushed) return 0;
    const Error& error = done ? flushed.error() : done.error();
    say(error.message);
    return exit_code(error.kind);
  } catch (const std::bad_alloc&) {
    say("out of memory: give it more, or smaller reports");
    return exit_code(ErrorKind::kEnvironment);
  } catch (const std::exception& bug) {
    say(fmt::format("a mistake in Hearsay: {}; please report it", bug.what()));
    return kBugExitCode;
  }
}
