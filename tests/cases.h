#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace hearsay {

/// Runs every tests/cases/FOLDER/*.case: what we read, a line of dashes, what is found.
///
/// `show` turns the text above the dashes into the lines below them. With
/// HEARSAY_APPROVE=1 the lines below are rewritten instead: read `git diff` after it.
void run_cases(std::string_view folder,
               const std::function<std::string(const std::string& text)>& show);

/// Runs the same kind of files as gold: what is right was written before anything read
/// it, and not all of it is found yet. tests/cases/FOLDER/MISSED names the cases that
/// are not, a line each ("GROUP/NAME  why"). A miss that is not named there fails, and
/// so does a name there that is missed no more. Nothing is ever rewritten.
void run_gold(std::string_view folder,
              const std::function<std::string(const std::string& text)>& show);

}  // namespace hearsay
