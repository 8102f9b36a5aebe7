#pragma once

#include "actors/titles.h"
#include "attribute/cues.h"
#include "claims/modality.h"
#include "figures/figure_words.h"
#include "news/countries.h"
#include "split/spellings.h"
#include "syntax/lexicon.h"
#include "times/time_words.h"

namespace hearsay {

/// What a reading needs beside the report: the knowledge tables (and, later, weights).
/// Loaded once, then only read: any number of threads may share it.
struct Models {
  Spellings spellings;
  Lexicon lexicon;
  Countries countries;
  Titles titles;
  TimeWords time_words;
  FigureWords figure_words;
  Cues cues;
  ClaimWords claim_words;
};

/// The tables built into the program.
Models load_models();

}  // namespace hearsay
