"""Makes the lines of tests/word_pieces_test.cc and prints what the reference tokenizer
makes of them: one SHA-256 for each thousand lines. With a number, the lines and ids of
that thousand, to find a difference with.

usage: check_pieces.py [THOUSAND]
"""

import hashlib
import sys

from tokenizers import Tokenizer

from train import initial_folder

WORDS = (
    "the ministry said on monday that talks in geneva had failed unbelievably isn't "
    "U.S. 4,325 don't re-elected naïve café Zürich İstanbul straße ŁÓDŹ Œuvre ﬁnance "
    "counter-offensive antidisestablishmentarianism https://example.org/a?b=c #tag @name"
).split()

# First and last code point of what else a line may hold.
RANGES = [
    (0x21, 0x7E), (0xA0, 0x17F), (0x180, 0x24F), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x4FF), (0x590, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F),
    (0x2190, 0x21FF), (0x3000, 0x303F), (0x3040, 0x30FF), (0x4E00, 0x4EFF),
    (0xAC00, 0xACFF), (0xE000, 0xE010), (0xFB00, 0xFB06), (0xFE00, 0xFE0F),
    (0xFF01, 0xFF5E), (0x1F300, 0x1F64F), (0x1D400, 0x1D4FF), (0x20000, 0x200FF), (0x01, 0x1F),
]


class Numbers:
    """Knuth's MMIX generator, upper bits: the same in C++."""

    def __init__(self, seed: int):
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def line_of(numbers: Numbers) -> str:
    parts = []
    for _ in range(1 + numbers.below(12)):
        if numbers.below(3) < 2:
            parts.append(WORDS[numbers.below(len(WORDS))])
            continue
        first, last = RANGES[numbers.below(len(RANGES))]
        parts.append("".join(chr(first + numbers.below(last - first + 1)) for _ in range(1 + numbers.below(6))))
    return " ".join(parts)


def main():
    tokenizer = Tokenizer.from_file(str(initial_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    numbers = Numbers(20261122)
    for thousand in range(10):
        digest = hashlib.sha256()
        for _ in range(1000):
            line = line_of(numbers)
            ids = " ".join(map(str, tokenizer.encode(line, add_special_tokens=False).ids))
            digest.update((ids + "\n").encode())
            if sys.argv[1:] == [str(thousand)]:
                print(repr(line), ids)
        print(f'    "{digest.hexdigest()}",')


if __name__ == "__main__":
    sys.exit(main())
