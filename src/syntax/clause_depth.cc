#include "syntax/clause_depth.h"

namespace hearsay {
namespace {

bool is_clause(Deprel deprel) {
  switch (deprel) {
    case Deprel::kAcl:
    case Deprel::kAclRelcl:
    case Deprel::kAdvcl:
    case Deprel::kAdvclRelcl:
    case Deprel::kCcomp:
    case Deprel::kXcomp:
    case Deprel::kCsubj:
    case Deprel::kCsubjOuter:
    case Deprel::kCsubjPass:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<std::size_t> head_of(std::span<const std::optional<Analysis>> analyses,
                                   TokenRange sentence, std::size_t i) {
  if (i >= analyses.size() || !analyses[i] || analyses[i]->head == 0)
    return std::nullopt;
  return sentence.first + analyses[i]->head - 1;
}

std::size_t clause_depth(std::span<const std::optional<Analysis>> analyses,
                         TokenRange sentence, std::size_t i) {
  std::size_t depth = 0;
  // A tree has no cycles; the bound keeps a wrong one from costing more than it is.
  for (std::size_t steps = sentence.last - sentence.first; steps > 0; --steps) {
    const auto head = head_of(analyses, sentence, i);
    if (!head) break;
    if (is_clause(analyses[i]->deprel)) ++depth;
    i = *head;
  }
  return depth;
}

}  // namespace hearsay
