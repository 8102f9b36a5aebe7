#include "export/json.h"

#include <vector>

#include "base/digest.h"
#include "export/json_fields.h"

namespace hearsay {
namespace {

constexpr std::string_view kSchema = "hearsay.reading/1";
constexpr char kNoId = 0;  // entries that are named by their place in the list
constexpr std::string_view kLanguage = "en";  // as which every report is read so far

/// Writes one reading, list by list, in the order of the promise.
class ReadingWriter : JsonFields {
 public:
  ReadingWriter(const Document& document, const Reading& reading,
                const JsonOptions& options, const JsonSink* sink = nullptr)
      : JsonFields(document, JsonWriter(options.layout, sink)),
        reading_(reading),
        options_(options) {}

  /// What the sink was not given yet.
  std::string write() {
    json_.begin_object();
    head();
    list("posts", letter_of(PostId{}), reading_.posts);
    list("sentences", kNoId, reading_.sentences);
    if (options_.tokens) tokens();
    if (options_.names) list("names", kNoId, reading_.names);
    list("mentions", letter_of(MentionId{}), reading_.mentions);
    list("actors", letter_of(ActorId{}), reading_.actors);
    nothing_yet("places");
    list("times", letter_of(TimeId{}), reading_.times);
    list("figures", letter_of(FigureId{}), reading_.figures);
    list("attributions", letter_of(AttributionId{}), reading_.attributions);
    list("events", letter_of(EventId{}), reading_.events);
    list("claims", letter_of(ClaimId{}), reading_.claims);
    list("unread", kNoId, reading_.unread);
    json_.end_object();
    return json_.take();
  }

 private:
  void head() {
    const DocumentInfo& info = document_.info();
    text("schema", kSchema);
    json_.key("id");
    if (options_.id) {
      json_.json(*options_.id);
    } else {
      json_.text(info.id ? *info.id : sha256_hex(document_.text()));
    }
    text_or_null("url", info.url);
    text_or_null("publisher", info.publisher);
    title();
    published("published", info.published);
    text("language", kLanguage);
    if (options_.text) text("text", document_.text());
  }

  void title() {
    if (document_.info().title_span) return words("title", document_.info().title_span);
    if (!document_.title()) return null("title");
    json_.key("title");
    json_.begin_object();
    null("start");
    null("end");
    text("text", *document_.title());
    json_.end_object();
  }

  void members(const Post& post) {
    span(post.span);
    words("heading", post.heading);
    published("published", post.published);
    json_.key("tags");
    json_.begin_array();
    for (const std::string& tag : post.tags) json_.text(tag);
    json_.end_array();
  }

  void members(const Sentence& sentence) {
    span(sentence.span);
    id("post", std::optional(sentence.post));
  }

  void tokens() {
    json_.key("tokens");
    json_.begin_array();
    for (std::size_t s = 0; s < reading_.sentences.size(); ++s) {
      const Sentence& sentence = reading_.sentences[s];
      for (std::uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
        json_.begin_object();
        token(t, s);
        json_.end_object();
      }
    }
    json_.end_array();
  }

  void token(std::uint32_t t, std::size_t sentence) {
    const Token& token = reading_.tokens[t];
    span(token.span);
    json_.key("sentence");
    json_.number(std::uint64_t{sentence});
    text("form", document_.words(token.span));
    if (t >= reading_.analyses.size() || !reading_.analyses[t]) {
      null("lemma");
      text("upos", name_of(token.upos));
      for (const auto* key : {"xpos", "feats", "head", "deprel"}) null(key);
      return;
    }
    const Analysis& analysis = *reading_.analyses[t];
    text("lemma", analysis.lemma);
    text("upos", name_of(token.upos));
    text("xpos", name_of(analysis.xpos));
    analysis.features.empty() ? null("feats") : text("feats", analysis.features.text());
    json_.key("head");
    json_.number(std::uint64_t{analysis.head});
    text("deprel", name_of(analysis.deprel));
  }

  void members(const Name& found) {
    span(found.span);
    text("text", document_.words(found.span));
    text("scheme", name_of(found.scheme));
    text("label", found.label);
  }

  void members(const Mention& mention) {
    span(mention.span);
    text("text", document_.words(mention.span));
    text("kind", name_of(mention.kind));
    text("form", name_of(mention.form));
    id("actor", mention.actor);
  }

  void members(const Actor& actor) {
    text("name", actor.name);
    text("kind", name_of(actor.kind));
    boolean("named", actor.named);
    text_or_null("country", actor.country);
    name("sector", actor.sector);
    id("affiliation", actor.affiliation);
    pieces("roles", actor.roles);
    text("basis", name_of(actor.basis));
  }

  void members(const Time& time) {
    span(time.span);
    text("text", document_.words(time.span));
    text("type", name_of(time.type));
    text_or_null("value", time.value);
    counted_from(time);
  }

  void counted_from(const Time& time) {
    if (!time.counted_from) return null("counted_from");
    switch (*time.counted_from) {
      case CountedFrom::kDocument:
        return text("counted_from", "document");
      case CountedFrom::kQuote:
        return text("counted_from", "quote");
      case CountedFrom::kTime:
        return id("counted_from", time.anchor);
    }
  }

  void members(const Figure& figure) {
    span(figure.span);
    text("text", document_.words(figure.span));
    number("low", figure.low);
    number("high", figure.high);
    text("bound", name_of(figure.bound));
    text_or_null("unit", figure.unit);
    words("counted", figure.counted);
    name("role", figure.role);
    name("change", figure.change);
    id("part_of", figure.part_of);
    null("place");
    id("time", figure.time);
    null("side");
    json_.key("cumulative");
    figure.cumulative ? json_.boolean(*figure.cumulative) : json_.null();
    null("flag");
  }

  void members(const Attribution& attribution) {
    source(attribution);
    words("cue", attribution.cue);
    pieces("content", attribution.content);
    text("quote", name_of(attribution.quote));
    id("parent", attribution.parent);
    id("addressee", attribution.addressee);
  }

  void source(const Attribution& attribution) {
    if (!attribution.source) return null("source");
    json_.key("source");
    json_.begin_object();
    span(*attribution.source);
    text("text", document_.words(*attribution.source));
    id("mention", attribution.mention);
    json_.end_object();
  }

  void members(const Event& event) {
    span(event.span);
    text("text", document_.words(event.span));
    const EventKind& kind = *event.kind;
    text("type", name_of(kind.type));
    kind.mode ? text("mode", *kind.mode) : null("mode");
    json_.key("contexts");
    json_.begin_array();
    for (const std::string_view context : kind.contexts) json_.text(context);
    json_.end_array();
    text("kind", kind.name);
    text("cameo", kind.cameo);
    kind.acled ? text("acled", *kind.acled) : null("acled");
    parties("agents", event.agents);
    parties("targets", event.targets);
    words("instrument", event.instrument);
    null("place");
    id("time", event.time);
    ids("figures", event.figures);
    text("polarity", event.negative ? "negative" : "positive");
    text("modality", name_of(event.modality));
    text("aspect", name_of(event.aspect));
  }

  void parties(std::string_view key, const std::vector<Party>& parties) {
    json_.key(key);
    json_.begin_array();
    for (const Party& party : parties) {
      json_.begin_object();
      id("actor", std::optional(party.actor));
      id("mention", std::optional(party.mention));
      json_.end_object();
    }
    json_.end_array();
  }

  void members(const Claim& claim) {
    who(claim);
    text("stance", name_of(claim.stance));
    text("modality", name_of(claim.modality));
    text("polarity", name_of(claim.polarity));
    text("commitment", name_of(claim.commitment));
    pieces("content", claim.content);
    words("evidence", claim.evidence);
    text("in", claim.headline ? "headline" : "body");
    text_at("medium", claim.medium);
    id("said", claim.said);
    id("attribution", claim.attribution);
    ids("events", claim.events);
    nothing_yet("places");
    ids("times", claim.times);
    ids("figures", claim.figures);
    list("answers", kNoId, claim.answers);
    json_.key("confidence");
    json_.hundredths(claim.confidence);
    id("repeats", claim.repeats);
  }

  void who(const Claim& claim) {
    id("speaker", claim.speaker);
    text_at("speaker_text", claim.speaker_words);
    text("voice", name_of(claim.voice));
    ids("via", claim.via);
  }

  void members(const Answer& answer) {
    id("claim", std::optional(answer.claim));
    text("relation", name_of(answer.relation));
    text("part", name_of(answer.part));
  }

  void members(const Unread& unread) {
    span(unread.span);
    text("reason", name_of(unread.reason));
  }

  /// One object for each entry; its id is the letter and its place in the list.
  template <typename Entry>
  void list(std::string_view key, char letter, const std::vector<Entry>& entries) {
    json_.key(key);
    json_.begin_array();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      json_.begin_object();
      if (letter != kNoId) {
        json_.key("id");
        json_.id(letter, i);
      }
      members(entries[i]);
      json_.end_object();
    }
    json_.end_array();
  }

  /// Places are not read yet.
  void nothing_yet(std::string_view key) {
    json_.key(key);
    json_.begin_array();
    json_.end_array();
  }

  const Reading& reading_;
  const JsonOptions& options_;
};

}  // namespace

std::string to_json(const Document& document, const Reading& reading,
                    const JsonOptions& options) {
  return ReadingWriter(document, reading, options).write();
}

void write_json(const Document& document, const Reading& reading,
                const JsonOptions& options, const JsonSink& sink) {
  sink(ReadingWriter(document, reading, options, &sink).write());
}

}  // namespace hearsay
