#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace hearsay {

/// An attribute that is there or not, like " hidden"; `name` is written in the source.
struct Flag {
  const char* name;
  bool on = false;
};

class Html;

namespace html_holes {

/// What a hole may be filled with: words go between tags and inside quotes, HTML only
/// between tags, a flag only inside a tag.
enum class Filling { kWords, kHtml, kFlag };

template <typename Value>
consteval Filling filling() {
  if (std::same_as<Value, Html>) return Filling::kHtml;
  if (std::same_as<Value, Flag>) return Filling::kFlag;
  return Filling::kWords;
}

enum class Where { kBetweenTags, kInTag, kInQuotes };

constexpr Where step(Where where, char c) {
  switch (where) {
    case Where::kBetweenTags:
      return c == '<' ? Where::kInTag : where;
    case Where::kInTag:
      return c == '"' ? Where::kInQuotes : c == '>' ? Where::kBetweenTags : where;
    case Where::kInQuotes:
      return c == '"' ? Where::kInTag : where;
  }
  return where;
}

constexpr bool fits(Filling filling, Where where) {
  switch (filling) {
    case Filling::kWords:
      return where != Where::kInTag;
    case Filling::kHtml:
      return where == Where::kBetweenTags;
    case Filling::kFlag:
      return where == Where::kInTag;
  }
  return false;
}

}  // namespace html_holes

/// HTML as it stands in the source, with a hole `{}` for each value.
///
/// Checked when the program is compiled: there are as many holes as values, each hole
/// is where its value may stand, and every tag and quote is closed, so that the next
/// template begins between tags again.
template <typename... Values>
class HtmlTemplate {
 public:
  // Implicit, so that Html::add takes a literal; consteval, so that it takes no other.
  consteval HtmlTemplate(const char* literal) : text_(literal) {  // NOLINT
    using html_holes::Where;
    constexpr std::size_t count = sizeof...(Values);
    constexpr html_holes::Filling fillings[count + 1] = {
        html_holes::filling<Values>()..., html_holes::Filling::kWords};
    Where where = Where::kBetweenTags;
    std::size_t hole = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '{') {
        if (hole == count) throw "more holes than values";
        if (!html_holes::fits(fillings[hole], where))
          throw "a value in the wrong place";
        ++hole;
        ++i;  // the closing brace
        continue;
      }
      where = html_holes::step(where, text_[i]);
    }
    if (hole != count) throw "more values than holes";
    if (where != Where::kBetweenTags) throw "a tag or a quote is left open";
  }

  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// A piece of a page. The one place where words from outside become HTML: everything
/// but literals of the source is escaped on its way in.
class Html {
 public:
  /// Appends the literal with its holes filled. Views and numbers are escaped; Html is
  /// put in as it is.
  ///
  ///     html.add("<a href=\"{}\">{}</a>", address, words);
  template <typename... Values>
  Html& add(HtmlTemplate<std::type_identity_t<Values>...> literal,
            const Values&... values) {
    std::string_view rest = literal.text();
    ((rest = add_until_hole(rest), put(values)), ...);
    bytes_ += rest;
    return *this;
  }

  Html& add(const Html& other) {
    bytes_ += other.bytes_;
    return *this;
  }

  bool empty() const { return bytes_.empty(); }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }

 private:
  /// Appends up to the next hole; returns what follows it.
  std::string_view add_until_hole(std::string_view literal) {
    const std::size_t hole = literal.find('{');
    bytes_ += literal.substr(0, hole);
    return literal.substr(hole + 2);
  }

  void put(std::string_view words);
  void put(const Html& html) { bytes_ += html.bytes_; }
  void put(Flag flag) {
    if (flag.on) bytes_ += flag.name;
  }
  template <std::integral Number>
  void put(Number number) {
    bytes_ += std::to_string(number);
  }

  std::string bytes_;
};

}  // namespace hearsay
