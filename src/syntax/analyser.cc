#include "syntax/analyser.h"

#include <algorithm>
#include <mutex>
#include <tuple>
#include <utility>

#include "base/weights_file.h"
#include "syntax/attribution_head.h"
#include "syntax/encoder.h"
#include "syntax/heads.h"
#include "syntax/windows.h"
#include "syntax/word_pieces.h"

namespace hearsay {
namespace {

/// What one reading needs to write into; the next reading uses it again.
struct Room {
  Batch batch;
  EncoderRoom encoder;
  HeadsRoom heads;
  std::vector<std::size_t> tokens;   ///< of each word of a run
  std::vector<WordRange> sentences;  ///< of a run
  std::vector<WordRange> windows;    ///< of a run
};

/// Words after which the heads are given what has been gathered: what they write then
/// stays in the second-level cache.
constexpr std::size_t kRun = 128;

/// Rooms that no reading uses at the moment. One lock at the beginning and one at the
/// end of a document.
class Rooms {
 public:
  std::unique_ptr<Room> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Room>();
    std::unique_ptr<Room> room = std::move(free_.back());
    free_.pop_back();
    return room;
  }

  void give_back(std::unique_ptr<Room> room) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(room));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Room>> free_;
};

/// The mixes of the encoder's layers, in the order of the file.
enum Mix : std::size_t { kTagMix, kTreeMix, kNameMix, kRoleMix };

}  // namespace

struct Analyser::Parts {
  WeightsFile file;
  WordPieces pieces;
  Encoder encoder;
  TagHeads tags;
  TreeHead trees;
  NameHeads names;
  std::optional<AttributionHead> attributions;
  Rooms rooms;

  void read_batch(const Document& document, std::span<const Sentence> sentences,
                  std::span<Token> tokens, Room& room, Analysed& found) const;
};

Analyser::Analyser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

Result<Analyser> Analyser::load(WeightsFile file) {
  HEARSAY_TRY(WordPieces pieces, WordPieces::load(file));
  HEARSAY_TRY(Encoder encoder, Encoder::load(file));
  HEARSAY_TRY(TagHeads tags, TagHeads::load(file));
  HEARSAY_TRY(TreeHead trees, TreeHead::load(file));
  HEARSAY_TRY(NameHeads names, NameHeads::load(file));
  HEARSAY_TRY(std::optional<AttributionHead> attributions, AttributionHead::load(file));
  if (attributions.has_value() != (encoder.mixes() == EncoderSizes::kMixes))
    return tl::make_unexpected(file.damaged("mixes has other rows than heads"));
  if (pieces.size() != encoder.pieces())
    return tl::make_unexpected(file.damaged("it has other words than weights"));
  // The tables are views into the mapping, which stays where it is when its owner
  // moves.
  return Analyser(std::unique_ptr<Parts>(
      new Parts{std::move(file), std::move(pieces), std::move(encoder), std::move(tags),
                std::move(trees), std::move(names), std::move(attributions), Rooms()}));
}

void Analyser::Parts::read_batch(const Document& document,
                                 std::span<const Sentence> sentences,
                                 std::span<Token> tokens, Room& room,
                                 Analysed& found) const {
  encoder.encode(room.batch.windows(), room.encoder);
  std::size_t first_word = 0;  // of the run in the batch
  const auto read_run = [&] {
    const std::size_t count = room.tokens.size();
    const auto rows = [&](Mix mix) {
      return room.encoder.words(mix).subspan(first_word * EncoderSizes::kHidden,
                                             count * EncoderSizes::kHidden);
    };
    const HeadsInput input{room.tokens, room.sentences, room.windows};
    tags.tag(rows(kTagMix), input, document, tokens, found.analyses, room.heads);
    trees.parse(rows(kTreeMix), input, found.analyses, room.heads);
    names.find(rows(kNameMix), input, tokens, found.names, room.heads);
    if (attributions)
      attributions->find(rows(kRoleMix), input, tokens, *found.attributions,
                         room.heads);
    first_word += count;
    room.tokens.clear();
    room.sentences.clear();
    room.windows.clear();
  };
  for (const BatchSentence& one : room.batch.sentences()) {
    if (one.opens_window && room.tokens.size() >= kRun) read_run();
    const std::size_t begin = room.tokens.size();
    const std::size_t end = begin + one.last_word - one.first_word;
    for (std::size_t i = 0; begin + i < end; ++i)
      room.tokens.push_back(sentences[one.sentence].first_token + i);
    room.sentences.push_back({begin, end});
    if (one.opens_window) room.windows.push_back({begin, end});
    room.windows.back().last = end;
  }
  if (!room.tokens.empty()) read_run();
  room.batch.clear();
}

Analysed Analyser::analyse(const Document& document,
                           std::span<const Sentence> sentences,
                           std::span<Token> tokens) const {
  Analysed found;
  found.analyses.resize(tokens.size());
  if (parts_->attributions) found.attributions.emplace();
  std::unique_ptr<Room> room = parts_->rooms.take();
  room->batch.clear();
  for (std::size_t first = 0; first < sentences.size();) {
    std::size_t last = first + 1;
    while (last < sentences.size() &&
           sentences[last].paragraph == sentences[first].paragraph) {
      ++last;
    }
    room->batch.add_paragraph(document, sentences, first, last, tokens, parts_->pieces);
    if (room->batch.full())
      parts_->read_batch(document, sentences, tokens, *room, found);
    first = last;
  }
  if (!room->batch.empty())
    parts_->read_batch(document, sentences, tokens, *room, found);
  parts_->rooms.give_back(std::move(room));
  std::ranges::stable_sort(found.names, {}, [](const Name& name) {
    return std::tuple(name.span.begin, name.span.end, name.scheme);
  });
  return found;
}

}  // namespace hearsay
