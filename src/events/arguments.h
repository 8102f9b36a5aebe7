#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "events/predicates.h"
#include "syntax/tree.h"
#include "syntax/words.h"

namespace hearsay {

/// Where the parties of predicates stand in one sentence. Every answer is the head of a
/// phrase; the relations are those of Universal Dependencies.
class Arguments {
 public:
  Arguments(const Words& words, const Tree& tree, const Predicates& predicates)
      : words_(words), tree_(tree), predicates_(predicates) {}

  /// Is the verb in the passive, or a participle that hangs on what it was done to?
  bool is_passive(std::size_t verb) const;
  /// Who does it, also where only the clause above says who.
  std::optional<std::size_t> subject(std::size_t verb) const;
  /// To whom or what it is done.
  std::optional<std::size_t> object(std::size_t verb) const;
  /// What hangs on `i` by that preposition.
  std::optional<std::size_t> by_preposition(std::size_t i,
                                            std::string_view preposition) const;
  /// The light verb that says that the noun happens.
  std::optional<std::size_t> light_verb(std::size_t noun) const;
  /// "Tarn's attack", "the Tarnish attack", "the attack by Tarn", "Tarn launched an
  /// attack": candidates, best first.
  std::vector<std::size_t> owners(std::size_t noun) const;

 private:
  std::optional<std::size_t> subject(std::size_t verb, int steps) const;
  std::optional<std::size_t> object(std::size_t verb, int steps) const;
  /// What a relative clause hangs on, where `i` only stands for it.
  std::size_t meant(std::size_t i, std::size_t verb) const;
  std::optional<std::size_t> agent_of_passive(std::size_t verb) const;

  const Words& words_;
  const Tree& tree_;
  const Predicates& predicates_;
};

}  // namespace hearsay
