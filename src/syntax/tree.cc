#include "syntax/tree.h"

#include "syntax/clause_depth.h"

namespace hearsay {

Tree::Tree(std::span<const std::optional<Analysis>> analyses, TokenRange sentence)
    : analyses_(analyses), sentence_(sentence) {
  const std::size_t n = sentence.last - sentence.first;
  first_.assign(n + 1, 0);
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    if (const auto head = this->head(i)) ++first_[*head - sentence.first + 1];
  }
  for (std::size_t k = 0; k < n; ++k) first_[k + 1] += first_[k];
  children_.resize(first_[n]);
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    if (const auto head = this->head(i)) children_[next[*head - sentence.first]++] = i;
  }
}

std::optional<std::size_t> Tree::head(std::size_t i) const {
  return head_of(analyses_, sentence_, i);
}

std::optional<std::size_t> Tree::child(std::size_t i, Deprel deprel) const {
  for (const std::size_t child : children(i)) {
    if (this->deprel(child) == deprel) return child;
  }
  return std::nullopt;
}

bool Tree::is_under(std::size_t i, std::size_t above) const {
  for (std::optional<std::size_t> at = i; at; at = head(*at)) {
    if (*at == above) return true;
  }
  return false;
}

}  // namespace hearsay
