#pragma once

#include <vector>

#include "news/document.h"
#include "news/post.h"

namespace hearsay {

/// The posts of a live blog, in order: a heading with the paragraphs below it. Title,
/// standfirst and introduction make the first post; a plain article is one post. An
/// empty text has none.
///
/// A post's own time is the day of the report with a clock time ("10.45am GMT"); where
/// the words name no time zone only the day is known.
std::vector<Post> split_posts(const Document& document);

}  // namespace hearsay
