#include "serve/claim_list.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "serve/labels.h"

namespace hearsay {
namespace {

std::string_view as_written(const FilterChoice& choice) { return choice.value; }

/// A <select>; what is asked for is kept even when no claim has it.
template <typename Words>
Html select(std::string_view name, std::string_view label, std::string_view chosen,
            const std::vector<FilterChoice>& choices, Words words) {
  Html html;
  html.add("<label>{} <select name=\"{}\"><option value=\"\">any</option>\n", label,
           name);
  bool found = chosen.empty();
  for (const FilterChoice& choice : choices) {
    found = found || choice.value == chosen;
    html.add("<option value=\"{}\"{}>{} ({})</option>\n", choice.value,
             Flag{" selected", choice.value == chosen}, words(choice), choice.claims);
  }
  if (!found) {
    html.add("<option value=\"{}\" selected>{} (0)</option>\n", chosen, chosen);
  }
  html.add("</select></label>\n");
  return html;
}

Html kept_parameters(const FilterForm& form) {
  Html html;
  for (const auto& [name, value] : form.kept) {
    html.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", name, value);
  }
  return html;
}

}  // namespace

std::vector<FilterChoice> speakers_of(std::span<const StoredClaim> claims) {
  std::map<std::string_view, std::size_t> counts;
  for (const StoredClaim& claim : claims) ++counts[speaker_label(claim)];
  std::vector<FilterChoice> choices;
  choices.reserve(counts.size());
  for (const auto& [name, count] : counts)
    choices.push_back({std::string(name), count});
  std::ranges::stable_sort(choices, std::greater{}, &FilterChoice::claims);
  return choices;
}

std::vector<FilterChoice> stances_of(std::span<const StoredClaim> claims) {
  std::vector<FilterChoice> choices;
  for (const auto& [stance, name] : kStanceNames) {
    const auto count = std::ranges::count_if(
        claims, [&](const StoredClaim& claim) { return claim.stance == stance; });
    if (count > 0)
      choices.push_back({std::string(name), static_cast<std::size_t>(count)});
  }
  return choices;
}

Html filter_form(const FilterForm& form) {
  Html html;
  html.add(
      "<form class=\"filter\" method=\"get\" action=\"{}\" role=\"search\" "
      "aria-label=\"Filter the claims\">\n{}",
      form.action, kept_parameters(form));
  html.add(
      select("speaker", "Speaker", form.filter.speaker, form.speakers, as_written));
  html.add(select("stance", "Stance", form.filter.stance, form.stances,
                  [](const FilterChoice& choice) { return in_words(choice.value); }));
  html.add(
      "<label class=\"words\">Words <input type=\"search\" name=\"q\" value=\"{}\" "
      "maxlength=\"200\"></label>\n<button>Filter</button>\n",
      form.filter.words);
  html.add("<a class=\"clear\" href=\"{}\"{}>Show all</a>\n", form.action,
           Flag{" hidden", form.filter.asks_nothing()});
  html.add("</form>\n");
  return html;
}

}  // namespace hearsay
