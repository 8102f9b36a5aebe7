#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/names.h"
#include "base/result.h"
#include "ledger/ids.h"
#include "ledger/rows.h"
#include "ledger/sqlite.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

enum class Access {
  kRead,   ///< the ledger must be there; nothing of it is changed
  kAppend  ///< makes a new ledger where there is no file
};

struct OpenOptions {
  Access access = Access::kRead;
  /// How long to wait for another program that is writing.
  std::chrono::milliseconds patience{10'000};
};

/// Where a report and its reading come from.
struct Provenance {
  std::string origin;    ///< "reports/monday.txt", an address, "-"
  std::string analyser;  ///< "rules"
  std::string version;   ///< of the program
};

/// What add() did.
enum class Outcome {
  kAdded,         ///< the document is new
  kReadAgain,     ///< the document is known, this reading of it is new and now current
  kSeenAgain,     ///< both are known; where or how the document was seen is new
  kAlreadyThere,  ///< all of it is known: nothing was added
};
inline constexpr Names<Outcome, 4> kOutcomeNames{
    {{Outcome::kAdded, "added"},
     {Outcome::kReadAgain, "read again"},
     {Outcome::kSeenAgain, "seen again"},
     {Outcome::kAlreadyThere, "already there"}}};
constexpr std::string_view name_of(Outcome o) { return name_in(kOutcomeNames, o); }

struct Added {
  DocumentId document{};
  Outcome outcome = Outcome::kAdded;
  std::size_t claims = 0;  ///< in the reading that was added or was there
};

/// The history of what was reported: one SQLite file to which rows are only ever added.
///
/// Any number of programs may read while one writes; several that add wait for each
/// other. One Ledger is for one thread at a time: threads open their own (it takes
/// about a millisecond). Errors are ErrorKind::kLedger and name the file and the remedy
/// (also a full disk), or kNotFound; after any of them the file is as it was before.
class Ledger {
 public:
  static Result<Ledger> open(const std::string& path, const OpenOptions& options = {});

  /// Adds a report with its reading, all or nothing; on the disk when it returns.
  ///
  /// A document is known by its text. A known one is read again when analyser or
  /// version are new, or when it is dated otherwise than before: relative times are
  /// counted from that date. `recorded` is now; where the clock was set back it counts
  /// as the time of the newest entry, so that what the ledger held at some time never
  /// changes.
  Result<Added> add(const Document& document, const Reading& reading,
                    const Provenance& provenance, Instant recorded);

  Result<std::vector<ReportRow>> reports(
      const ReportQuery& query = {}) const;  ///< by id
  Result<StoredReport> report(DocumentId id,
                              std::optional<Instant> recorded = std::nullopt) const;

  Result<std::vector<StoredClaim>> claims(const ClaimQuery& query) const;  ///< by id
  Result<std::size_t> count_claims(const ClaimQuery& query) const;  ///< without limit
  Result<Facets> facets(const ClaimQuery& query) const;
  Result<StoredClaim> claim(EntryId id) const;  ///< of whichever reading

  /// Re-reads everything. An Error only where the file cannot be read at all.
  Result<VerifyReport> verify() const;

 private:
  explicit Ledger(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace hearsay
