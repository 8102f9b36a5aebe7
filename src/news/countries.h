#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hearsay {

/// A country, or a body above states ("NATO"), of data/countries.tsv.
struct Country {
  std::string_view code;  ///< ISO 3166-1 alpha-3, or IGO, NGO
  std::string_view name;
  bool is_state = true;
};

/// How words name a country.
enum class CountryWord { kName, kDemonym, kCapital, kSeat };

struct CountryUse {
  const Country* country = nullptr;
  CountryWord word = CountryWord::kName;
};

/// The names, demonyms, capitals and seats of government that news writes.
class Countries {
 public:
  /// What these exact words name ("Kyiv", "US", "White House"); letter case counts.
  std::optional<CountryUse> find(std::string_view words) const;

  /// The most words a name in the table has.
  std::size_t longest() const { return longest_; }

 private:
  friend Countries load_countries();
  void add(std::string_view words, CountryUse use);

  std::vector<Country> countries_;
  std::unordered_map<std::string_view, CountryUse> words_;
  std::size_t longest_ = 1;
};

/// The table built into the program.
Countries load_countries();

}  // namespace hearsay
