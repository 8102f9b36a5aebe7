#include <doctest/doctest.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "harbour_report.h"
#include "ledger/ledger.h"
#include "ledger_folder.h"

// What can be wrong with the file, the folder or the disk: each is said in a message
// that names the file and the remedy, and none of them harms a ledger.

namespace hearsay {
namespace {

namespace fs = std::filesystem;

const Provenance kHere{"harbour.txt", "rules", "0.1.0"};

std::string contents(const std::string& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}

void write_file(const std::string& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

Result<Added> add_harbour(Ledger& ledger) {
  const HarbourReport harbour;
  return ledger.add(harbour.document(), harbour.reading(), kHere, december(2));
}

void make_ledger(const std::string& file) {
  auto ledger = Ledger::open(file, {.access = Access::kAppend});
  REQUIRE(ledger);
  REQUIRE(add_harbour(*ledger));
}

/// Why `file` cannot be opened.
std::string refusal(const std::string& file, Access access) {
  const auto ledger = Ledger::open(file, {.access = access});
  REQUIRE(!ledger);
  CHECK(ledger.error().kind == ErrorKind::kLedger);
  CHECK(ledger.error().message.find(file) != std::string::npos);
  return ledger.error().message;
}

bool says(const std::string& message, std::string_view words) {
  if (message.find(words) != std::string::npos) return true;
  MESSAGE(message);
  return false;
}

TEST_CASE("a ledger that is not there is not made by reading it") {
  const LedgerFolder folder;
  CHECK(says(refusal(folder.file(), Access::kRead), "hearsay add --ledger"));
  CHECK(!fs::exists(folder.file()));
}

TEST_CASE("a folder, a device and a folder that is missing are no ledgers") {
  const LedgerFolder folder;
  for (const Access access : {Access::kRead, Access::kAppend}) {
    CHECK(says(refusal(folder.path().string(), access), "is a folder"));
    CHECK(says(refusal("/dev/null", access), "is no file"));
  }
  CHECK(
      says(refusal(folder.file("no/such.db"), Access::kAppend), "there is no folder"));
  CHECK(!fs::exists(folder.file("no")));
  CHECK(!Ledger::open("", {.access = Access::kAppend}));
}

TEST_CASE("a file that is not a ledger stays as it is") {
  const LedgerFolder folder;
  const std::string file = folder.file("notes.txt");
  std::string sqlite_head = "SQLite format 3";
  sqlite_head += '\0';
  for (const std::string& bytes :
       {std::string("x"), std::string("some notes\n"), std::string(100'000, 'n'),
        std::string(4096, '\0'), sqlite_head, sqlite_head + std::string(5000, 'n')}) {
    CAPTURE(bytes.substr(0, 20));
    write_file(file, bytes);
    for (const Access access : {Access::kRead, Access::kAppend}) {
      const std::string message = refusal(file, access);
      CHECK((says(message, "is not a ledger") || says(message, "is damaged")));
    }
    CHECK(contents(file) == bytes);
  }
}

TEST_CASE("a database of another program is not a ledger") {
  const LedgerFolder folder;
  CHECK(run_sql(folder.file(), "CREATE TABLE documents (id INTEGER)") == "");
  const std::string before = contents(folder.file());
  for (const Access access : {Access::kRead, Access::kAppend}) {
    CHECK(says(refusal(folder.file(), access), "database of another program"));
  }
  CHECK(contents(folder.file()) == before);
}

TEST_CASE("a ledger from a newer version is left alone") {
  const LedgerFolder folder;
  make_ledger(folder.file());
  CHECK(run_sql(folder.file(), "PRAGMA user_version = 2") == "");
  const std::string before = contents(folder.file());
  for (const Access access : {Access::kRead, Access::kAppend}) {
    const std::string message = refusal(folder.file(), access);
    CHECK(says(message, "newer Hearsay"));
    CHECK(says(message, "version 2"));
    CHECK(says(message, "Update Hearsay"));
  }
  CHECK(contents(folder.file()) == before);
}

TEST_CASE("an empty file is no ledger yet, and becomes one") {
  const LedgerFolder folder;
  write_file(folder.file(), "");
  CHECK(says(refusal(folder.file(), Access::kRead), "is empty"));
  make_ledger(folder.file());
  CHECK(Ledger::open(folder.file())->count_claims({}) == 4);
}

TEST_CASE("a ledger left half made by a program that was killed is made anew") {
  const LedgerFolder folder;
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // So small a cache writes to the file before the end of the transaction.
    run_sql(folder.file(),
            "PRAGMA cache_size = 1; BEGIN; CREATE TABLE documents (text TEXT);"
            "INSERT INTO documents VALUES (zeroblob(100000));"
            "INSERT INTO documents VALUES (zeroblob(100000));",
            AtEnd::kKill);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(fs::file_size(folder.file()) > 0);
  REQUIRE(fs::exists(folder.file() + "-journal"));
  CHECK(says(refusal(folder.file(), Access::kRead), "is empty"));
  make_ledger(folder.file());
  CHECK(Ledger::open(folder.file())->verify()->is_whole());
}

TEST_CASE("a ledger may have any name") {
  const LedgerFolder folder;
  for (const char* name : {"file:x?mode=memory", "100% #1?.db", "Żabin 🕊.db", "-l",
                           "a'b\"c", "ledger\nof lines"}) {
    CAPTURE(name);
    make_ledger(folder.file(name));
    CHECK(fs::exists(folder.file(name)));
    CHECK(Ledger::open(folder.file(name))->count_claims({}) == 4);
  }
}

/// Root may write everything: a test of what may not be written is run as nobody.
class AsNobody {
 public:
  explicit AsNobody(const LedgerFolder& folder) {
    if (geteuid() != 0) return;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      REQUIRE(chown(entry.path().c_str(), kNobody, kNobody) == 0);
    }
    REQUIRE(chown(folder.path().c_str(), kNobody, kNobody) == 0);
    REQUIRE(seteuid(kNobody) == 0);
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (getuid() == 0) CHECK(seteuid(0) == 0);
  }

 private:
  static constexpr uid_t kNobody = 65534;
};

TEST_CASE("a read-only ledger is read and not written") {
  const LedgerFolder folder;
  make_ledger(folder.file());
  const AsNobody nobody(folder);
  SUBCASE("the file") { fs::permissions(folder.file(), fs::perms::owner_read); }
  SUBCASE("the folder") {
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  }
  SUBCASE("both, with marks in the folder's name that SQLite would read") {
    const std::string name = (folder.path() / "50% #a?b").string();
    fs::create_directory(name);
    fs::rename(folder.file(), name + "/hearsay.db");
    fs::create_symlink(name + "/hearsay.db", folder.file());
    fs::permissions(name + "/hearsay.db", fs::perms::owner_read);
    fs::permissions(name, fs::perms::owner_read | fs::perms::owner_exec);
  }
  const auto ledger = Ledger::open(folder.file());
  REQUIRE_MESSAGE(ledger, ledger.error().message);
  CHECK(ledger->count_claims({}) == 4);
  CHECK(ledger->verify()->is_whole());

  auto writable = Ledger::open(folder.file(), {.access = Access::kAppend});
  const Result<Added> added =
      writable ? writable->add(Document("Nothing new."), {}, kHere, december(3))
               : tl::make_unexpected(writable.error());
  REQUIRE(!added);
  CHECK(added.error().kind == ErrorKind::kLedger);
  CHECK(says(added.error().message, "read-only"));
  CHECK(says(added.error().message, folder.file()));
}

TEST_CASE("a folder that may not be written gets no ledger") {
  const LedgerFolder folder;
  const AsNobody nobody(folder);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(says(refusal(folder.file(), Access::kAppend), "read-only"));
}

/// Adds invented reports of some 50 kB until one is refused; says why, and checks that
/// this harmed nothing. "" where all was as it should be except the reason.
std::string fill(Ledger& ledger, std::string& reason) {
  std::size_t added = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string text = "Report " + std::to_string(i) + ".\n";
    while (text.size() < 50'000)
      text += "Word " + std::to_string(text.size()) + " more. ";
    const auto result = ledger.add(Document(std::move(text)), {}, kHere, december(2));
    if (result) {
      ++added;
      continue;
    }
    reason = result.error().message;
    const auto reports = ledger.reports();
    if (!reports || reports->size() != added || added == 0)
      return "reports are missing";
    const auto report = ledger.verify();
    if (!report || !report->is_whole()) return "the ledger is harmed";
    return "";
  }
  return "the disk was never full";
}

/// No file gets longer than this, as on a full disk or over a quota.
class LongestFile {
 public:
  explicit LongestFile(rlim_t bytes) {
    handler_ = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  LongestFile(const LongestFile&) = delete;
  LongestFile& operator=(const LongestFile&) = delete;
  ~LongestFile() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST_CASE("a quota that is used up harms no ledger, and goes on when there is room") {
  const LedgerFolder folder;
  auto ledger = Ledger::open(folder.file(), {.access = Access::kAppend});
  REQUIRE(ledger);
  {
    const LongestFile limit(1'000'000);
    std::string reason;
    CHECK(fill(*ledger, reason) == "");
    CHECK(says(reason, folder.file()));
    CHECK(says(reason, "the disk is full"));
    CHECK(says(reason, "make room"));
  }
  CHECK(add_harbour(*ledger));
  CHECK(ledger->verify()->is_whole());
}

/// A disk of `megabytes` at `folder`, for this process alone. False where nobody may
/// mount one.
bool mount_small_disk(const std::string& folder, int megabytes) {
  const std::string user = "0 " + std::to_string(geteuid()) + " 1";
  const std::string group = "0 " + std::to_string(getegid()) + " 1";
  if (unshare(CLONE_NEWNS) != 0) {  // not root: be root of a small world of one's own
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    write_file("/proc/self/uid_map", user);
    write_file("/proc/self/setgroups", "deny");
    write_file("/proc/self/gid_map", group);
  }
  const std::string size = "size=" + std::to_string(megabytes) + "m";
  return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("none", folder.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

/// What the process does that a full disk is tried in; 0 if all is as it should be.
int try_full_disk(const std::string& folder) {
  constexpr int kNoDisk = 77;
  if (!mount_small_disk(folder, 2)) return kNoDisk;
  auto ledger = Ledger::open(folder + "/hearsay.db", {.access = Access::kAppend});
  std::string reason = ledger ? "" : ledger.error().message;
  const std::string wrong = ledger ? fill(*ledger, reason) : "not opened";
  if (wrong.empty() && says(reason, "the disk is full")) return 0;
  std::fprintf(stderr, "on a full disk: %s; %s\n", wrong.c_str(), reason.c_str());
  return 1;
}

TEST_CASE("a full disk harms no ledger") {
  const LedgerFolder folder;
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(try_full_disk(folder.path().string()));
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == 77) {
    MESSAGE("left out: this user may not mount a small disk to fill");
  } else {
    CHECK(WEXITSTATUS(status) == 0);
  }
}

TEST_CASE("a ledger that somebody else keeps locked says so") {
  const LedgerFolder folder;
  make_ledger(folder.file());
  auto ledger = Ledger::open(
      folder.file(),
      {.access = Access::kAppend, .patience = std::chrono::milliseconds(50)});
  REQUIRE(ledger);
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(folder.file().c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) ==
          SQLITE_OK);
  const auto added = add_harbour(*ledger);
  REQUIRE(!added);
  CHECK(added.error().kind == ErrorKind::kLedger);
  CHECK(says(added.error().message, "is in use"));
  CHECK(says(added.error().message, "run this again"));
  CHECK(ledger->count_claims({}) == 4);  // who reads does not wait
  sqlite3_close(other);
  CHECK(add_harbour(*ledger));
}

}  // namespace
}  // namespace hearsay
