#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// Universal Dependencies' morphological features that English has.
enum class Feature {
  kAbbr,
  kCase,
  kDefinite,
  kDegree,
  kExtPos,
  kForeign,
  kGender,
  kMood,
  kNumForm,
  kNumType,
  kNumber,
  kPerson,
  kPolarity,
  kPoss,
  kPronType,
  kReflex,
  kStyle,
  kTense,
  kTypo,
  kVerbForm,
  kVoice
};

/// The features of one word, four bits for each.
class Features {
 public:
  /// "Number=Plur|Person=3", or "_" for none. Nothing where a name or value is not UD
  /// English's.
  static std::optional<Features> parse(std::string_view text);

  /// As parse() reads it, features in alphabetical order.
  std::string text() const;

  /// Like "Plur"; nothing where the word has no such feature.
  std::optional<std::string_view> value(Feature feature) const;

  bool empty() const { return low_ == 0 && high_ == 0; }
  friend bool operator==(const Features&, const Features&) = default;

 private:
  unsigned code(std::size_t feature) const;
  void set(std::size_t feature, unsigned code);

  std::uint64_t low_ = 0;   ///< features 0 to 15
  std::uint64_t high_ = 0;  ///< the others
};

}  // namespace hearsay
