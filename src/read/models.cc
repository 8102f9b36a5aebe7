#include "read/models.h"

namespace hearsay {

Models load_models() {
  return {load_spellings(),  load_lexicon(),      load_countries(), load_titles(),
          load_time_words(), load_figure_words(), load_cues(),      load_claim_words()};
}

}  // namespace hearsay
