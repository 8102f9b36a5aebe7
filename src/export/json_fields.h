#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/code_points.h"
#include "export/json_writer.h"
#include "news/document.h"
#include "news/ids.h"

namespace hearsay {

// Ids of one reading are a letter and a place in a list.
constexpr char letter_of(PostId) { return 'p'; }
constexpr char letter_of(MentionId) { return 'm'; }
constexpr char letter_of(ActorId) { return 'a'; }
constexpr char letter_of(TimeId) { return 'd'; }
constexpr char letter_of(FigureId) { return 'f'; }
constexpr char letter_of(AttributionId) { return 't'; }
constexpr char letter_of(EventId) { return 'e'; }
constexpr char letter_of(ClaimId) { return 'c'; }

/// The kinds of members that the JSON of a reading is made of: a key with words of the
/// report, an id, ... What is unknown is null.
class JsonFields {
 protected:
  /// Keeps a reference: the document must outlive this.
  JsonFields(const Document& document, JsonWriter json)
      : document_(document), points_(document.text()), json_(std::move(json)) {}

  void span(Span span) {
    const CodePointSpan points = points_.from_bytes(span);
    json_.key("start");
    json_.number(std::uint64_t{points.start});
    json_.key("end");
    json_.number(std::uint64_t{points.end});
  }

  void words(Span span_of_words) {
    json_.begin_object();
    span(span_of_words);
    text("text", document_.words(span_of_words));
    json_.end_object();
  }

  void words(std::string_view key, std::optional<Span> span_of_words) {
    json_.key(key);
    span_of_words ? words(*span_of_words) : json_.null();
  }

  void pieces(std::string_view key, const std::vector<Span>& spans) {
    json_.key(key);
    json_.begin_array();
    for (const Span piece : spans) words(piece);
    json_.end_array();
  }

  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.text(value);
  }

  void text_or_null(std::string_view key, const std::optional<std::string>& value) {
    value ? text(key, std::string_view(*value)) : null(key);
  }

  void text_at(std::string_view key, std::optional<Span> span_of_words) {
    span_of_words ? text(key, document_.words(*span_of_words)) : null(key);
  }

  template <typename Enum>
  void name(std::string_view key, std::optional<Enum> value) {
    value ? text(key, name_of(*value)) : null(key);
  }

  template <typename Id>
  void id(std::string_view key, std::optional<Id> id_of_entry) {
    if (!id_of_entry) return null(key);
    json_.key(key);
    json_.id(letter_of(*id_of_entry), index_of(*id_of_entry));
  }

  template <typename Id>
  void ids(std::string_view key, const std::vector<Id>& entries) {
    json_.key(key);
    json_.begin_array();
    for (const Id entry : entries) json_.id(letter_of(entry), index_of(entry));
    json_.end_array();
  }

  void number(std::string_view key, std::optional<double> value) {
    json_.key(key);
    value ? json_.number(*value) : json_.null();
  }

  void published(std::string_view key, const std::optional<Published>& value) {
    value ? text(key, format_published(*value)) : null(key);
  }

  void boolean(std::string_view key, bool value) {
    json_.key(key);
    json_.boolean(value);
  }

  void null(std::string_view key) {
    json_.key(key);
    json_.null();
  }

  const Document& document_;
  CodePoints points_;
  JsonWriter json_;
};

}  // namespace hearsay
