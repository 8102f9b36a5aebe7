#include "base/digest.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace hearsay {

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<unsigned char, 32> digest{};
  // Fails only where a machine's policy forbids SHA-256, and then nothing can be named.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(),
                 nullptr) != 1) {
    throw std::runtime_error("sha256_hex: this machine's OpenSSL refuses SHA-256");
  }
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 0xFU];
  }
  return hex;
}

}  // namespace hearsay
