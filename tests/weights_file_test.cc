#include "base/weights_file.h"

#include <doctest/doctest.h>

#include <cstring>
#include <random>

#include "test_folder.h"

namespace hearsay {
namespace {

const std::string kName = "analyser.bin";

std::string file_with(const std::string& head, const std::string& rest) {
  const std::uint64_t length = head.size();
  std::string file = "hearsay\n";
  file.append(reinterpret_cast<const char*>(&length), sizeof length);
  file += head;
  file.resize((file.size() + 63) / 64 * 64, ' ');
  return file + rest;
}

/// One table of two floats, one of four whole numbers, one text, one head of classes.
std::string good_file() {
  const std::string head = R"({"tables":{
    "real":{"type":"f32","shape":[2],"offset":384},
    "whole":{"type":"i8","shape":[2,2],"offset":448},
    "words":{"type":"text","shape":[5],"offset":512}},
    "classes":{"upos":["NOUN","VERB"]}})";
  const float reals[] = {1.5F, -2.0F};
  std::string rest(64 * 3, '\0');
  std::memcpy(rest.data(), reals, sizeof reals);
  std::memcpy(rest.data() + 64, "\x01\xff\x3f\xc1", 4);
  std::memcpy(rest.data() + 128, "a\nb\nc", 5);
  std::string file = file_with(head, "");
  file.resize(384, ' ');
  return file + rest;
}

TEST_CASE("tables are found by name and shape") {
  const TestFolder folder;
  const auto file = WeightsFile::open(folder.write(kName, good_file()));
  REQUIRE(file.has_value());
  const auto reals = file->floats("real", {2});
  REQUIRE(reals.has_value());
  CHECK((*reals)[0] == 1.5F);
  CHECK((*reals)[1] == -2.0F);
  const auto whole = file->integers("whole", {2, 2});
  REQUIRE(whole.has_value());
  CHECK((*whole)[1] == -1);
  CHECK((*whole)[3] == -63);
  CHECK(file->text("words").value() == "a\nb\nc");
  CHECK(file->rows("whole").value() == 2);
  REQUIRE(file->classes("upos").has_value());
  CHECK(file->classes("upos")->back() == "VERB");
}

TEST_CASE("another name, shape or type is refused by name") {
  const TestFolder folder;
  const auto file = WeightsFile::open(folder.write(kName, good_file()));
  REQUIRE(file.has_value());
  for (const auto& message :
       {file->floats("reel", {2}).error().message,
        file->floats("real", {3}).error().message,
        file->floats("whole", {2, 2}).error().message,
        file->integers("whole", {4}).error().message,
        file->text("real").error().message, file->classes("xpos").error().message}) {
    CAPTURE(message);
    CHECK(message.find(file->path()) != std::string::npos);
    CHECK(message.find("--models") != std::string::npos);
  }
}

TEST_CASE("a missing file says where weights come from") {
  const TestFolder folder;
  const auto file = WeightsFile::open(folder.file("none.bin"));
  REQUIRE_FALSE(file.has_value());
  CHECK(file.error().kind == ErrorKind::kModel);
  CHECK(file.error().message.find(folder.file("none.bin")) != std::string::npos);
  CHECK(file.error().message.find("--analyser rules") != std::string::npos);
}

TEST_CASE("what is no file of weights is refused") {
  const TestFolder folder;
  const std::string tables = R"("classes":{}})";
  for (
      const std::string& content :
      {std::string(), std::string("hearsay\n"), std::string("something else entirely"),
       file_with("{}", ""), file_with("not json", ""), file_with("[]", ""),
       file_with(R"({"tables":[],"classes":{}})", ""),
       file_with(R"({"tables":{"a":{"type":"f64","shape":[1],"offset":64}},)" + tables,
                 std::string(64, 'x')),
       file_with(R"({"tables":{"a":{"type":"f32","shape":[1],"offset":7}},)" + tables,
                 std::string(64, 'x')),
       file_with(
           R"({"tables":{"a":{"type":"f32","shape":[1],"offset":99968}},)" + tables,
           std::string(64, 'x')),
       file_with(
           R"({"tables":{"a":{"type":"f32","shape":[4294967296,4294967296],"offset":128}},)" +
               tables,
           std::string(64, 'x')),
       file_with(
           R"({"tables":{"a":{"type":"f32","shape":[-1],"offset":128}},)" + tables,
           std::string(64, 'x'))}) {
    CAPTURE(content);
    const auto file = WeightsFile::open(folder.write(kName, content));
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().kind == ErrorKind::kModel);
  }
}

TEST_CASE("a file cut before the end of its last table is refused") {
  const TestFolder folder;
  const std::string whole = good_file();
  const std::size_t end = whole.find("a\nb\nc") + 5;
  for (std::size_t size = 0; size < end; size += 7) {
    const auto file = WeightsFile::open(folder.write(kName, whole.substr(0, size)));
    CHECK_FALSE(file.has_value());
  }
}

TEST_CASE("a file with changed bytes never reaches outside itself") {
  const TestFolder folder;
  std::mt19937 random(20261122);
  std::uniform_int_distribution<std::size_t> place(0, 380);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 300; ++round) {
    std::string content = good_file();
    for (int i = 0; i < 3; ++i)
      content[place(random)] = static_cast<char>(byte(random));
    const auto file = WeightsFile::open(folder.write(kName, content));
    if (!file) continue;
    if (const auto reals = file->floats("real", {2})) {
      const std::string bytes(reinterpret_cast<const char*>(reals->data()), 8);
      CHECK(content.find(bytes) != std::string::npos);
    }
    if (const auto words = file->text("words")) CHECK(words->size() <= content.size());
  }
}

}  // namespace
}  // namespace hearsay
