#pragma once

#include <optional>
#include <string>

#include "actors/named.h"
#include "actors/titles.h"
#include "attribute/cues.h"
#include "base/result.h"
#include "claims/modality.h"
#include "events/predicates.h"
#include "figures/figure_words.h"
#include "news/countries.h"
#include "split/boundary_classifier.h"
#include "split/spellings.h"
#include "syntax/analyser.h"
#include "syntax/lexicon.h"
#include "times/time_words.h"

namespace hearsay {

/// What a reading needs beside the report: the knowledge tables and, unless only
/// the rules read, the trained analyser.
/// Loaded once, then only read: any number of threads may share it.
struct Models {
  Spellings spellings;
  Lexicon lexicon;
  Countries countries;
  Titles titles;
  Labels labels;
  TimeWords time_words;
  FigureWords figure_words;
  Cues cues;
  ClaimWords claim_words;
  Predicates predicates;
  std::optional<BoundaryClassifier> boundaries;  ///< none: rules split sentences
  std::optional<Analyser> analyser;              ///< none: rules tag words
};

/// The tables built into the program.
Models load_models();

/// The same with the analyser whose weights are in the file `weights`.
Result<Models> load_models(const std::string& weights);

}  // namespace hearsay
