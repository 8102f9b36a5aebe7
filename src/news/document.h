#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/names.h"
#include "base/span.h"

namespace hearsay {

/// How the bytes of a report were written.
enum class Encoding { kUtf8, kUtf16, kWindows1252 };
inline constexpr Names<Encoding, 3> kEncodingNames{
    {{Encoding::kUtf8, "utf-8"},
     {Encoding::kUtf16, "utf-16"},
     {Encoding::kWindows1252, "windows-1252"}}};
constexpr std::string_view name_of(Encoding e) { return name_in(kEncodingNames, e); }

enum class UnreadReason {
  kTooLong,
  kNotEnglish,
  kNotText,
  kBadEncoding,
  kOverLimit,
  kUnreadableNumber,
  kTimeout
};
inline constexpr Names<UnreadReason, 7> kUnreadReasonNames{
    {{UnreadReason::kTooLong, "too-long"},
     {UnreadReason::kNotEnglish, "not-english"},
     {UnreadReason::kNotText, "not-text"},
     {UnreadReason::kBadEncoding, "bad-encoding"},
     {UnreadReason::kOverLimit, "over-limit"},
     {UnreadReason::kUnreadableNumber, "unreadable-number"},
     {UnreadReason::kTimeout, "timeout"}}};
constexpr std::string_view name_of(UnreadReason r) {
  return name_in(kUnreadReasonNames, r);
}

/// Words that were not read, so that silence is never mistaken for "no claim".
struct Unread {
  Span span;
  UnreadReason reason = UnreadReason::kTooLong;
  friend bool operator==(const Unread&, const Unread&) = default;
};

/// What is known of a report beside its words.
struct DocumentInfo {
  std::optional<std::string> id;       ///< as given; else the digest is the id
  std::optional<Span> title_span;      ///< the title, where it stands in the text
  std::optional<std::string> title;    ///< the title, where it came from outside
  std::optional<Published> published;  ///< what "yesterday" is counted from
  std::optional<std::string> url;
  std::optional<std::string> publisher;
  Encoding encoding = Encoding::kUtf8;  ///< of the bytes it was read from
  /// The text was split beforehand: a sentence a line, white space between words, a
  /// blank line between paragraphs. It has no title line then.
  bool words_given = false;
  std::vector<Unread> unread;  ///< what the reader of the bytes left out
};

/// One report as it was published: its text, and where the text came from.
///
/// Owns the text that every span of one reading points into. The text never changes, so
/// a Span stays valid for the life of the document and across copies and moves of it. A
/// string_view from `words()` does not: moving a document may move its bytes.
class Document {
 public:
  /// `text` must be valid UTF-8 and shorter than 4 GiB, with '\n' alone ending lines.
  explicit Document(std::string text, DocumentInfo info = {});

  std::string_view text() const { return text_; }
  /// The text with A-Z lowered, byte for byte as long: the same spans fit both.
  std::string_view folded() const { return folded_; }
  const DocumentInfo& info() const { return info_; }

  /// The exact words at `span`, which must lie inside the text.
  std::string_view words(Span span) const {
    return text().substr(span.begin, span.size());
  }
  std::string_view folded(Span span) const {
    return folded().substr(span.begin, span.size());
  }
  Span whole() const { return {0, static_cast<std::uint32_t>(text_.size())}; }

  /// The title's words, wherever they stand.
  std::optional<std::string_view> title() const;

 private:
  std::string text_;
  std::string folded_;
  DocumentInfo info_;
};

}  // namespace hearsay
