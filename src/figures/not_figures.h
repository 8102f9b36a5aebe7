#pragma once

#include "figures/counted.h"
#include "figures/figure_sentence.h"
#include "figures/quantities.h"

namespace hearsay {

/// Whether the number at token `at` cannot begin a figure, whatever follows it: the
/// number of a list ("3. ..."), a part of a code ("T-72", "9/11"), of a telephone
/// number.
bool is_code(const FigureSentence& sentence, std::int64_t at);

/// Whether a quantity without unit is part of a name or address: "Boeing 737",
/// "page 12", "No. 10", "Resolution 1701".
bool is_name(const FigureSentence& sentence, const Quantity& quantity);

/// "787 Dreamliner", "49 Station Road": what follows is a name that holds the number.
bool is_named_after(const FigureSentence& sentence, const Quantity& quantity,
                    TokenRange counted);

/// "a six-party meeting": a number that only describes; units are kept ("10-year").
bool is_adjective(const FigureSentence& sentence, const Quantity& quantity);

/// "one" that is no number: "no one", "one another", "one day".
bool is_pronoun(const FigureSentence& sentence, const Quantity& quantity);

/// "Jane, 41, said", "aged 7".
bool is_age(const FigureSentence& sentence, const Quantity& quantity);

}  // namespace hearsay
