#pragma once

#include <string>

#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

// How the text cases show a reading, a line for each thing found.

/// "source | cue | content ... content"
std::string show_attributions(const Document& document, const Reading& reading);

/// "c0 outer > speaker | stance modality polarity | content", then what it answers or
/// repeats; asserted and positive go without saying.
std::string show_claims(const Document& document, const Reading& reading);

/// Each sentence's words, numbered: "1 words lemma TAG head relation"; a blank line
/// behind each; then the names of the world newswire scheme, "Label: words".
/// KIND | WORDS | AGENTS | TARGETS, and how it is told where it has not just happened.
std::string show_events(const Document& document, const Reading& reading);

std::string show_syntax(const Document& document, const Reading& reading);

/// "words -> actor, kind, country"
std::string show_mentions(const Document& document, const Reading& reading);

}  // namespace hearsay
