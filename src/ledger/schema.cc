#include "ledger/schema.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace hearsay {
namespace {

constexpr std::string_view kTables = R"sql(
CREATE TABLE documents (
  id       INTEGER PRIMARY KEY,   -- what people see as "d3"
  digest   TEXT NOT NULL UNIQUE,  -- SHA-256 of the text in UTF-8
  text     TEXT NOT NULL,         -- decoded, lines end in one newline
  recorded TEXT NOT NULL          -- when the ledger learned of it
) STRICT;

CREATE TABLE sightings (
  id            INTEGER PRIMARY KEY,
  document      INTEGER NOT NULL REFERENCES documents,
  origin        TEXT NOT NULL,    -- the file, address or worker's line it came from
  given_id      TEXT,             -- what its sender calls it
  title_start   INTEGER,
  title_end     INTEGER,
  title_words   TEXT,             -- the title, where it stands in the text
  outside_title TEXT,             -- the title, where it came beside the text
  published     TEXT,             -- a day or an instant; what "yesterday" is counted from
  url           TEXT,
  publisher     TEXT,
  encoding      TEXT NOT NULL,    -- of the bytes
  recorded      TEXT NOT NULL,
  UNIQUE (document, id)
) STRICT;

CREATE TABLE readings (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  sighting INTEGER NOT NULL,
  analyser TEXT NOT NULL,
  version  TEXT NOT NULL,         -- of the program
  recorded TEXT NOT NULL,         -- never before the reading with the id before
  UNIQUE (sighting, analyser, version),
  FOREIGN KEY (document, sighting) REFERENCES sightings (document, id)
) STRICT;
CREATE INDEX readings_of_document ON readings (document);

CREATE TABLE posts (
  reading       INTEGER NOT NULL REFERENCES readings,
  number        INTEGER NOT NULL,
  span_start    INTEGER NOT NULL,
  span_end      INTEGER NOT NULL,
  heading_start INTEGER,
  heading_end   INTEGER,
  heading_words TEXT,
  published     TEXT,
  PRIMARY KEY (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_tags (
  reading INTEGER NOT NULL,
  post    INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  tag     TEXT NOT NULL,
  PRIMARY KEY (reading, post, number),
  FOREIGN KEY (reading, post) REFERENCES posts (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  reading     INTEGER NOT NULL REFERENCES readings,
  number      INTEGER NOT NULL,
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  named       INTEGER NOT NULL,   -- 0: only described, "a senior official"
  country     TEXT,
  sector      TEXT,
  affiliation INTEGER,
  basis       TEXT NOT NULL,
  PRIMARY KEY (reading, number),
  FOREIGN KEY (reading, affiliation) REFERENCES actors (reading, number)
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_roles (
  reading    INTEGER NOT NULL,
  actor      INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  span_words TEXT NOT NULL,
  PRIMARY KEY (reading, actor, number),
  FOREIGN KEY (reading, actor) REFERENCES actors (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  reading    INTEGER NOT NULL REFERENCES readings,
  number     INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  span_words TEXT NOT NULL,
  kind       TEXT NOT NULL,
  form       TEXT NOT NULL,
  actor      INTEGER,
  PRIMARY KEY (reading, number),
  FOREIGN KEY (reading, actor) REFERENCES actors (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
  reading      INTEGER NOT NULL REFERENCES readings,
  number       INTEGER NOT NULL,
  span_start   INTEGER NOT NULL,
  span_end     INTEGER NOT NULL,
  span_words   TEXT NOT NULL,
  type         TEXT NOT NULL,
  value        TEXT,              -- TIMEX3
  counted_from TEXT,
  anchor       INTEGER,
  PRIMARY KEY (reading, number),
  FOREIGN KEY (reading, anchor) REFERENCES times (reading, number)
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
  reading       INTEGER NOT NULL REFERENCES readings,
  number        INTEGER NOT NULL,
  span_start    INTEGER NOT NULL,
  span_end      INTEGER NOT NULL,
  span_words    TEXT NOT NULL,
  low           REAL,             -- NULL: open, as in "fewer than 40"
  high          REAL,             -- NULL: open, as in "over 6,000"
  bound         TEXT NOT NULL,
  unit          TEXT,
  counted_start INTEGER,
  counted_end   INTEGER,
  counted_words TEXT,
  role          TEXT,
  change        TEXT,
  part_of       INTEGER,
  time          INTEGER,
  cumulative    INTEGER,
  PRIMARY KEY (reading, number),
  FOREIGN KEY (reading, part_of) REFERENCES figures (reading, number)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (reading, time) REFERENCES times (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributions (
  reading      INTEGER NOT NULL REFERENCES readings,
  number       INTEGER NOT NULL,
  source_start INTEGER,
  source_end   INTEGER,
  source_words TEXT,
  mention      INTEGER,
  cue_start    INTEGER,
  cue_end      INTEGER,
  cue_words    TEXT,
  quote        TEXT NOT NULL,
  parent       INTEGER,
  addressee    INTEGER,
  PRIMARY KEY (reading, number),
  FOREIGN KEY (reading, mention) REFERENCES mentions (reading, number),
  FOREIGN KEY (reading, parent) REFERENCES attributions (reading, number)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (reading, addressee) REFERENCES mentions (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE attribution_content (
  reading     INTEGER NOT NULL,
  attribution INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  span_start  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL,
  span_words  TEXT NOT NULL,
  PRIMARY KEY (reading, attribution, number),
  FOREIGN KEY (reading, attribution) REFERENCES attributions (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  id             INTEGER PRIMARY KEY,  -- what people see as "c17"
  reading        INTEGER NOT NULL REFERENCES readings,
  number         INTEGER NOT NULL,
  speaker        INTEGER,
  speaker_start  INTEGER,
  speaker_end    INTEGER,
  speaker_words  TEXT,
  voice          TEXT NOT NULL,
  stance         TEXT NOT NULL,
  modality       TEXT NOT NULL,
  polarity       TEXT NOT NULL,
  commitment     TEXT NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end   INTEGER NOT NULL,
  evidence_words TEXT NOT NULL,
  headline       INTEGER NOT NULL,
  medium_start   INTEGER,
  medium_end     INTEGER,
  medium_words   TEXT,
  said           INTEGER,
  attribution    INTEGER,
  confidence     REAL NOT NULL,   -- in the reading, never in the truth
  repeats        INTEGER,
  UNIQUE (reading, number),
  CONSTRAINT "no claim without evidence" CHECK (evidence_start < evidence_end),
  FOREIGN KEY (reading, speaker) REFERENCES actors (reading, number),
  FOREIGN KEY (reading, said) REFERENCES times (reading, number),
  FOREIGN KEY (reading, attribution) REFERENCES attributions (reading, number),
  FOREIGN KEY (reading, repeats) REFERENCES claims (reading, number)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE claim_content (
  reading    INTEGER NOT NULL,
  claim      INTEGER NOT NULL,    -- its number in the reading, here and below
  number     INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  span_words TEXT NOT NULL,
  PRIMARY KEY (reading, claim, number),
  FOREIGN KEY (reading, claim) REFERENCES claims (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_via (
  reading INTEGER NOT NULL,
  claim   INTEGER NOT NULL,
  number  INTEGER NOT NULL,       -- 0: the outermost reporter
  actor   INTEGER NOT NULL,
  PRIMARY KEY (reading, claim, number),
  FOREIGN KEY (reading, claim) REFERENCES claims (reading, number),
  FOREIGN KEY (reading, actor) REFERENCES actors (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_times (
  reading INTEGER NOT NULL,
  claim   INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  time    INTEGER NOT NULL,
  PRIMARY KEY (reading, claim, number),
  FOREIGN KEY (reading, claim) REFERENCES claims (reading, number),
  FOREIGN KEY (reading, time) REFERENCES times (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_figures (
  reading INTEGER NOT NULL,
  claim   INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  figure  INTEGER NOT NULL,
  PRIMARY KEY (reading, claim, number),
  FOREIGN KEY (reading, claim) REFERENCES claims (reading, number),
  FOREIGN KEY (reading, figure) REFERENCES figures (reading, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_answers (
  reading  INTEGER NOT NULL,
  claim    INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  answered INTEGER NOT NULL,      -- the claim it answers
  relation TEXT NOT NULL,
  part     TEXT NOT NULL,
  PRIMARY KEY (reading, claim, number),
  FOREIGN KEY (reading, claim) REFERENCES claims (reading, number),
  FOREIGN KEY (reading, answered) REFERENCES claims (reading, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_to_claim ON claim_answers (reading, answered);

CREATE TABLE unread (
  reading    INTEGER NOT NULL REFERENCES readings,
  stage      TEXT NOT NULL,       -- who left it out: "ingest" or the "reading"
  number     INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY (reading, stage, number)
) STRICT, WITHOUT ROWID;

-- Full-text indexes. They hold no words of their own: the rows are above.
CREATE VIRTUAL TABLE document_search USING fts5 (title, text,
  content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claim_search USING fts5 (speaker, via, evidence,
  content = '', tokenize = 'unicode61 remove_diacritics 2');
)sql";

// A table, and what in a row NEW would make it take the place of a row that is there.
struct KeptTable {
  std::string_view name;
  std::string_view same_row;
};
constexpr std::string_view kSameNumber =
    "reading = NEW.reading AND number = NEW.number";
constexpr std::string_view kSameClaimPart =
    "reading = NEW.reading AND claim = NEW.claim AND number = NEW.number";
constexpr std::array kKeptTables{
    KeptTable{"documents", "id = NEW.id OR digest = NEW.digest"},
    KeptTable{"sightings", "id = NEW.id"},
    KeptTable{"readings",
              "id = NEW.id OR (sighting = NEW.sighting AND analyser = NEW.analyser "
              "AND version = NEW.version)"},
    KeptTable{"posts", kSameNumber},
    KeptTable{"post_tags",
              "reading = NEW.reading AND post = NEW.post AND number = NEW.number"},
    KeptTable{"actors", kSameNumber},
    KeptTable{"actor_roles",
              "reading = NEW.reading AND actor = NEW.actor AND number = NEW.number"},
    KeptTable{"mentions", kSameNumber},
    KeptTable{"times", kSameNumber},
    KeptTable{"figures", kSameNumber},
    KeptTable{"attributions", kSameNumber},
    KeptTable{"attribution_content",
              "reading = NEW.reading AND attribution = NEW.attribution "
              "AND number = NEW.number"},
    KeptTable{"claims",
              "id = NEW.id OR (reading = NEW.reading AND number = NEW.number)"},
    KeptTable{"claim_content", kSameClaimPart},
    KeptTable{"claim_via", kSameClaimPart},
    KeptTable{"claim_times", kSameClaimPart},
    KeptTable{"claim_figures", kSameClaimPart},
    KeptTable{"claim_answers", kSameClaimPart},
    KeptTable{"unread",
              "reading = NEW.reading AND stage = NEW.stage AND number = NEW.number"}};

// INSERT OR REPLACE deletes without asking the trigger for DELETE, so a row that would
// take the place of another is refused before it comes in.
constexpr std::string_view kAppendOnly = R"sql(
CREATE TRIGGER {0}_are_not_changed BEFORE UPDATE ON {0}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: nothing in {0} is changed'); END;
CREATE TRIGGER {0}_are_not_deleted BEFORE DELETE ON {0}
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: nothing in {0} is deleted'); END;
CREATE TRIGGER {0}_are_not_replaced BEFORE INSERT ON {0}
WHEN EXISTS (SELECT 1 FROM {0} WHERE {1})
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: nothing in {0} is replaced'); END;
)sql";

}  // namespace

std::string schema_sql() {
  std::string sql(kTables);
  for (const KeptTable& table : kKeptTables) {
    sql += fmt::format(kAppendOnly, table.name, table.same_row);
  }
  sql += fmt::format("PRAGMA application_id = {};\nPRAGMA user_version = {};\n",
                     kApplicationId, kLedgerVersion);
  return sql;
}

}  // namespace hearsay
