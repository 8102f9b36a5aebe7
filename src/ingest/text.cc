#include "ingest/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/characters.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/files.h"
#include "ingest/not_text.h"
#include "ingest/title.h"

namespace hearsay {
namespace {

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += utf8_size(text[at])) {
    if (!is_space(code_point_at(text, at))) return false;
  }
  return true;
}

/// UTF-16 is full of NULs, so its kind is asked after it is decoded.
bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

Result<Document> read_text(std::string bytes, TextOptions options) {
  const auto refuse = [&](std::string_view is) {
    return failure(ErrorKind::kInput, fmt::format("{} is {}", options.name, is));
  };
  if (bytes.size() > options.most_bytes) return refuse(too_large(options.most_bytes));
  if (!is_utf16(bytes)) {
    if (const auto is = find_not_text(bytes)) return refuse(*is);
  }
  DecodedText decoded = decode_text(std::move(bytes));
  if (decoded.encoding == Encoding::kUtf16) {
    if (const auto is = find_not_text(decoded.text)) return refuse(*is);
  }
  if (is_blank(decoded.text)) return refuse("empty: nothing to read");

  DocumentInfo info;
  info.id = std::move(options.id);
  info.title = std::move(options.title);
  info.published = options.published;
  info.url = std::move(options.url);
  info.publisher = std::move(options.publisher);
  info.encoding = decoded.encoding;
  info.words_given = options.words_given;
  for (const Span run : decoded.replaced) {
    info.unread.push_back({run, UnreadReason::kBadEncoding});
  }
  return make_document(std::move(decoded.text), std::move(info));
}

Document make_document(std::string text, DocumentInfo info) {
  if (info.words_given) return Document(std::move(text), std::move(info));
  const TitleLine found = find_title(text);
  if (!info.published && found.date) info.published = Published{*found.date, {}};
  if (!info.title_span && info.title) {
    info.title_span = find_title_words(text, *info.title);
  } else if (!info.title_span) {
    info.title_span = found.title;
  }
  return Document(std::move(text), std::move(info));
}

}  // namespace hearsay
