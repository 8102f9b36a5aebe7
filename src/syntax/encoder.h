#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"

namespace hearsay {

/// The network's sizes; the file of weights must have the same.
struct EncoderSizes {
  static constexpr std::size_t kHidden = 384;
  static constexpr std::size_t kInner = 1536;
  static constexpr std::size_t kLayers = 6;
  static constexpr std::size_t kHeads = 12;
  static constexpr std::size_t kPositions = 256;  ///< pieces of the longest window
  static constexpr std::size_t kShapes = 7;
  static constexpr std::size_t kFlags = 8;
  static constexpr std::size_t kMixedLayers = 4;  ///< the upper ones, which heads read
  static constexpr std::size_t kMixes = 4;  ///< for tags, trees, names, attributions
  static constexpr std::size_t kLeastMixes = 3;  ///< trained without attributions
};

/// Windows laid end to end without padding.
struct PackedWindows {
  std::vector<std::uint32_t> pieces;
  std::vector<std::uint8_t> shapes;  ///< by piece
  std::vector<std::uint8_t> flags;   ///< by piece
  std::vector<std::uint32_t> ends;   ///< one past each window's last piece
  std::vector<std::uint32_t> words;  ///< the first piece of each word

  void clear();
};

/// What an encoding needs to write into. Made once per thread and used again and again;
/// it grows to the largest batch it has seen.
class EncoderRoom {
 public:
  EncoderRoom();
  ~EncoderRoom();
  EncoderRoom(EncoderRoom&&) noexcept;
  EncoderRoom& operator=(EncoderRoom&&) noexcept;

  /// After encode(): a row of kHidden floats for each word, for the heads that read
  /// mix `mix`.
  std::span<const float> words(std::size_t mix) const;

 private:
  friend class Encoder;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// MiniLM-L6 in eight-bit weights and activations: 6 layers, post-normalised, over
/// windows that do not see each other. Immutable; any number of threads may share it,
/// each with a room of its own. The same window gives the same bytes in any batch, on
/// any instruction set.
class Encoder {
 public:
  /// Views into `file` are kept: it must outlive the encoder.
  static Result<Encoder> load(const WeightsFile& file);
  ~Encoder();
  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;

  /// Piece ids must be below pieces(), and no window longer than kPositions.
  void encode(const PackedWindows& windows, EncoderRoom& room) const;

  std::size_t pieces() const;
  std::size_t mixes() const;

 private:
  struct Parts;
  explicit Encoder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay
