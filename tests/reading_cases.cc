#include "reading_cases.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

std::string words(const Document& document, const std::optional<Span>& span) {
  return span ? std::string(document.words(*span)) : "-";
}

std::string pieces(const Document& document, const std::vector<Span>& spans) {
  std::string all;
  for (const Span span : spans) {
    if (!all.empty()) all += " ... ";
    all += document.words(span);
  }
  return all.empty() ? "-" : all;
}

std::string speaker(const Document& document, const Reading& reading,
                    const Claim& claim) {
  std::string all;
  for (const ActorId via : claim.via) all += reading.actors[index_of(via)].name + " > ";
  if (claim.speaker) return all + reading.actors[index_of(*claim.speaker)].name;
  if (claim.speaker_words) return all + words(document, claim.speaker_words);
  return all + (claim.voice == Voice::kUnnamed ? "(unnamed)" : "(publication)");
}

}  // namespace

std::string show_attributions(const Document& document, const Reading& reading) {
  std::string all;
  for (const Attribution& a : reading.attributions) {
    all += fmt::format("{} | {} | {}\n", words(document, a.source),
                       words(document, a.cue), pieces(document, a.content));
  }
  return all;
}

std::string show_claims(const Document& document, const Reading& reading) {
  std::string all;
  for (std::size_t n = 0; n < reading.claims.size(); ++n) {
    const Claim& claim = reading.claims[n];
    all += fmt::format("c{} {} | {}", n, speaker(document, reading, claim),
                       name_of(claim.stance));
    if (claim.modality != Modality::kAsserted) {
      all += fmt::format(" {}", name_of(claim.modality));
    }
    if (claim.polarity == Polarity::kNegative) all += " negative";
    all += fmt::format(" | {}", pieces(document, claim.content));
    for (const Answer& answer : claim.answers) {
      all +=
          fmt::format(" -> {} c{}", name_of(answer.relation), index_of(answer.claim));
      if (answer.part != AnswerPart::kOccurrence)
        all += fmt::format(" ({})", name_of(answer.part));
    }
    if (claim.repeats) all += fmt::format(" = c{}", index_of(*claim.repeats));
    all += '\n';
  }
  return all;
}

std::string show_events(const Document& document, const Reading& reading) {
  const auto names = [&](const std::vector<Party>& parties) {
    std::string all;
    for (const Party& party : parties) {
      if (!all.empty()) all += ", ";
      all += reading.actors[index_of(party.actor)].name;
    }
    return all.empty() ? std::string("?") : all;
  };
  std::string all;
  for (const Event& event : reading.events) {
    all +=
        fmt::format("{} | {} | {} | {}", event.kind->name, document.words(event.span),
                    names(event.agents), names(event.targets));
    if (event.modality != EventModality::kHappened)
      all += fmt::format(" | {}", name_of(event.modality));
    if (event.aspect != Aspect::kCompleted)
      all += fmt::format(" | {}", name_of(event.aspect));
    all += event.negative ? " | negative\n" : "\n";
  }
  return all;
}

std::string show_syntax(const Document& document, const Reading& reading) {
  std::string all;
  for (const Sentence& sentence : reading.sentences) {
    for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
      const Token& token = reading.tokens[t];
      const Analysis& analysis = reading.analyses.at(t).value();
      all += fmt::format("{} {} {} {} {} {}\n", t - sentence.first_token + 1,
                         document.words(token.span), analysis.lemma,
                         name_of(token.upos), analysis.head, name_of(analysis.deprel));
    }
    all += '\n';
  }
  for (const Name& name : reading.names) {
    if (name.scheme == NameScheme::kWorldwide)
      all += fmt::format("{}: {}\n", name.label, document.words(name.span));
  }
  return all;
}

std::string show_mentions(const Document& document, const Reading& reading) {
  std::string all;
  for (const Mention& mention : reading.mentions) {
    all += fmt::format("{} -> ", document.words(mention.span));
    if (mention.actor) {
      const Actor& actor = reading.actors[index_of(*mention.actor)];
      all += fmt::format("{}, {}{}", actor.name, name_of(actor.kind),
                         actor.country ? ", " + *actor.country : "");
    } else {
      all += "?";
    }
    all += '\n';
  }
  return all;
}

}  // namespace hearsay
