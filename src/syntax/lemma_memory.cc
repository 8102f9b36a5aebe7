#include "syntax/lemma_memory.h"

#include <algorithm>

#include "syntax/lemmas.h"

namespace hearsay {
namespace {

bool is_verb(Xpos xpos) { return name_of(xpos).starts_with("VB"); }
bool is_noun(Xpos xpos) { return xpos == Xpos::kNn || xpos == Xpos::kNns; }
bool is_name(Xpos xpos) { return xpos == Xpos::kNnp || xpos == Xpos::kNnps; }

std::string lower(std::string_view text) {
  return apply_lemma_script(text, {LemmaScript::Case::kLower, 0, "", false});
}

/// Takes the first cell or line off `text`.
std::string_view take(std::string_view& text, char end) {
  const std::string_view cell = text.substr(0, text.find(end));
  text.remove_prefix(std::min(cell.size() + 1, text.size()));
  return cell;
}

/// Other spellings that the same ending can come from, the likelier first: "replac",
/// "stopp", "tri", "kille", "companie".
std::vector<std::string> respelt(const std::string& lemma, bool verb) {
  std::vector<std::string> spellings;
  const std::size_t n = lemma.size();
  if (n < 2) return spellings;
  const std::string shorter = lemma.substr(0, n - 1);
  if (lemma.ends_with("ie")) spellings.push_back(lemma.substr(0, n - 2) + "y");
  if (verb) {
    spellings.push_back(lemma + "e");
    if (lemma[n - 1] == lemma[n - 2]) spellings.push_back(shorter);
    if (lemma.ends_with('i')) spellings.push_back(shorter + "y");
  }
  if (lemma.ends_with('e')) spellings.push_back(shorter);
  return spellings;
}

}  // namespace

Result<LemmaMemory> LemmaMemory::load(const WeightsFile& file) {
  HEARSAY_TRY(std::string_view rows, file.text("lemmas"));
  HEARSAY_TRY(std::string_view pieces, file.text("vocabulary"));
  LemmaMemory memory;
  memory.rows_.reserve(30000);
  while (!rows.empty()) {
    // "form TAB XPOS TAB lemmas"; the key is the first two cells as they stand.
    std::string_view line = take(rows, '\n');
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string_view::npos)
      return tl::make_unexpected(file.damaged("a row of lemmas"));
    const std::string_view key = line.substr(0, tab);
    std::string_view lemmas = line.substr(tab + 1);
    memory.rows_.emplace(key, lemmas);
    const std::string_view xpos = key.substr(std::min(key.rfind('\t') + 1, key.size()));
    const std::string_view first = lemmas.substr(0, lemmas.find(' '));
    if (xpos.starts_with("VB")) memory.verbs_.insert(first);
    if (xpos == "NN" || xpos == "NNS") memory.nouns_.insert(first);
  }
  memory.words_.reserve(30000);
  while (!pieces.empty()) {
    const std::string_view piece = take(pieces, '\n');
    if (!piece.starts_with("##")) memory.words_.insert(piece);
  }
  return memory;
}

std::string LemmaMemory::corrected(std::string_view form, Xpos xpos,
                                   std::string lemma) const {
  if (is_name(xpos)) return lemma;
  const std::string small = lower(form);
  const std::string plain = lower(lemma);
  const auto row = rows_.find(small + '\t' + std::string(name_of(xpos)));
  if (row != rows_.end()) {
    std::string_view lemmas = row->second;
    const std::string_view likeliest = lemmas.substr(0, lemmas.find(' '));
    while (!lemmas.empty()) {
      if (lower(take(lemmas, ' ')) == plain) return lemma;
    }
    return std::string(likeliest);
  }
  const bool verb = is_verb(xpos);
  if ((!verb && !is_noun(xpos)) || plain == small) return lemma;
  for (const auto* known : {verb ? &verbs_ : &nouns_, &words_}) {
    if (known->contains(lemma)) return lemma;
    for (std::string& spelling : respelt(lemma, verb)) {
      if (known->contains(spelling)) return std::move(spelling);
    }
  }
  return lemma;
}

}  // namespace hearsay
