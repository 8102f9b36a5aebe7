#include "export/claim_json.h"

#include <optional>

namespace hearsay {
namespace {

void write(JsonWriter& json, std::string_view key, std::string_view words) {
  json.key(key);
  json.text(words);
}

void write(JsonWriter& json, std::string_view key,
           const std::optional<std::string>& words) {
  json.key(key);
  words ? json.text(*words) : json.null();
}

void write(JsonWriter& json, const PlacedWords& placed) {
  json.begin_object();
  json.key("start");
  json.number(std::uint64_t{placed.at.start});
  json.key("end");
  json.number(std::uint64_t{placed.at.end});
  write(json, "text", std::string_view(placed.words));
  json.end_object();
}

void write(JsonWriter& json, std::string_view key,
           const std::vector<RowAnswer>& answers) {
  json.key(key);
  json.begin_array();
  for (const RowAnswer& answer : answers) {
    json.begin_object();
    write(json, "claim", std::string_view(answer.claim));
    write(json, "relation", name_of(answer.relation));
    write(json, "part", name_of(answer.part));
    json.end_object();
  }
  json.end_array();
}

void write_report(JsonWriter& json, const ClaimRow& row) {
  write(json, "document", std::string_view(row.document));
  write(json, "title", row.title);
  write(json, "published",
        row.published ? std::optional(format_published(*row.published)) : std::nullopt);
}

void write_who(JsonWriter& json, const ClaimRow& row) {
  write(json, "speaker", row.speaker);
  write(json, "voice", name_of(row.voice));
  json.key("via");
  json.begin_array();
  for (const std::string& name : row.via) json.text(name);
  json.end_array();
}

void write_what(JsonWriter& json, const ClaimRow& row) {
  write(json, "stance", name_of(row.stance));
  write(json, "modality", name_of(row.modality));
  write(json, "polarity", name_of(row.polarity));
  write(json, "commitment", name_of(row.commitment));
  json.key("content");
  json.begin_array();
  for (const PlacedWords& piece : row.pieces) write(json, piece);
  json.end_array();
  json.key("evidence");
  write(json, {row.at, row.evidence});
  write(json, "in", std::string_view(row.headline ? "headline" : "body"));
  write(json, "medium", row.medium);
  write(json, "said", row.said);
}

}  // namespace

void write_claim(JsonWriter& json, const ClaimRow& row) {
  json.begin_object();
  write(json, "id", std::string_view(row.id));
  write_report(json, row);
  write_who(json, row);
  write_what(json, row);
  write(json, "answers", row.answers);
  write(json, "answered_by", row.answered_by);
  json.key("confidence");
  json.hundredths(row.confidence);
  write(json, "repeats", row.repeats);
  json.end_object();
}

std::string to_json(const ClaimRow& row) {
  JsonWriter json;
  write_claim(json, row);
  return json.take();
}

std::string to_json(std::span<const ClaimRow> rows) {
  JsonWriter json(JsonLayout::kReadable);
  json.begin_array();
  for (const ClaimRow& row : rows) write_claim(json, row);
  json.end_array();
  return json.take();
}

}  // namespace hearsay
