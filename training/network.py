"""The analyser as PyTorch sees it: one encoder, and heads that read its upper layers.

Everything here has a twin in C++ (src/syntax/encoder.cc, heads.cc); what is unusual is
unusual so that the twin is fast and gives the same bytes on every processor.
"""

import dataclasses
import math

import torch
from torch import nn
from torch.nn import functional as F

from labels import NAME_SCHEMES
from windows import SHAPES


@dataclasses.dataclass
class Sizes:
    pieces: int = 30522
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    positions: int = 256
    mixed_layers: int = 4  # the heads read a mix of so many upper layers
    tag_bottleneck: int = 160
    name_bottleneck: int = 128
    role_bottleneck: int = 128
    link: int = 64
    arc: int = 160
    relation: int = 160


class Layer(nn.Module):
    """One transformer layer with normalisation after each half, as BERT has it."""

    def __init__(self, sizes: Sizes, dropout: float):
        super().__init__()
        h = sizes.hidden
        self.heads = sizes.attention_heads
        self.qkv = nn.Linear(h, 3 * h)
        self.attended = nn.Linear(h, h)
        self.attended_norm = nn.LayerNorm(h, eps=1e-12)
        self.widen = nn.Linear(h, sizes.inner)
        self.narrow = nn.Linear(sizes.inner, h)
        self.narrow_norm = nn.LayerNorm(h, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask):
        b, n, h = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        drop = self.dropout
        # Written out, and without dropout inside: on a CPU the steps of torch's own
        # attention are slower, most of all backwards.
        weights = torch.softmax(q @ (k / math.sqrt(k.shape[-1])).transpose(2, 3) + mask, -1)
        a = weights.to(v.dtype) @ v
        a = self.attended(a.transpose(1, 2).reshape(b, n, h))
        x = self.attended_norm(x + F.dropout(a, drop, self.training))
        f = self.narrow(F.gelu(self.widen(x)))
        return self.narrow_norm(x + F.dropout(f, drop, self.training))


class Encoder(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float = 0.1):
        super().__init__()
        self.piece = nn.Embedding(sizes.pieces, sizes.hidden)
        self.position = nn.Embedding(sizes.positions, sizes.hidden)
        self.shape = nn.Embedding(len(SHAPES), sizes.hidden)
        self.flags = nn.Embedding(8, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.dropout = dropout
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.flags.weight)

    def forward(self, pieces, shapes, flags, lengths):
        at = torch.arange(pieces.shape[1])
        outside = (at[None, :] >= lengths[:, None])[:, None, None, :]
        mask = outside * torch.tensor(-1e4)
        x = self.piece(pieces) + self.position(at) + self.shape(shapes) + self.flags(flags)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states


class Mix(nn.Module):
    """A weighted sum of the upper layers, the weights learned."""

    def __init__(self, layers: int):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self, states):
        w = torch.softmax(self.weights, 0) * self.scale
        return sum(w[i] * s for i, s in enumerate(states[-len(w):]))


class Tags(nn.Module):
    """Classes of a word through a narrow layer: cheap where there are many classes."""

    def __init__(self, sizes: Sizes, bottleneck: int, classes: dict[str, int], dropout: float):
        super().__init__()
        self.narrow = nn.Linear(sizes.hidden, bottleneck)
        self.out = nn.ModuleDict({h: nn.Linear(bottleneck, n) for h, n in classes.items()})
        self.dropout = dropout

    def forward(self, x):
        x = F.dropout(x, self.dropout, self.training)
        x = F.dropout(F.relu(self.narrow(x)), self.dropout, self.training)
        return {h: out(x) for h, out in self.out.items()}


class Transitions(nn.Module):
    """How well one tag of a name follows another, learned for each scheme (a linear-chain
    conditional random field). Rows are the tag before; the last row is a sentence's start."""

    def __init__(self, classes: dict[str, int]):
        super().__init__()
        self.of = nn.ParameterDict({h: nn.Parameter(torch.zeros(n + 1, n)) for h, n in classes.items()})

    def loss(self, scheme: str, scores, gold, inside):
        """Minus the log-probability of the gold tags, a word. scores: sentences x words x
        tags; gold: sentences x words; inside: is there a word?"""
        with torch.autocast("cpu", enabled=False):
            return self._loss(self.of[scheme].float(), scores.float(), gold, inside)

    @staticmethod
    def _loss(steps, scores, gold, inside):
        start, steps = steps[-1], steps[:-1]
        best = torch.gather(scores, 2, gold[..., None])[..., 0]
        moved = steps[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]
        path = (best * inside).sum() + moved.sum() + start[gold[:, 0]].sum()
        sums = scores[:, 0] + start
        for t in range(1, scores.shape[1]):
            # A product of exponentials is much cheaper than logsumexp over all pairs.
            most = sums.amax(1, keepdim=True)
            through = torch.log(torch.exp(sums - most) @ torch.exp(steps)) + most + scores[:, t]
            sums = torch.where(inside[:, t, None], through, sums)
        return (torch.logsumexp(sums, 1).sum() - path) / inside.sum()


class Trees(nn.Module):
    """Scores of heads (biaffine) and of relations (of the head that was chosen).

    Heads count from 0 = root, whose vector is learned.
    """

    def __init__(self, sizes: Sizes, relations: int, dropout: float):
        super().__init__()
        self.arc_dependent = nn.Linear(sizes.hidden, sizes.arc)
        self.arc_head = nn.Linear(sizes.hidden, sizes.arc)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.root = nn.Parameter(torch.randn(sizes.hidden) * 0.02)
        self.relation_dependent = nn.Linear(sizes.hidden, sizes.relation)
        self.relation_head = nn.Linear(sizes.hidden, sizes.relation)
        self.relation = nn.Linear(sizes.relation, relations)
        self.dropout = dropout
        nn.init.xavier_uniform_(self.arc)

    def with_root(self, x):
        return torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)

    def arcs(self, x):
        """x: sentences x words x hidden. Result: sentences x words x (1 + words)."""
        x = F.dropout(x, self.dropout, self.training)
        dependent = F.dropout(F.relu(self.arc_dependent(x)), self.dropout, self.training)
        head = F.dropout(F.relu(self.arc_head(self.with_root(x))), self.dropout, self.training)
        # The one lets a word be a likely head whatever the dependent.
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return (dependent @ self.arc) @ head.transpose(1, 2) / math.sqrt(self.arc.shape[1])

    def relations(self, x, heads):
        """The scores of every relation for each word and its head (0 = root)."""
        x = F.dropout(x, self.dropout, self.training)
        dependent = self.relation_dependent(x)
        head = self.relation_head(self.with_root(x))
        chosen = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.relation(F.dropout(F.relu(dependent + chosen), self.dropout, self.training))


class Links(nn.Module):
    """Which span belongs to which: a score for every span that may be meant, and for none.

    A span is its first and its last word; both are read in one narrow layer.
    """

    def __init__(self, sizes: Sizes, bottleneck: int):
        super().__init__()
        self.asks_first = nn.Linear(bottleneck, sizes.link)
        self.asks_last = nn.Linear(bottleneck, sizes.link, bias=False)
        self.meant_first = nn.Linear(bottleneck, sizes.link)
        self.meant_last = nn.Linear(bottleneck, sizes.link, bias=False)
        self.none = nn.Linear(sizes.link, 1)

    def forward(self, words, asking, meant):
        """`words`: rows of the narrow layer. `asking`: spans x 2, first and last word;
        `meant`: spans x candidates x 2. Result: spans x (1 + candidates), none first."""
        asks = F.relu(self.asks_first(words[asking[:, 0]]) + self.asks_last(words[asking[:, 1]]))
        to = self.meant_first(words[meant[..., 0]]) + self.meant_last(words[meant[..., 1]])
        scores = (to * asks[:, None]).sum(-1) / math.sqrt(asks.shape[-1])
        return torch.cat([self.none(asks), scores], 1)


class Attributions(nn.Module):
    """What each word is to an attribution, and which source, cue and content belong together."""

    def __init__(self, sizes: Sizes, roles: int, dropout: float):
        super().__init__()
        self.narrow = nn.Linear(sizes.hidden, sizes.role_bottleneck)
        self.roles = nn.Linear(sizes.role_bottleneck, roles)
        self.inner = nn.Linear(sizes.role_bottleneck, roles)
        self.link_narrow = nn.Linear(sizes.hidden, sizes.role_bottleneck)
        self.cue_of_content = Links(sizes, sizes.role_bottleneck)
        self.source_of_cue = Links(sizes, sizes.role_bottleneck)
        self.dropout = dropout

    def scores(self, x):
        """Of each role, and of each role inside a content."""
        x = F.dropout(x, self.dropout, self.training)
        x = F.dropout(F.relu(self.narrow(x)), self.dropout, self.training)
        return self.roles(x), self.inner(x)

    def linked(self, x):
        """The rows that Links reads."""
        x = F.dropout(x, self.dropout, self.training)
        return F.relu(self.link_narrow(x))


class Analyser(nn.Module):
    TAGS = ["upos", "xpos", "feats", "lemma"]

    def __init__(self, sizes: Sizes, classes: dict[str, int], dropout: float = 0.1, head_dropout: float = 0.25):
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, dropout)
        self.tag_mix = Mix(sizes.mixed_layers)
        self.tree_mix = Mix(sizes.mixed_layers)
        self.name_mix = Mix(sizes.mixed_layers)
        tags = {h: n for h, n in classes.items() if h in self.TAGS}
        names = {h: n for h, n in classes.items() if h not in self.TAGS and h not in ("deprel", "roles")}
        self.tags = Tags(sizes, sizes.tag_bottleneck, tags, head_dropout)
        self.names = Tags(sizes, sizes.name_bottleneck, names, head_dropout)
        sequences = {h: n for h, n in classes.items() if h in NAME_SCHEMES or h == "roles"}
        if "roles" in classes:
            sequences["inner"] = classes["roles"]
        self.transitions = Transitions(sequences)
        self.trees = Trees(sizes, classes["deprel"], head_dropout)
        self.role_mix = Mix(sizes.mixed_layers)
        self.attributions = Attributions(sizes, classes["roles"], head_dropout) if "roles" in classes else None


def initial_encoder_weights(encoder: Encoder, path: str) -> None:
    """Fills the encoder from the MiniLM checkpoint; shape and flags stay zero."""
    from safetensors.torch import load_file

    given = load_file(path)
    with torch.no_grad():
        words = given["embeddings.word_embeddings.weight"]
        encoder.piece.weight.copy_(words)
        positions = given["embeddings.position_embeddings.weight"][: encoder.position.num_embeddings]
        # The type embedding of a first sentence is the same everywhere: part of the position.
        encoder.position.weight.copy_(positions + given["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(encoder.layers):
            of = lambda name: given[f"encoder.layer.{i}.{name}"]
            for part in ("weight", "bias"):
                qkv = [of(f"attention.self.{x}.{part}") for x in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                getattr(layer.attended, part).copy_(of(f"attention.output.dense.{part}"))
                getattr(layer.attended_norm, part).copy_(of(f"attention.output.LayerNorm.{part}"))
                getattr(layer.widen, part).copy_(of(f"intermediate.dense.{part}"))
                getattr(layer.narrow, part).copy_(of(f"output.dense.{part}"))
                getattr(layer.narrow_norm, part).copy_(of(f"output.LayerNorm.{part}"))
