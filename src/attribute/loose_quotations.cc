#include "attribute/loose_quotations.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "syntax/phrases.h"

namespace hearsay {
namespace {

/// How many attributions back the speaker of a quotation without cue is looked for.
constexpr std::size_t kSpeakerReach = 32;

/// Has the draft's content words of the quotation?
bool touches(const Draft& draft, const Quotation& quote) {
  return std::ranges::any_of(draft.content, [&](TokenRange piece) {
    return piece.first < quote.outer.last && quote.outer.first < piece.last;
  });
}

class Adder {
 public:
  Adder(const ContentContext& context, std::span<const Sentence> sentences,
        const LearnedCues& learned, std::vector<Draft>& drafts)
      : words_(context.words),
        quotations_(context.quotations),
        sentences_(sentences),
        learned_(learned),
        drafts_(drafts) {}

  void add() {
    std::vector<Draft> more;
    const auto add_one = [&](std::size_t n, std::optional<TokenRange> source,
                             const Quotation& quote) {
      Draft& draft = more.emplace_back();
      draft.sentence = n;
      draft.source = source;
      draft.content = {quote.outer};
      draft.reported.confidence = 0.6;
    };
    for (const Quotation& quote : quotations_) {
      if (!is_statement(quote)) continue;
      const std::size_t n = sentence_at(sentences_, quote.outer.first);
      const auto signature = signature_after(quote);
      if (signature && !is_said_outside(quote)) {
        add_one(n, signature, quote);
      } else if (const auto before = goes_on(quote, n)) {
        Draft& earlier = drafts_[*before];
        if (sentences_[earlier.sentence].paragraph == sentences_[n].paragraph) {
          earlier.content.push_back(quote.outer);
        } else {
          add_one(n, earlier.source, quote);
        }
      } else if (learned_.is_without_cue(quote.outer) && !is_said_outside(quote)) {
        add_one(n, std::nullopt, quote);
      }
    }
    std::ranges::move(more, std::back_inserter(drafts_));
  }

 private:
  /// The attribution that a quotation without words of its own goes on with.
  std::optional<std::size_t> goes_on(const Quotation& quote, std::size_t n) const {
    if (is_covered(quote) || sentences_[n].headline || !begins_sentence(quote, n))
      return std::nullopt;
    return last_draft_before(quote.outer.first, n);
  }

  /// "'...' - Ilse Brandt": the name.
  std::optional<TokenRange> signature_after(const Quotation& quote) const {
    const std::size_t dash = quote.outer.last;
    if (dash + 1 >= words_.size() || !is_dash(words_, dash)) return std::nullopt;
    const std::size_t n = sentence_at(sentences_, dash + 1);
    const std::size_t end =
        noun_phrase_end(words_, dash + 1, tokens_of(sentences_[n]).last);
    if (end == dash + 1 || words_.upos(end - 1) != Upos::kPropn) return std::nullopt;
    return TokenRange{dash + 1, end};
  }

  /// Do words outside of a quotation say whose it is?
  bool is_said_outside(const Quotation& quote) const {
    const std::size_t last = sentence_at(sentences_, quote.outer.last - 1) + 1;
    const std::size_t first = sentence_at(sentences_, quote.outer.first);
    // "The paper reports:" stands in the sentence before.
    auto at = drafts_of(first > 0 ? first - 1 : 0);
    for (; at != drafts_.end() && at->sentence <= last; ++at) {
      const bool outside = !at->cue || !quote.outer.contains(at->cue->first);
      if (outside && touches(*at, quote)) return true;
    }
    return false;
  }

  bool is_covered(const Quotation& quote) const {
    const auto holds = [&](const Draft& draft) {
      return touches(draft, quote) ||
             (draft.cue && quote.outer.contains(draft.cue->first));
    };
    // What holds it was read in its own sentences, right after them ("..., he said."),
    // or some before, where it was learned that it goes on here.
    const std::size_t last = sentence_at(sentences_, quote.outer.last - 1) + 1;
    auto at = near(quote.outer.first);
    at -= std::min<std::ptrdiff_t>(at - drafts_.begin(), kSpeakerReach);
    for (; at != drafts_.end() && at->sentence <= last; ++at) {
      if (holds(*at)) return true;
    }
    return false;
  }

  /// The first draft that can touch token `i`: drafts are in order of their sentences.
  std::vector<Draft>::const_iterator near(std::size_t i) const {
    return drafts_of(sentence_at(sentences_, i));
  }

  /// Those of sentence `n` and after it.
  std::vector<Draft>::const_iterator drafts_of(std::size_t n) const {
    return std::ranges::lower_bound(drafts_, n, {}, &Draft::sentence);
  }

  bool begins_sentence(const Quotation& quote, std::size_t n) const {
    return sentences_[n].first_token == quote.outer.first;
  }

  /// The last attribution of a direct quotation in this paragraph or the one before.
  std::optional<std::size_t> last_draft_before(std::size_t i, std::size_t n) const {
    const auto from = static_cast<std::size_t>(near(i) - drafts_.begin());
    for (std::size_t d = from; d-- > 0 && d + kSpeakerReach > from;) {
      const Draft& draft = drafts_[d];
      if (last_paragraph(draft) + 1 < sentences_[n].paragraph) break;
      if (sentences_[draft.sentence].headline) break;
      if (draft.source && draft.cue && quoted(draft)) return d;
    }
    return std::nullopt;
  }

  /// "The paper reports:" ends with what it reports below.
  std::uint32_t last_paragraph(const Draft& draft) const {
    std::size_t n = draft.sentence;
    if (!draft.content.empty())
      n = std::max(n, sentence_at(sentences_, draft.content.back().first));
    return sentences_[n].paragraph;
  }

  bool quoted(const Draft& draft) const {
    return std::ranges::any_of(draft.content, [&](TokenRange piece) {
      return words_.is_quote_mark(piece.first);
    });
  }

  const Words& words_;
  std::span<const Quotation> quotations_;
  std::span<const Sentence> sentences_;
  const LearnedCues& learned_;
  std::vector<Draft>& drafts_;
};

}  // namespace

void add_loose_quotations(const ContentContext& context,
                          std::span<const Sentence> sentences,
                          const LearnedCues& learned, std::vector<Draft>& drafts) {
  Adder(context, sentences, learned, drafts).add();
}

}  // namespace hearsay
