#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/code_points.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "ledger/cells.h"
#include "ledger/ledger.h"
#include "ledger/load_reading.h"
#include "ledger/schema.h"

namespace hearsay {
namespace {

/// Columns that hold words and their place: `place`_start, `place`_end, `place`_words.
/// `label` is how a finding names the row.
struct PlaceColumns {
  std::string_view table;
  std::string_view place;
  std::string_view label = "number";
  std::string_view owner = "reading";
};

constexpr std::string_view kClaimLabel = "'c' || id";
constexpr std::string_view kClaimOfPart =
    "(SELECT 'c' || id FROM claims AS whole "
    "WHERE whole.reading = claim_content.reading AND whole.number = claim)";

constexpr PlaceColumns kTitle{"sightings", "title", "id", "document"};
constexpr std::array kPlaces{PlaceColumns{"posts", "heading"},
                             PlaceColumns{"actor_roles", "span", "actor"},
                             PlaceColumns{"mentions", "span"},
                             PlaceColumns{"times", "span"},
                             PlaceColumns{"figures", "span"},
                             PlaceColumns{"figures", "counted"},
                             PlaceColumns{"attributions", "source"},
                             PlaceColumns{"attributions", "cue"},
                             PlaceColumns{"attribution_content", "span", "attribution"},
                             PlaceColumns{"claims", "speaker", kClaimLabel},
                             PlaceColumns{"claims", "evidence", kClaimLabel},
                             PlaceColumns{"claims", "medium", kClaimLabel},
                             PlaceColumns{"claim_content", "span", kClaimOfPart}};

// Left out is what SQLite makes for itself, which other versions of it make otherwise.
constexpr std::string_view kSchema = R"sql(
SELECT type || ' ' || name, sql FROM sqlite_schema
WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT LIKE '%\_search\_%' ESCAPE '\'
)sql";

constexpr std::string_view kUnsearchable = R"sql(
SELECT 'd' || id FROM documents WHERE id NOT IN (SELECT rowid FROM document_search)
UNION ALL
SELECT 'c' || id FROM claims WHERE id NOT IN (SELECT rowid FROM claim_search)
)sql";

/// The first words, so that a finding stays readable.
std::string shortened(std::string_view words) {
  constexpr std::size_t kMost = 60;
  if (words.size() <= kMost) return std::string(words);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return std::string(words.substr(0, end)) + "…";
}

/// One pass over a ledger, in one read transaction.
class Verification {
 public:
  explicit Verification(const Database& database) : database_(database) {}

  Result<VerifyReport> run() {
    HEARSAY_TRY(const Transaction moment, Transaction::begin_read(database_));
    const Result<void> done = check_all();
    if (done) return std::move(report_);
    if (!database_.is_damaged()) return tl::make_unexpected(done.error());
    // The file is so damaged that the rest cannot be looked at: that is what we found.
    find(Fault::kDamagedFile, database_.name(), done.error().message);
    return std::move(report_);
  }

 private:
  Result<void> check_all() {
    HEARSAY_CHECK(check_file());
    HEARSAY_CHECK(check_schema());
    HEARSAY_CHECK(check_references());
    HEARSAY_CHECK(check_documents());
    HEARSAY_CHECK(check_search());
    HEARSAY_TRY(const auto claims, database_.number("SELECT count(*) FROM claims"));
    report_.claims = static_cast<std::size_t>(claims);
    return {};
  }

  void find(Fault fault, std::string where, std::string what) {
    report_.findings.push_back({fault, std::move(where), std::move(what)});
  }

  template <typename Take>
  Result<void> each_row(std::string_view sql, const Take& take) {
    HEARSAY_TRY(Statement rows, database_.prepare(sql));
    return for_each_row(rows, "", take);
  }

  Result<void> check_file() {
    return each_row("PRAGMA integrity_check", [&](Cells& cells) {
      std::string what = cells.text();
      if (what != "ok") find(Fault::kDamagedFile, database_.name(), std::move(what));
    });
  }

  static Result<std::map<std::string, std::string>> schema_of(
      const Database& database) {
    HEARSAY_TRY(Statement rows, database.prepare(kSchema));
    std::map<std::string, std::string> schema;
    HEARSAY_CHECK(for_each_row(rows, "", [&](Cells& cells) {
      std::string name = cells.text();
      schema[std::move(name)] = cells.text();
    }));
    return schema;
  }

  Result<void> check_schema() {
    HEARSAY_TRY(const Database fresh, Database::in_memory());
    HEARSAY_CHECK(fresh.execute(schema_sql()));
    HEARSAY_TRY(const auto ours, schema_of(fresh));
    HEARSAY_TRY(const auto theirs, schema_of(database_));
    for (const auto& [name, sql] : ours) {
      const auto found = theirs.find(name);
      if (found == theirs.end()) {
        find(Fault::kAlteredSchema, name, "is missing");
      } else if (found->second != sql) {
        find(Fault::kAlteredSchema, name, "was changed");
      }
    }
    for (const auto& [name, sql] : theirs) {
      if (!ours.contains(name)) find(Fault::kAlteredSchema, name, "is not Hearsay's");
    }
    return {};
  }

  Result<void> check_references() {
    std::vector<std::pair<std::string, std::string>> broken;
    HEARSAY_CHECK(each_row("PRAGMA foreign_key_check", [&](Cells& cells) {
      std::string table = cells.text();
      cells.skip(1);
      broken.emplace_back(std::move(table), cells.text());
    }));
    std::ranges::sort(broken);  // SQLite names no order
    for (auto& [table, missing] : broken) {
      find(Fault::kBrokenReference, std::move(table),
           fmt::format("a row points at one that is not there, in {}", missing));
    }
    return {};
  }

  Result<void> check_documents() {
    HEARSAY_TRY(
        Statement rows,
        database_.prepare("SELECT id, digest, text FROM documents ORDER BY id"));
    for (;;) {
      HEARSAY_TRY(const bool found, rows.step());
      if (!found) return {};
      ++report_.documents;
      HEARSAY_CHECK(check_document(rows.integer(0), rows.text(1), rows.text(2)));
    }
  }

  Result<void> check_document(std::int64_t id, std::string_view digest,
                              std::string_view text) {
    const std::string name = format_id(DocumentId{id});
    if (sha256_hex(text) != digest) {
      find(Fault::kWrongDigest, name, "the text is not the one that was recorded");
    }
    if (!is_utf8(text)) {
      find(Fault::kUnreadable, name, "the text is not UTF-8");
      return {};
    }
    const CodePoints code_points(text);
    HEARSAY_CHECK(check_places(kTitle, id, name, text, code_points));
    HEARSAY_TRY(Statement readings,
                database_.prepare("SELECT id FROM readings WHERE document = ?"));
    readings.bind(1, id);
    for (;;) {
      HEARSAY_TRY(const bool found, readings.step());
      if (!found) return {};
      ++report_.readings;
      HEARSAY_CHECK(check_reading(readings.integer(0), name, text, code_points));
    }
  }

  Result<void> check_reading(std::int64_t id, const std::string& document,
                             std::string_view text, const CodePoints& code_points) {
    HEARSAY_CHECK(note_unreadable(document, load_reading(database_, id, code_points)));
    HEARSAY_CHECK(
        note_unreadable(document, load_unread(database_, id, code_points, "ingest")));
    for (const PlaceColumns& columns : kPlaces) {
      HEARSAY_CHECK(check_places(columns, id, document, text, code_points));
    }
    return {};
  }

  template <typename T>
  Result<void> note_unreadable(const std::string& document, const Result<T>& loaded) {
    if (loaded) return {};
    if (loaded.error().kind != ErrorKind::kUnverified) {
      return tl::make_unexpected(loaded.error());
    }
    find(Fault::kUnreadable, document, loaded.error().message);
    return {};
  }

  /// Holds the words in these columns, in the rows of `owner`, against the text.
  Result<void> check_places(const PlaceColumns& columns, std::int64_t owner,
                            const std::string& document, std::string_view text,
                            const CodePoints& code_points) {
    const auto& place = columns.place;
    HEARSAY_TRY(
        Statement rows,
        database_.prepare(fmt::format(
            "SELECT {0}, {1}_start, {1}_end, {1}_words FROM {2} WHERE {3} = ? AND NOT "
            "({1}_start IS NULL AND {1}_end IS NULL AND {1}_words IS NULL)",
            columns.label, place, columns.table, columns.owner)));
    rows.bind(1, owner);
    return for_each_row(rows, columns.table, [&](Cells& cells) {
      std::string label = cells.text();
      const CodePointSpan at = cells.code_points();
      const std::string words = cells.text();
      ++report_.places;
      const bool inside = at.start <= at.end && at.end <= code_points.count();
      const Span span = inside ? code_points.to_bytes(at) : Span{};
      if (inside && text.substr(span.begin, span.size()) == words) return;
      if (label.empty() || label[0] != 'c') {
        label = fmt::format("{} {} {}", document, columns.table, label);
      }
      find(Fault::kWrongWords, std::move(label),
           inside
               ? fmt::format("{} at {} to {}: the ledger has \"{}\", the text \"{}\"",
                             place, at.start, at.end, shortened(words),
                             shortened(text.substr(span.begin, span.size())))
               : fmt::format("{} at {} to {}: outside the text", place, at.start,
                             at.end));
    });
  }

  Result<void> check_search() {
    return each_row(kUnsearchable, [&](Cells& cells) {
      find(Fault::kNotSearchable, cells.text(), "is missing in the full-text index");
    });
  }

  const Database& database_;
  VerifyReport report_;
};

}  // namespace

Result<VerifyReport> Ledger::verify() const { return Verification(database_).run(); }

}  // namespace hearsay
