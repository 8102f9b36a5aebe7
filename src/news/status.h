#pragma once

#include "base/names.h"

namespace hearsay {

/// What a party has made of a claim up to a moment; never without by whom. The ledger
/// keeps the answers (news/claim.h); statuses over all reports are read from them when
/// reports are linked.
enum class Status {
  kClaimed,
  kConfirmed,
  kAdmitted,
  kDenied,
  kDisputed,
  kNotAcknowledged,
  kRetracted
};
inline constexpr Names<Status, 7> kStatusNames{
    {{Status::kClaimed, "claimed"},
     {Status::kConfirmed, "confirmed"},
     {Status::kAdmitted, "admitted"},
     {Status::kDenied, "denied"},
     {Status::kDisputed, "disputed"},
     {Status::kNotAcknowledged, "not-acknowledged"},
     {Status::kRetracted, "retracted"}}};
constexpr std::string_view name_of(Status s) { return name_in(kStatusNames, s); }

}  // namespace hearsay
