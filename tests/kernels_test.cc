#include "syntax/kernels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

namespace hearsay {
namespace {

constexpr std::size_t kHidden = 384;

class Numbers {
 public:
  explicit Numbers(unsigned seed) : random_(seed) {}

  std::vector<float> reals(std::size_t n, float spread = 1.0F) {
    std::normal_distribution<float> any(0.0F, spread);
    std::vector<float> values(n);
    for (float& v : values) v = any(random_);
    return values;
  }

  std::vector<std::int32_t> sums(std::size_t n) {
    std::uniform_int_distribution<std::int32_t> any(-300000, 300000);
    std::vector<std::int32_t> values(n);
    for (auto& v : values) v = any(random_);
    return values;
  }

 private:
  std::mt19937 random_;
};

void append(std::vector<unsigned char>& bytes, const auto& values) {
  const auto* const from = reinterpret_cast<const unsigned char*>(values.data());
  bytes.insert(bytes.end(), from, from + values.size() * sizeof(values[0]));
}

/// Every kernel's answer to made-up input, as bytes.
std::vector<unsigned char> answers(const Kernels& kernels) {
  Numbers numbers(20261122);
  std::vector<unsigned char> bytes;
  const auto scale = numbers.reals(kHidden, 0.001F);
  const auto balance = numbers.sums(kHidden);
  const auto bias = numbers.reals(kHidden);
  const auto weight = numbers.reals(kHidden);
  const Channels channels{scale.data(), balance.data(), bias.data()};
  const Norm norm{weight.data(), bias.data()};
  const auto sums = numbers.sums(kHidden);

  auto x = numbers.reals(kHidden);
  kernels.add_and_normalise(sums.data(), kHidden, 0.02F, channels, norm, x.data());
  append(bytes, x);
  std::vector<float> room(kHidden);
  std::vector<std::uint8_t> q(kHidden);
  append(bytes, std::vector{kernels.gelu_and_quantise(
                    sums.data(), kHidden, 0.02F, channels, room.data(), q.data())});
  append(bytes, room);
  append(bytes, q);
  kernels.add_scaled(room.data(), kHidden, 0.37F, x.data());
  kernels.relu(kHidden, x.data());
  append(bytes, x);

  for (const std::size_t n : {1U, 2U, 15U, 16U, 17U, 61U, 256U}) {
    const auto qkv = numbers.reals(n * 3 * kHidden);
    std::vector<float> attention(attention_room(n));
    std::vector<float> out(n * kHidden);
    for (std::size_t head = 0; head < kHidden; head += 32)
      kernels.attend(qkv.data(), n, kHidden, head, attention.data(), out.data());
    append(bytes, out);
    std::vector<float> product(n * 48);
    const auto weights = numbers.reals(kHidden * 48);
    kernels.affine(out.data(), n, kHidden, weights.data(), 48, bias.data(),
                   product.data());
    append(bytes, product);
    std::vector<std::int32_t> from(48);
    kernels.best_steps(out.data(), weights.data(), n, 48, product.data(), from.data());
    append(bytes, product);
    append(bytes, from);
  }
  return bytes;
}

TEST_CASE("every instruction set gives the same bytes") {
  const auto plain = answers(*plain_kernels());
  for (const Kernels* const wider : {avx2_kernels(), avx512_kernels()}) {
    if (wider == nullptr) {
      MESSAGE("this processor lacks one of the instruction sets");
      continue;
    }
    CHECK(answers(*wider) == plain);
  }
}

TEST_CASE("quantised rows come back to within half a step") {
  Numbers numbers(3);
  const auto x = numbers.reals(kHidden);
  std::vector<std::uint8_t> q(kHidden);
  const float scale = best_kernels().quantise(x.data(), kHidden, q.data());
  for (std::size_t i = 0; i < kHidden; ++i) {
    const float back = static_cast<float>(q[i] - 128) * scale;
    CHECK(std::abs(back - x[i]) <= 0.5001F * scale);
  }
  const std::vector<float> zeros(kHidden, 0.0F);
  best_kernels().quantise(zeros.data(), kHidden, q.data());
  CHECK(q == std::vector<std::uint8_t>(kHidden, 128));
}

TEST_CASE("GELU is off by less than two ten-thousandths") {
  // With weights' scales of one, balance and bias of zero, sums of a scale are reals.
  std::vector<std::int32_t> sums(16 * 100);
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = static_cast<int>(i) - 800;
  const std::vector<float> ones(sums.size(), 1.0F);
  const std::vector<float> zeros(sums.size(), 0.0F);
  const std::vector<std::int32_t> balance(sums.size(), 0);
  std::vector<float> room(sums.size());
  std::vector<std::uint8_t> q(sums.size());
  best_kernels().gelu_and_quantise(sums.data(), sums.size(), 0.01F,
                                   {ones.data(), balance.data(), zeros.data()},
                                   room.data(), q.data());
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double x = 0.01 * sums[i];
    const double expected = 0.5 * x * (1.0 + std::erf(x / std::sqrt(2.0)));
    CHECK(std::abs(static_cast<double>(room[i]) - expected) < 2e-4);
  }
}

TEST_CASE(
    "a step of the best path comes from the best tag before, the first of equals") {
  const std::vector<float> before{1.0F, 3.0F, 2.0F};
  std::vector<float> steps(3 * 16, 0.0F);
  steps[1 * 16 + 2] = -5.0F;  // from tag 1 to tag 2
  steps[0 * 16 + 3] = 2.0F;   // as good as from tag 1
  std::vector<float> scores(16, 10.0F);
  std::vector<std::int32_t> from(16, -1);
  best_kernels().best_steps(before.data(), steps.data(), 3, 16, scores.data(),
                            from.data());
  CHECK(from[0] == 1);
  CHECK(scores[0] == 13.0F);
  CHECK(from[2] == 2);
  CHECK(scores[2] == 12.0F);
  CHECK(from[3] == 0);
  CHECK(scores[3] == 13.0F);
}

TEST_CASE("the best of scores is the first of the greatest") {
  Numbers numbers(11);
  for (const std::size_t n : {1U, 3U, 16U, 17U, 48U, 100U, 301U}) {
    auto scores = numbers.reals(n);
    for (float& score : scores) score = std::round(score * 2);  // many equals
    const auto most = std::max_element(scores.begin(), scores.end());
    for (const Kernels* const set :
         {plain_kernels(), avx2_kernels(), avx512_kernels()}) {
      if (set == nullptr) continue;
      CHECK(set->best(scores.data(), n) ==
            static_cast<std::size_t>(most - scores.begin()));
    }
  }
}

TEST_CASE("an affine layer adds up inputs by the weights of their panel") {
  constexpr std::size_t kIn = 5;
  constexpr std::size_t kOut = 32;
  Numbers numbers(13);
  const auto bias = numbers.reals(kOut);
  const auto plain = numbers.reals(kIn * kOut);
  std::vector<float> panels(kIn * kOut);
  for (std::size_t i = 0; i < kIn; ++i) {
    for (std::size_t j = 0; j < kOut; ++j)
      panels[panel_place(i, j, kIn)] = plain[i * kOut + j];
  }
  for (std::size_t rows = 1; rows <= 35; ++rows) {
    const auto x = numbers.reals(rows * kIn);
    std::vector<float> out(rows * kOut);
    best_kernels().affine(x.data(), rows, kIn, panels.data(), kOut, bias.data(),
                          out.data());
    for (std::size_t at = 0; at < out.size(); ++at) {
      float sum = bias[at % kOut];
      for (std::size_t i = 0; i < kIn; ++i)
        sum += x[at / kOut * kIn + i] * plain[i * kOut + at % kOut];
      CHECK(out[at] == sum);
    }
  }
}

TEST_CASE("attention to one key gives its value") {
  Numbers numbers(5);
  const auto qkv = numbers.reals(3 * kHidden);
  std::vector<float> room(attention_room(1));
  std::vector<float> out(kHidden);
  best_kernels().attend(qkv.data(), 1, kHidden, 64, room.data(), out.data());
  for (std::size_t d = 64; d < 96; ++d) CHECK(out[d] == qkv[2 * kHidden + d]);
}

}  // namespace
}  // namespace hearsay
