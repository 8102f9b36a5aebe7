#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ledger/cells.h"
#include "ledger/conditions.h"
#include "ledger/ledger.h"
#include "ledger/search_words.h"

namespace hearsay {
namespace {

// Where claims and what they point at are found. Every query below begins with it.
constexpr std::string_view kFrom = R"sql(
FROM claims
JOIN readings ON readings.id = claims.reading
JOIN sightings ON sightings.id = readings.sighting
LEFT JOIN actors
  ON actors.reading = claims.reading AND actors.number = claims.speaker
)sql";

constexpr std::string_view kClaimRows = R"sql(
SELECT claims.reading, claims.number, claims.id, readings.document,
  coalesce(title_words, outside_title), published, publisher, url,
  readings.id = (SELECT max(id) FROM readings AS newer
                 WHERE newer.document = readings.document),
  coalesce(actors.name, speaker_words), voice, stance, modality, polarity, commitment,
  evidence_start, evidence_end, evidence_words, headline,
  (SELECT quote FROM attributions
   WHERE reading = claims.reading AND number = claims.attribution),
  medium_words,
  (SELECT span_words FROM times WHERE reading = claims.reading AND number = said),
  (SELECT value FROM times WHERE reading = claims.reading AND number = said),
  confidence,
  (SELECT id FROM claims AS earlier
   WHERE reading = claims.reading AND number = claims.repeats)
)sql";

// The parameters of the next four are the reading and the number of a claim in it.
constexpr std::string_view kContent = R"sql(
SELECT span_start, span_end, span_words FROM claim_content
WHERE reading = ? AND claim = ? ORDER BY number)sql";

constexpr std::string_view kVia = R"sql(
SELECT name FROM claim_via
JOIN actors ON actors.reading = claim_via.reading AND actors.number = claim_via.actor
WHERE claim_via.reading = ? AND claim = ? ORDER BY claim_via.number)sql";

constexpr std::string_view kAnswers = R"sql(
SELECT other.id, relation, part, voice, coalesce(actors.name, speaker_words),
  coalesce((SELECT group_concat(span_words, ' … ') FROM
              (SELECT span_words FROM claim_content
               WHERE reading = other.reading AND claim = other.number ORDER BY number)),
           evidence_words)
FROM claim_answers{}
JOIN claims AS other ON other.reading = claim_answers.reading AND other.number = {}
LEFT JOIN actors ON actors.reading = other.reading AND actors.number = other.speaker
WHERE claim_answers.reading = ? AND {} = ? ORDER BY other.id, claim_answers.number)sql";

constexpr std::string_view kStanceCounts = "SELECT stance, count(*)";

constexpr std::string_view kSpeakerCounts = R"sql(
SELECT coalesce(actors.name, speaker_words),
  CASE WHEN coalesce(actors.name, speaker_words) IS NULL THEN voice ELSE 'source' END,
  count(*)
)sql";

void add_speaker(Conditions& conditions, const std::string& name, NameMatch match) {
  switch (match) {
    case NameMatch::kExact:
      conditions.add("lower(coalesce(actors.name, speaker_words)) = lower({})", name);
      return;
    case NameMatch::kContains:
      conditions.add(
          "instr(lower(coalesce(actors.name, speaker_words)), lower({})) > 0", name);
      return;
    case NameMatch::kNobody:
      conditions.add("coalesce(actors.name, speaker_words) IS NULL");
      return;
  }
}

Conditions conditions_of(const ClaimQuery& query) {
  Conditions conditions;
  conditions.add_times(query.as_of, query.recorded);
  if (const auto words = search_expression(query.words); !words.empty()) {
    conditions.add(
        "claims.id IN (SELECT rowid FROM claim_search WHERE claim_search MATCH {})",
        words);
  }
  if (query.speaker) add_speaker(conditions, *query.speaker, query.speaker_match);
  const auto add_name = [&](std::string_view sql, const auto& value) {
    if (value) conditions.add(sql, std::string(name_of(*value)));
  };
  add_name("stance = {}", query.stance);
  add_name("modality = {}", query.modality);
  add_name("voice = {}", query.voice);
  if (query.document) {
    conditions.add("readings.document = {}",
                   static_cast<std::int64_t>(*query.document));
  }
  return conditions;
}

/// Reads the rows of claims with what belongs to each from other tables.
class ClaimLoader {
 public:
  static Result<ClaimLoader> make(const Database& database) {
    HEARSAY_TRY(Statement content, database.prepare(kContent));
    HEARSAY_TRY(Statement via, database.prepare(kVia));
    HEARSAY_TRY(Statement answers,
                database.prepare(fmt::format(kAnswers, "", "answered", "claim")));
    // Left to itself SQLite looks through all answers of the reading for each claim.
    HEARSAY_TRY(Statement answered_by,
                database.prepare(fmt::format(kAnswers, " INDEXED BY answers_to_claim",
                                             "claim", "answered")));
    return ClaimLoader(std::move(content), std::move(via), std::move(answers),
                       std::move(answered_by));
  }

  /// `row` stands at one of kClaimRows.
  Result<StoredClaim> load(const Statement& row) {
    reading_ = row.integer(0);
    number_ = row.integer(1);
    Cells cells(row);
    cells.skip(2);
    StoredClaim claim;
    claim.id = cells.id<EntryId>();
    claim.document = cells.id<DocumentId>();
    claim.document_title = cells.maybe_text();
    claim.published = cells.maybe_published();
    claim.publisher = cells.maybe_text();
    claim.url = cells.maybe_text();
    claim.current = cells.flag();
    claim.speaker = cells.maybe_text();
    claim.voice = cells.one_of(kVoiceNames);
    claim.stance = cells.one_of(kStanceNames);
    claim.modality = cells.one_of(kModalityNames);
    claim.polarity = cells.one_of(kPolarityNames);
    claim.commitment = cells.one_of(kCommitmentNames);
    claim.evidence = {cells.code_points(), cells.text()};
    claim.headline = cells.flag();
    claim.quote = cells.maybe_one_of(kQuoteNames);
    claim.medium = cells.maybe_text();
    claim.said = cells.maybe_text();
    claim.said_value = cells.maybe_text();
    claim.confidence = cells.number();
    claim.repeats = cells.maybe_id<EntryId>();
    if (!cells.problem().empty()) {
      return tl::make_unexpected(damaged_row(format_id(claim.id), cells.problem()));
    }
    HEARSAY_CHECK(load_parts(claim));
    return claim;
  }

 private:
  ClaimLoader(Statement content, Statement via, Statement answers,
              Statement answered_by)
      : content_(std::move(content)),
        via_(std::move(via)),
        answers_(std::move(answers)),
        answered_by_(std::move(answered_by)) {}

  Result<void> load_parts(StoredClaim& claim) {
    HEARSAY_CHECK(load_part(content_, claim.id, [&](Cells& cells) {
      claim.content.push_back({cells.code_points(), cells.text()});
    }));
    HEARSAY_CHECK(load_part(via_, claim.id,
                            [&](Cells& cells) { claim.via.push_back(cells.text()); }));
    HEARSAY_CHECK(load_part(answers_, claim.id, [&](Cells& cells) {
      claim.answers.push_back(make_answer(cells));
    }));
    return load_part(answered_by_, claim.id, [&](Cells& cells) {
      claim.answered_by.push_back(make_answer(cells));
    });
  }

  template <typename Take>
  Result<void> load_part(Statement& rows, EntryId id, const Take& take) {
    rows.reset();
    rows.bind(1, reading_);
    rows.bind(2, number_);
    return for_each_row(rows, format_id(id), take);
  }

  static StoredAnswer make_answer(Cells& cells) {
    StoredAnswer answer;
    answer.claim = cells.id<EntryId>();
    answer.relation = cells.one_of(kStanceNames);
    answer.part = cells.one_of(kAnswerPartNames);
    answer.voice = cells.one_of(kVoiceNames);
    answer.speaker = cells.maybe_text();
    answer.words = cells.text();
    return answer;
  }

  Statement content_;
  Statement via_;
  Statement answers_;
  Statement answered_by_;
  std::int64_t reading_ = 0;  ///< of the claim that is being read, as is `number_`
  std::int64_t number_ = 0;
};

Result<std::vector<StoredClaim>> find_claims(const Database& database,
                                             const Conditions& conditions,
                                             const std::string& page) {
  HEARSAY_TRY(const Transaction moment, Transaction::begin_read(database));
  HEARSAY_TRY(ClaimLoader loader, ClaimLoader::make(database));
  HEARSAY_TRY(Statement rows,
              database.prepare(fmt::format("{} {} {} ORDER BY claims.id{}", kClaimRows,
                                           kFrom, conditions.where(), page)));
  conditions.bind(rows);
  std::vector<StoredClaim> claims;
  for (;;) {
    HEARSAY_TRY(const bool found, rows.step());
    if (!found) return claims;
    HEARSAY_TRY(claims.emplace_back(), loader.load(rows));
  }
}

/// `take` is given the cells of each row of a count.
template <typename Take>
Result<void> for_each_count(const Database& database, std::string_view select,
                            const ClaimQuery& query, std::string_view order,
                            const Take& take) {
  const Conditions conditions = conditions_of(query);
  HEARSAY_TRY(Statement rows, database.prepare(fmt::format("{} {} {} {}", select, kFrom,
                                                           conditions.where(), order)));
  conditions.bind(rows);
  return for_each_row(rows, "claims", take);
}

Result<std::size_t> count(const Database& database, const ClaimQuery& query) {
  std::size_t claims = 0;
  HEARSAY_CHECK(
      for_each_count(database, "SELECT count(*)", query, "",
                     [&](Cells& cells) { claims = cells.id<std::size_t>(); }));
  return claims;
}

Result<std::vector<Facets::Speaker>> count_speakers(const Database& database,
                                                    ClaimQuery query) {
  query.speaker.reset();
  std::vector<Facets::Speaker> speakers;
  HEARSAY_CHECK(
      for_each_count(database, kSpeakerCounts, query,
                     "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2", [&](Cells& cells) {
                       speakers.push_back({.name = cells.maybe_text(),
                                           .voice = cells.one_of(kVoiceNames),
                                           .claims = cells.id<std::size_t>()});
                     }));
  return speakers;
}

Result<std::vector<Facets::StanceCount>> count_stances(const Database& database,
                                                       ClaimQuery query) {
  query.stance.reset();
  std::vector<Facets::StanceCount> stances;
  HEARSAY_CHECK(for_each_count(
      database, kStanceCounts, query, "GROUP BY stance", [&](Cells& cells) {
        stances.push_back(
            {.stance = cells.one_of(kStanceNames), .claims = cells.id<std::size_t>()});
      }));
  std::ranges::sort(stances, {}, &Facets::StanceCount::stance);
  return stances;
}

Result<Facets> count_facets(const Database& database, const ClaimQuery& query) {
  HEARSAY_TRY(const Transaction moment, Transaction::begin_read(database));
  Facets facets;
  HEARSAY_TRY(facets.speakers, count_speakers(database, query));
  HEARSAY_TRY(facets.stances, count_stances(database, query));
  return facets;
}

}  // namespace

Result<std::vector<StoredClaim>> Ledger::claims(const ClaimQuery& query) const {
  return find_claims(database_, conditions_of(query),
                     Conditions::page(query.limit, query.offset))
      .map_error(NamingLedger(database_));
}

Result<std::size_t> Ledger::count_claims(const ClaimQuery& query) const {
  return count(database_, query).map_error(NamingLedger(database_));
}

Result<Facets> Ledger::facets(const ClaimQuery& query) const {
  return count_facets(database_, query).map_error(NamingLedger(database_));
}

Result<StoredClaim> Ledger::claim(EntryId id) const {
  Conditions conditions;
  conditions.add("claims.id = {}", static_cast<std::int64_t>(id));
  HEARSAY_TRY(
      auto claims,
      find_claims(database_, conditions, "").map_error(NamingLedger(database_)));
  if (!claims.empty()) return std::move(claims.front());
  return failure(ErrorKind::kNotFound,
                 fmt::format("There is no claim {} in {}. `hearsay claims` lists those "
                             "there are.",
                             format_id(id), database_.name()));
}

}  // namespace hearsay
