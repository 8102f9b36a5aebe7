#include "read/models.h"

#include <utility>

namespace hearsay {

Models load_models() {
  return {load_spellings(),  load_lexicon(),      load_countries(), load_titles(),
          load_time_words(), load_figure_words(), load_cues(),      load_claim_words(),
          std::nullopt,      std::nullopt};
}

Result<Models> load_models(const std::string& weights) {
  HEARSAY_TRY(WeightsFile file, WeightsFile::open(weights));
  Models models = load_models();
  HEARSAY_TRY(models.boundaries, BoundaryClassifier::load(file));
  HEARSAY_TRY(models.analyser, Analyser::load(std::move(file)));
  return models;
}

}  // namespace hearsay
