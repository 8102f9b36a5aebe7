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

}  // namespace hearsay
