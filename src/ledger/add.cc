#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/digest.h"
#include "ledger/insert.h"
#include "ledger/ledger.h"
#include "ledger/place_words.h"
#include "ledger/write_reading.h"

namespace hearsay {
namespace {

constexpr std::string_view kNewestRecorded =
    "SELECT max((SELECT recorded FROM readings ORDER BY id DESC LIMIT 1), "
    "(SELECT recorded FROM sightings ORDER BY id DESC LIMIT 1))";

constexpr std::string_view kFindDocument = "SELECT id FROM documents WHERE digest = ?";

// A report without a date is no other report than the same one with its date.
constexpr std::string_view kFindReading = R"sql(
SELECT readings.id, (SELECT count(*) FROM claims WHERE reading = readings.id)
FROM readings JOIN sightings ON sightings.id = readings.sighting
WHERE readings.document = ?1 AND analyser = ?2 AND version = ?3
  AND (?4 IS NULL OR published = ?4)
ORDER BY readings.id DESC LIMIT 1)sql";

constexpr std::string_view kFindSighting = R"sql(
SELECT id FROM sightings
WHERE document = ?1 AND origin = ?2 AND published IS ?3 AND url IS ?4
  AND publisher IS ?5 AND given_id IS ?6 AND title_start IS ?7 AND title_end IS ?8
  AND outside_title IS ?9 AND encoding = ?10
ORDER BY id DESC LIMIT 1)sql";

template <typename Value>
void bind_or_null(Statement& statement, int parameter,
                  const std::optional<Value>& value) {
  if (value) {
    statement.bind(parameter, *value);
  } else {
    statement.bind_null(parameter);
  }
}

/// The first cell of the first row, if there is one.
Result<std::optional<std::int64_t>> find_row(Statement& statement) {
  HEARSAY_TRY(const bool found, statement.step());
  if (!found) return std::nullopt;
  return statement.integer(0);
}

/// One call of add(), inside its transaction.
class Addition {
 public:
  Addition(const Database& database, const Document& document, const Reading& reading,
           const Provenance& provenance, Instant recorded)
      : database_(database),
        document_(document),
        reading_(reading),
        provenance_(provenance),
        recorded_(format_instant(recorded)) {
    const auto& published = document.info().published;
    if (published) published_ = format_published(*published);
  }

  Result<Added> run() {
    HEARSAY_CHECK(never_go_back());
    HEARSAY_TRY(const auto known_document, find_document());
    Added added{.claims = reading_.claims.size()};
    HEARSAY_TRY(const auto document, known_document
                                         ? Result<std::int64_t>(*known_document)
                                         : write_document());
    added.document = DocumentId{document};
    added.outcome = known_document ? Outcome::kReadAgain : Outcome::kAdded;

    HEARSAY_TRY(const auto known_claims, find_reading(document));
    HEARSAY_TRY(const auto known_sighting, find_sighting(document));
    HEARSAY_TRY(const auto sighting, known_sighting
                                         ? Result<std::int64_t>(*known_sighting)
                                         : write_sighting(document));
    if (known_claims) {
      added.outcome = known_sighting ? Outcome::kAlreadyThere : Outcome::kSeenAgain;
      added.claims = *known_claims;
      return added;
    }
    HEARSAY_TRY(const auto reading, write_reading_row(document, sighting));
    HEARSAY_CHECK(write_reading(database_, reading, document_, reading_));
    return added;
  }

 private:
  Result<void> never_go_back() {
    HEARSAY_TRY(Statement newest, database_.prepare(kNewestRecorded));
    HEARSAY_CHECK(newest.step());
    recorded_ = std::max(recorded_, std::string(newest.text(0)));  // NULL gives ""
    return {};
  }

  Result<std::optional<std::int64_t>> find_document() {
    digest_ = sha256_hex(document_.text());
    HEARSAY_TRY(Statement find, database_.prepare(kFindDocument));
    find.bind(1, digest_);
    return find_row(find);
  }

  Result<std::int64_t> write_document() {
    const std::string_view title = document_.title().value_or("");
    HEARSAY_CHECK(
        Insert(database_, "documents")
            .row(std::optional<std::int64_t>(), digest_, document_.text(), recorded_));
    const std::int64_t id = database_.last_row();
    HEARSAY_CHECK(Insert(database_, "document_search(rowid, title, text)")
                      .row(id, title, document_.text()));
    return id;
  }

  /// How many claims the reading has that would only be made again.
  Result<std::optional<std::size_t>> find_reading(std::int64_t document) {
    HEARSAY_TRY(Statement find, database_.prepare(kFindReading));
    find.bind(1, document);
    find.bind(2, provenance_.analyser);
    find.bind(3, provenance_.version);
    bind_or_null(find, 4, published_);
    HEARSAY_TRY(const bool found, find.step());
    if (!found) return std::nullopt;
    return static_cast<std::size_t>(find.integer(1));
  }

  Result<std::optional<std::int64_t>> find_sighting(std::int64_t document) {
    const DocumentInfo& info = document_.info();
    WordPlacer place(document_);
    const auto title = place.words(info.title_span);
    HEARSAY_TRY(Statement find, database_.prepare(kFindSighting));
    find.bind(1, document);
    find.bind(2, provenance_.origin);
    bind_or_null(find, 3, published_);
    bind_or_null(find, 4, info.url);
    bind_or_null(find, 5, info.publisher);
    bind_or_null(find, 6, info.id);
    if (title) {
      find.bind(7, std::int64_t{title->at.start});
      find.bind(8, std::int64_t{title->at.end});
    }
    bind_or_null(find, 9, info.title);
    find.bind(10, name_of(info.encoding));
    return find_row(find);
  }

  Result<std::int64_t> write_sighting(std::int64_t document) {
    const DocumentInfo& info = document_.info();
    WordPlacer place(document_);
    HEARSAY_CHECK(Insert(database_, "sightings")
                      .row(std::optional<std::int64_t>(), document, provenance_.origin,
                           info.id, place.words(info.title_span), info.title,
                           published_, info.url, info.publisher, info.encoding,
                           recorded_));
    HEARSAY_CHECK(place.all_inside(database_.name()));
    return database_.last_row();
  }

  Result<std::int64_t> write_reading_row(std::int64_t document, std::int64_t sighting) {
    HEARSAY_CHECK(Insert(database_, "readings")
                      .row(std::optional<std::int64_t>(), document, sighting,
                           provenance_.analyser, provenance_.version, recorded_));
    return database_.last_row();
  }

  const Database& database_;
  const Document& document_;
  const Reading& reading_;
  const Provenance& provenance_;
  std::string recorded_;
  std::string digest_;
  std::optional<std::string> published_;
};

}  // namespace

Result<Added> Ledger::add(const Document& document, const Reading& reading,
                          const Provenance& provenance, Instant recorded) {
  HEARSAY_TRY(Transaction transaction, Transaction::begin_write(database_));
  HEARSAY_TRY(const Added added,
              Addition(database_, document, reading, provenance, recorded).run());
  HEARSAY_CHECK(transaction.commit());
  return added;
}

}  // namespace hearsay
