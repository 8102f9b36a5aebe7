"""Goes on with what the initial encoder learned before: guessing hidden words of news.

usage: pretrain.py RUN [--from RUN0] [--pieces 5600000] [--open-data-only] [--minutes 150]

The package's weights were tuned to compare whole sentences and have never seen the case of a
letter. Here words are hidden and guessed from the rest, shapes of words too, on text without
annotation; `train.py RUN2 --from RUN` starts from the result. Run again after any
interruption: it goes on where it was.
"""

import argparse
import dataclasses
import json
import lzma
import os
import random
import re
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

from corpora import Sentence
from network import Encoder, Sizes, initial_encoder_weights
from places import TRAIN
from runs import CHECKPOINT_SECONDS, load_checkpoint, log, run_folder, save_checkpoint
from train import SEED, checkpoint_of, groups_of_parameters, initial_folder, rate_at, word_pieces
from windows import SHAPES, Window, WordPieces, windows_of

MASK = 103
HIDDEN_WORDS = 0.18
HIDDEN_SHAPES = 0.12

# Close to the words of Universal Dependencies, which the analyser will be given.
_WORD = re.compile(r"\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|(?:\w\.){2,}|\d+(?:[.,:]\d+)*|\w+|[^\w\s]", re.I)
_STOPS = set(".!?")


def sentences_of(line: str) -> list[Sentence]:
    """Roughly the sentences of a paragraph; exact ends do not matter here."""
    sentences, words = [], []
    for word in _WORD.findall(line):
        words.append(word)
        if word in _STOPS and len(words) > 3:
            sentences.append(words)
            words = []
    if words:
        sentences.append(words)
    return [Sentence(w, []) for w in sentences]


# Works of governments, and Wikipedia's; what the others' publishers allow is not stated.
OPEN_SOURCES = {"senate_press", "isaf_press", "wp_current_events"}
# News from all over the world, as what is to be read; the rest is of one country.
WORLD_SOURCES = {"reuters_isot", "isaf_press", "wp_current_events"}


def news(open_data_only: bool, order: int, world_passes: int) -> list[str]:
    """Paragraphs of unannotated news, in one order for each `order`."""
    paragraphs = []
    with lzma.open(TRAIN / "text/news_mix.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if open_data_only and row["source"] not in OPEN_SOURCES:
                continue
            for paragraph in row["text"].split("\n"):
                if len(paragraph) > 80:
                    paragraphs += [paragraph] * (world_passes if row["source"] in WORLD_SOURCES else 1)
    random.Random(SEED + order).shuffle(paragraphs)
    return paragraphs


@dataclasses.dataclass
class Masked:
    pieces: torch.Tensor
    shapes: torch.Tensor
    flags: torch.Tensor
    lengths: torch.Tensor
    hidden_pieces: torch.Tensor  # places in the flattened batch, and what stood there
    was_piece: torch.Tensor
    hidden_shapes: torch.Tensor
    was_shape: torch.Tensor


def masked(windows: list[Window], chance: random.Random) -> Masked:
    longest = max(len(w.pieces) for w in windows)
    pieces, shapes, flags = [], [], []
    where_piece, was_piece, where_shape, was_shape = [], [], [], []
    for row, window in enumerate(windows):
        ids, forms = list(window.pieces), list(window.shapes)
        ends = window.words[1:] + [len(ids) - 1]
        for first, end in zip(window.words, ends):
            if chance.random() < HIDDEN_WORDS:
                draw = chance.random()
                for at in range(first, end):
                    where_piece.append(row * longest + at)
                    was_piece.append(ids[at])
                    if draw < 0.8:
                        ids[at] = MASK
                    elif draw < 0.9:
                        ids[at] = chance.randrange(1000, 30522)
            if chance.random() < HIDDEN_SHAPES:
                where_shape.append(row * longest + first)
                was_shape.append(forms[first])
                for at in range(first, end):
                    forms[at] = 0
        rest = longest - len(ids)
        pieces.append(ids + [0] * rest)
        shapes.append(forms + [0] * rest)
        flags.append(window.flags + [0] * rest)
    return Masked(
        torch.tensor(pieces), torch.tensor(shapes), torch.tensor(flags),
        torch.tensor([len(w.pieces) for w in windows]), torch.tensor(where_piece),
        torch.tensor(was_piece), torch.tensor(where_shape), torch.tensor(was_shape),
    )


class Guesser(nn.Module):
    """The encoder with two heads that are thrown away afterwards."""

    def __init__(self, sizes: Sizes):
        super().__init__()
        self.encoder = Encoder(sizes)
        self.before = nn.Linear(sizes.hidden, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden)
        self.bias = nn.Parameter(torch.zeros(sizes.pieces))
        self.shape = nn.Linear(sizes.hidden, len(SHAPES))

    def forward(self, batch: Masked):
        x = self.encoder(batch.pieces, batch.shapes, batch.flags, batch.lengths)[-1]
        x = x.reshape(-1, x.shape[-1])
        guess = self.norm(F.gelu(self.before(x[batch.hidden_pieces])))
        guess = F.linear(guess, self.encoder.piece.weight, self.bias)
        word = F.cross_entropy(guess.float(), batch.was_piece)
        shape = F.cross_entropy(self.shape(x[batch.hidden_shapes]).float(), batch.was_shape)
        return word, shape


class Run:
    def __init__(self, options):
        self.options = options
        self.folder = run_folder(options.run)
        torch.manual_seed(SEED)
        self.network = Guesser(Sizes())
        if options.initial:
            self.network.load_state_dict(checkpoint_of(options.initial)["network"])
        else:
            initial_encoder_weights(self.network.encoder, str(initial_folder() / "model.safetensors"))
        self.optimizer = torch.optim.AdamW(
            groups_of_parameters(self.network, options.rate, 3 * options.rate), betas=(0.9, 0.98), eps=1e-6, fused=True
        )
        self.rates = [g["lr"] for g in self.optimizer.param_groups]
        self.paragraph, self.step, self.read = 0, 0, 0
        state = load_checkpoint(self.folder)
        if state is not None:
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.paragraph, self.step, self.read = state["place"]

    def save(self):
        place = (self.paragraph, self.step, self.read)
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "place": place}
        save_checkpoint(self.folder, state)

    def log(self, words: str):
        log(self.folder, f"step {self.step} pieces {self.read} {words}")

    def batches(self, paragraphs: list[str], pieces: WordPieces):
        """Windows of like length together, in chunks of paragraphs: a stop repeats part of one."""
        chunk = 600
        while self.paragraph < len(paragraphs):
            windows = []
            for line in paragraphs[self.paragraph : self.paragraph + chunk]:
                windows += windows_of(sentences_of(line), pieces)
            chance = random.Random(SEED + self.paragraph)
            windows = sorted((w for w in windows if w.words), key=lambda w: len(w.pieces))
            groups, group = [], []
            for window in windows:
                if group and len(window.pieces) * (len(group) + 1) > self.options.batch_pieces:
                    groups.append(group)
                    group = []
                group.append(window)
            if group:
                groups.append(group)
            chance.shuffle(groups)
            for group in groups:
                yield masked(group, chance)
            self.paragraph += chunk

    def train(self):
        started = saved = since = time.monotonic()
        sums, before = [0.0, 0.0], self.read
        self.network.train()
        options = self.options
        texts = news(options.open_data_only, options.order, options.world_passes)
        for batch in self.batches(texts, word_pieces()):
            torch.manual_seed(SEED + self.step)
            for i, part in enumerate(self._learn(batch)):
                sums[i] += part
            self.step += 1
            self.read += int(batch.lengths.sum())
            if self.step % 100 == 0:
                speed = (self.read - before) / (time.monotonic() - since)
                self.log(f"{speed:.0f} pieces/s  word {sums[0] / 100:.3f}  shape {sums[1] / 100:.3f}")
                sums, before, since = [0.0, 0.0], self.read, time.monotonic()
            late = time.monotonic() - started > 60 * self.options.minutes
            done = self.read >= self.options.pieces
            if late or done or time.monotonic() - saved > CHECKPOINT_SECONDS:
                self.save()
                saved = time.monotonic()
            if late or done:
                self.log("done" if done else "stopped: time is up; run again to go on")
                return

    def _learn(self, batch: Masked) -> tuple[float, float]:
        scale = rate_at(self.read, self.options.pieces)
        for group, rate in zip(self.optimizer.param_groups, self.rates):
            group["lr"] = rate * scale
        with torch.autocast("cpu", torch.bfloat16):
            word, shape = self.network(batch)
        self.optimizer.zero_grad(set_to_none=True)
        (word + shape).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        return float(word.detach()), float(shape.detach())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--from", dest="initial", help="another run of this script to go on from")
    parser.add_argument("--order", type=int, default=0, help="another number, another order of the texts")
    parser.add_argument("--world-passes", type=int, default=1, help="how often world news stands among them")
    parser.add_argument("--pieces", type=int, default=5_600_000)
    parser.add_argument("--open-data-only", action="store_true", help="leave out texts that state no licence")
    parser.add_argument("--minutes", type=float, default=150)
    parser.add_argument("--batch-pieces", type=int, default=4096)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Run(options).train()


if __name__ == "__main__":
    sys.exit(main())
