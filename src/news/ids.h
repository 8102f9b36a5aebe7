#pragma once

#include <cstddef>
#include <cstdint>

namespace hearsay {

// Ids are local to one reading: the place in its list. Types of their own, because two
// integers swap silently.
enum class PostId : std::uint32_t {};
enum class SentenceId : std::uint32_t {};
enum class MentionId : std::uint32_t {};
enum class ActorId : std::uint32_t {};
enum class TimeId : std::uint32_t {};
enum class FigureId : std::uint32_t {};
enum class AttributionId : std::uint32_t {};
enum class EventId : std::uint32_t {};
enum class ClaimId : std::uint32_t {};

template <typename Id>
constexpr std::size_t index_of(Id id) {
  return static_cast<std::size_t>(id);
}

template <typename Id>
constexpr Id id_at(std::size_t index) {
  return static_cast<Id>(index);
}

}  // namespace hearsay
