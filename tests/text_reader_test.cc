#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cases.h"
#include "ingest/files.h"
#include "ingest/text.h"
#include "random_text.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

std::string show_title(const std::string& text) {
  const auto document = read_text(text, {.name = "report.txt"});
  if (!document) return "error: " + document.error().message + "\n";
  const DocumentInfo& info = document->info();
  return fmt::format("title: {}\npublished: {}\n", document->title().value_or("-"),
                     info.published ? format_published(*info.published) : "-");
}

std::string error_of(const std::string& bytes, TextOptions options = {}) {
  const auto document = read_text(bytes, std::move(options));
  return document ? std::string("read") : document.error().message;
}

/// A folder of its own for one test, gone when the test ends.
class TestFolder {
 public:
  TestFolder()
      : path_(fs::temp_directory_path() / fmt::format("hearsay-test-{}", ::getpid())) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~TestFolder() { fs::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string operator/(const std::string& name) const {
    return (path_ / name).string();
  }

  void write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  fs::path path_;
};

constexpr std::size_t kMost = std::size_t{1} << 20U;

}  // namespace

TEST_CASE("the cases of reading title and date") { run_cases("ingest", show_title); }

TEST_CASE("a byte-order mark is no part of the text") {
  const auto document = read_text("\xEF\xBB\xBFHarbour shut.\n");
  REQUIRE(document);
  CHECK(document->text() == "Harbour shut.\n");
  CHECK(document->info().encoding == Encoding::kUtf8);
}

TEST_CASE("UTF-16 is decoded in both byte orders, pairs of surrogates too") {
  using namespace std::string_literals;
  const auto little = read_text(
      "\xFF\xFE"
      "H\0i\0 \0\xE9\0\x3D\xD8\x4D\xDC"s);
  REQUIRE(little);
  CHECK(little->text() == "Hi é👍");
  CHECK(little->info().encoding == Encoding::kUtf16);
  const auto big = read_text("\xFE\xFF\0H\0i\0\r\0\n\0!"s);
  REQUIRE(big);
  CHECK(big->text() == "Hi\n!");
}

TEST_CASE("half a surrogate pair and half a unit are replaced and named") {
  using namespace std::string_literals;
  const auto document = read_text(
      "\xFF\xFE"
      "A\0\x3D\xD8"
      "B\0C"s);
  REQUIRE(document);
  CHECK(document->text() == "A�B�");
  CHECK(document->info().unread.size() == 2);
}

TEST_CASE("Windows-1252 is recognised by its quotes and accents, and said") {
  const auto document =
      read_text("The mayor of S\xE8te said: \x93We don\x92t know\x94 \x96 then left.");
  REQUIRE(document);
  CHECK(document->text() == "The mayor of Sète said: “We don’t know” – then left.");
  CHECK(document->info().encoding == Encoding::kWindows1252);
  CHECK(document->info().unread.empty());
}

TEST_CASE("damaged UTF-8 stays UTF-8, and what was lost is named") {
  const auto document = read_text("Caf\xC3\xA9 owners in S\xE8te said\xFF\xFE no.");
  REQUIRE(document);
  CHECK(document->text() == "Café owners in S�te said�� no.");
  CHECK(document->info().encoding == Encoding::kUtf8);
  REQUIRE(document->info().unread.size() == 2);
  const Unread second = document->info().unread[1];
  CHECK(document->words(second.span) == "��");
  CHECK(second.reason == UnreadReason::kBadEncoding);
}

TEST_CASE("a report cut off inside a character loses only that character") {
  const auto document = read_text("“Nobody left the harbour,” she said. \xE2\x80");
  REQUIRE(document);
  CHECK(document->text() == "“Nobody left the harbour,” she said. �");
}

TEST_CASE("every end of a line becomes one newline") {
  const auto document = read_text("One.\r\nTwo.\rThree.\n\r\nFour.");
  REQUIRE(document);
  CHECK(document->text() == "One.\nTwo.\nThree.\n\nFour.");
}

TEST_CASE("what is not text is refused by name, with the remedy") {
  using namespace std::string_literals;
  const auto refused = [](const std::string& bytes) {
    return error_of(bytes, {.name = "report.txt"});
  };
  CHECK(refused("\x89PNG\r\n\x1A\n"s).find("report.txt is not text but an image") == 0);
  CHECK(refused("%PDF-1.7\n").find("pdftotext") != std::string::npos);
  CHECK(refused("PK\x03\x04...").find("office document") != std::string::npos);
  CHECK(refused("\x1F\x8B\x08"s).find("packed") != std::string::npos);
  CHECK(refused("some\0thing"s).find("NUL") != std::string::npos);
  CHECK(refused("\x01\x02\x03\x04 a").find("control characters") != std::string::npos);
  CHECK(refused(" <!DOCTYPE html><p>Hi").find("web page") != std::string::npos);
  CHECK(refused("<?xml version='1.0'?>").find("not built yet") != std::string::npos);
  CHECK(refused(
            "A long enough line with one stray \x07 bell in it, and a great deal more "
            "to be read behind it, as there is in every report.") == "read");
}

TEST_CASE("nothing but white space is refused as empty") {
  for (const std::string bytes : {"", "  \n\t\r\n", "\u00A0\u2003", "\xEF\xBB\xBF\n"}) {
    CHECK(error_of(bytes, {.name = "a.txt"}) == "a.txt is empty: nothing to read");
  }
}

TEST_CASE("a report over the limit is refused") {
  const std::string error =
      error_of(std::string(kMost + 1, 'a'), {.name = "a.txt", .most_bytes = kMost});
  CHECK(error.find("a.txt is larger than 1 MB") == 0);
  CHECK(error_of(std::string(kMost, 'a'), {.most_bytes = kMost}) == "read");
}

TEST_CASE("what the caller knows wins over what the text says") {
  const auto document = read_text("date 2025-12-02 Harbour reopens\nShips came.\n",
                                  {.id = "r1",
                                   .title = "Port opens",
                                   .published = parse_published("2026-01-05"),
                                   .url = "https://press.example/1",
                                   .publisher = "The Example"});
  REQUIRE(document);
  CHECK(document->info().id == "r1");
  CHECK(document->title() == "Port opens");
  CHECK_FALSE(document->info().title_span);
  CHECK(format_published(*document->info().published) == "2026-01-05");
  CHECK(document->info().url == "https://press.example/1");
  CHECK(document->info().publisher == "The Example");
}

TEST_CASE("a title from outside is found in the first line when it stands there") {
  DocumentInfo info;
  info.title = "Harbour reopens";
  const Document document = make_document("\nHarbour reopens.\n\nShips came.\n", info);
  REQUIRE(document.info().title_span);
  CHECK(document.words(*document.info().title_span) == "Harbour reopens.");
}

TEST_CASE("a document's text is kept as it was given") {
  const std::string text = "  Harbour reopens\r\n\r\nShips came.\x01\n";
  CHECK(make_document(text).text() == text);
}

TEST_CASE("a folder lists its reports in order, without what is hidden") {
  const TestFolder folder;
  for (const auto* name :
       {"b.txt", "a/z.text", "a.txt", "c.html", "notes", ".hidden.txt", ".git/x.txt"}) {
    folder.write(name, "Text.");
  }
  const auto inputs = list_inputs(folder / "");
  REQUIRE(inputs);
  CHECK(*inputs ==
        std::vector{folder / "a.txt", folder / "a/z.text", folder / "b.txt"});
}

TEST_CASE(
    "a folder without reports, an address, a page and a missing file name their "
    "remedy") {
  const TestFolder folder;
  folder.write("page.html", "<html>");
  const auto none = list_inputs(folder / "");
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("holds no reports") != std::string::npos);
  const auto address = list_inputs("https://press.example/live");
  REQUIRE_FALSE(address);
  CHECK(address.error().message.find("not built yet") != std::string::npos);
  const auto page = list_inputs(folder / "page.html");
  REQUIRE_FALSE(page);
  CHECK(page.error().message.find("is a web page") != std::string::npos);
  CHECK(list_inputs("-") == std::vector<std::string>{"-"});
  const auto missing = read_file(folder / "none.txt", kMost);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message ==
        folder / "none.txt" + " does not exist: check the spelling and the folder");
  CHECK(missing.error().kind == ErrorKind::kInput);
}

TEST_CASE("a file is read whole, up to the limit") {
  const TestFolder folder;
  folder.write("full.txt", std::string(kMost, 'a'));
  folder.write("over.txt", std::string(kMost + 1, 'a'));
  CHECK(read_file(folder / "full.txt", kMost).value().size() == kMost);
  CHECK_FALSE(read_file(folder / "over.txt", kMost));
  CHECK(read_file(folder / "", kMost).error().message.find("is a folder") !=
        std::string::npos);
}

TEST_CASE("an endless input is refused, not read for ever") {
  const auto error = read_file("/dev/zero", kMost);
  REQUIRE_FALSE(error);
  CHECK(error.error().message.find("larger than 1 MB") != std::string::npos);
}

}  // namespace hearsay
