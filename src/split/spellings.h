#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/names.h"

namespace hearsay {

/// Whether a sentence may end with the stop of an abbreviation.
enum class AfterAbbreviation {
  kGoesOn,              ///< "Gen.": what it belongs to follows
  kMayEnd,              ///< "U.S.": ends before a word that opens sentences
  kGoesOnBeforeNumber,  ///< "No.": goes on before a figure, else it ends
  kGoesOnBeforeDay      ///< "a.m.": goes on before a day, month or zone, else it ends
};
inline constexpr Names<AfterAbbreviation, 4> kAfterAbbreviationNames{
    {{AfterAbbreviation::kGoesOn, "goes-on"},
     {AfterAbbreviation::kMayEnd, "may-end"},
     {AfterAbbreviation::kGoesOnBeforeNumber, "before-number"},
     {AfterAbbreviation::kGoesOnBeforeDay, "before-day"}}};

/// How English is written, as far as splitting it needs to know: the tables of
/// data/split/. Views into the program; only read, so any number of threads may share
/// it.
struct Spellings {
  /// "Gen" or "U.S", without the last stop, as spelled in the table.
  std::unordered_map<std::string_view, AfterAbbreviation> abbreviations;
  /// "The": words that sentences open with, and that seldom follow an abbreviation.
  std::unordered_set<std::string_view> openers;
  /// "re" in "re-elected": the hyphen behind it is part of the word. Lower case.
  std::unordered_set<std::string_view> prefixes;
  /// "km" in "50km": a word of its own behind a number. Lower case.
  std::unordered_set<std::string_view> units;
  /// "gonna" is the words "gon" and "na". Lower case.
  std::unordered_map<std::string_view, std::vector<std::string_view>> contractions;
  /// "monday", "may", "gmt": may follow a clock time. Lower case.
  std::unordered_set<std::string_view> days;
  /// ":-)"
  std::unordered_set<std::string_view> emoticons;
  /// "-LRB-": how text whose words were parted already writes a bracket.
  std::unordered_set<std::string_view> brackets;
  /// "said" in "'Why?' Smith said.": a quote may run on before a name with one of
  /// these.
  std::unordered_set<std::string_view> reporting;
};

/// The tables built into the program. Throws std::logic_error when one is wrong.
Spellings load_spellings();

}  // namespace hearsay
