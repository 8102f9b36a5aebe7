#include "read/models.h"

#include <fmt/format.h>

#include <utility>

#include "base/table.h"

namespace hearsay {

Models load_models() {
  return {load_spellings(),   load_lexicon(),    load_countries(),    load_titles(),
          load_labels(),      load_time_words(), load_figure_words(), load_cues(),
          load_claim_words(), load_predicates(), std::nullopt,        std::nullopt};
}

namespace {

bool is_known(const std::string& sha256) {
  const Table known = Table::embedded("data/models.tsv");
  const std::size_t column = known.column("sha256");
  for (std::size_t row = 0; row < known.rows(); ++row) {
    if (known.cell(row, column) == sha256) return true;
  }
  return false;
}

}  // namespace

Result<Models> load_models(const std::string& weights) {
  HEARSAY_TRY(WeightsFile file, WeightsFile::open(weights));
  if (const std::string sha256 = file.sha256(); !is_known(sha256)) {
    return failure(
        ErrorKind::kModel,
        fmt::format("{} is damaged or of another version (SHA-256 {}); fetch it "
                    "again, or, if you trained it, add that to data/models.tsv "
                    "and build",
                    weights, sha256));
  }
  Models models = load_models();
  HEARSAY_TRY(models.boundaries, BoundaryClassifier::load(file));
  HEARSAY_TRY(models.analyser, Analyser::load(std::move(file)));
  return models;
}

}  // namespace hearsay
