#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/code_points.h"
#include "ledger/ids.h"
#include "news/attribution.h"
#include "news/claim.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

// What is asked of a ledger, and what it answers.

/// Of each document the newest reading counts, unless a claim is asked for by its id.
struct ReportQuery {
  /// Full text: reports that hold each of these words, in any order and case; words in
  /// double quotes stand together. "" asks nothing.
  std::string words = {};
  std::optional<Instant> as_of = {};  ///< published by then; undated: recorded by then
  std::optional<Instant> recorded = {};  ///< what the ledger held then
  std::optional<std::size_t> limit = {};
  std::size_t offset = 0;
};

/// How a name is looked for. Letters A-Z match whatever their case.
enum class NameMatch {
  kContains,
  kExact,
  kNobody  ///< only claims of nobody named, whatever name is given
};

struct ClaimQuery {
  /// As above, in the evidence and the names of speaker and via.
  std::string words = {};
  /// A name, or the words for the speaker where there is none.
  std::optional<std::string> speaker = {};
  NameMatch speaker_match = NameMatch::kContains;
  std::optional<Stance> stance = {};
  std::optional<Modality> modality = {};
  std::optional<Voice> voice = {};
  std::optional<DocumentId> document = {};
  std::optional<Instant> as_of = {};  ///< published by then; undated: recorded by then
  std::optional<Instant> recorded = {};  ///< what the ledger held then
  std::optional<std::size_t> limit = {};
  std::size_t offset = 0;
};

/// One document as a list of reports shows it.
struct ReportRow {
  DocumentId id{};
  std::string digest;                ///< SHA-256 of its text
  std::optional<std::string> title;  ///< the words, wherever they stand
  std::optional<Published> published;
  std::optional<std::string> url;
  std::optional<std::string> publisher;
  std::string origin;
  std::string analyser;
  std::string version;
  Instant recorded;  ///< when its current reading was
  std::size_t claims = 0;
};

/// One document with its current reading.
struct StoredReport {
  ReportRow row;
  Document document;
  Reading reading;              ///< without sentences and tokens
  std::vector<EntryId> claims;  ///< of reading.claims, in the same order
};

/// Words of a report, and where they stand in its text.
struct StoredWords {
  CodePointSpan at;
  std::string words;
};

/// The other claim that a claim answers, or by which it is answered.
struct StoredAnswer {
  EntryId claim{};
  Stance relation = Stance::kDenies;
  AnswerPart part = AnswerPart::kOccurrence;
  Voice voice = Voice::kSource;  ///< of the other claim, here and below
  std::optional<std::string> speaker;
  std::string words;  ///< its content, pieces joined by " … "; a silence's evidence
};

/// One claim with every id replaced by what it stands for.
struct StoredClaim {
  EntryId id{};
  DocumentId document{};
  std::optional<std::string> document_title;
  std::optional<Published> published;
  std::optional<std::string> publisher;
  std::optional<std::string> url;
  bool current = true;  ///< false: a later reading of the document took its place
  std::optional<std::string> speaker;  ///< name of the actor, else the words for it
  std::vector<std::string> via;        ///< outermost reporter first
  Voice voice = Voice::kSource;
  Stance stance = Stance::kAsserts;
  Modality modality = Modality::kAsserted;
  Polarity polarity = Polarity::kPositive;
  Commitment commitment = Commitment::kNeutral;
  std::vector<StoredWords> content;  ///< empty only for a silence
  StoredWords evidence;
  bool headline = false;
  std::optional<Quote> quote;  ///< of its attribution
  std::optional<std::string> medium;
  std::optional<std::string> said;        ///< the words for when it was said
  std::optional<std::string> said_value;  ///< TIMEX3
  double confidence = 0;
  std::vector<StoredAnswer> answers;      ///< the claims it answers
  std::vector<StoredAnswer> answered_by;  ///< the claims that answer it
  std::optional<EntryId> repeats;
};

/// What the claims of a query have in common, for narrowing it. Each list leaves out
/// its own condition, so that one can change over to another value of it.
struct Facets {
  struct Speaker {
    std::optional<std::string> name;  ///< none: nobody is named; `voice` says how
    Voice voice = Voice::kSource;     ///< of the nameless only
    std::size_t claims = 0;
  };
  struct StanceCount {
    Stance stance = Stance::kAsserts;
    std::size_t claims = 0;
  };
  std::vector<Speaker> speakers;     ///< most claims first, then by name
  std::vector<StanceCount> stances;  ///< in the order of the closed list
};

/// One thing that is wrong with a ledger.
enum class Fault {
  kDamagedFile,      ///< SQLite's own check of the file found something
  kAlteredSchema,    ///< the tables or the triggers that protect them are not ours
  kBrokenReference,  ///< a row points at one that is not there
  kWrongDigest,      ///< a text is not the one that was recorded
  kWrongWords,       ///< evidence, content, ...: the words are not those in the text
  kUnreadable,       ///< a row holds what this program cannot read back
  kNotSearchable     ///< a row is missing in the full-text index
};
inline constexpr Names<Fault, 7> kFaultNames{
    {{Fault::kDamagedFile, "damaged-file"},
     {Fault::kAlteredSchema, "altered-schema"},
     {Fault::kBrokenReference, "broken-reference"},
     {Fault::kWrongDigest, "wrong-digest"},
     {Fault::kWrongWords, "wrong-words"},
     {Fault::kUnreadable, "unreadable"},
     {Fault::kNotSearchable, "not-searchable"}}};
constexpr std::string_view name_of(Fault f) { return name_in(kFaultNames, f); }

struct Finding {
  Fault fault = Fault::kDamagedFile;
  std::string where;  ///< "d3", "c17", "d3 mentions 4", or a table
  std::string what;   ///< for people
};

struct VerifyReport {
  std::size_t documents = 0;
  std::size_t readings = 0;
  std::size_t claims = 0;
  std::size_t places = 0;         ///< spans held against the text
  std::vector<Finding> findings;  ///< none: the ledger is whole

  bool is_whole() const { return findings.empty(); }
};

}  // namespace hearsay
