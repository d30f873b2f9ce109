"""One encoder pass for a sentence; heads for tags, trees, names, predicates, their arguments and factuality.

The encoder is uncased, so the shape of a word (its case, its digits) enters through a
widened token-type table. The first wordpiece stands for the word, and [CLS], at word
position 0, for the root. Each group of heads mixes the layers with weights of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from dateline.language.wordpieces import SHAPES
from training.labels import Alphabets

START_OF_NONE = 4.0  # most words are no argument of a predicate: where the score of "none" begins
GROUPS = ("syntax", "names", "roles", "factuality")


def with_one(vectors: Tensor) -> Tensor:
    """Append a constant 1 to each vector, for the bias of a biaffine form."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


class Biaffine(nn.Module):
    """Scores of pairs of words for each of `outputs` labels: [x 1] U [y 1]."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.outputs = outputs
        self.inner = nn.Linear(width + 1, outputs * (width + 1), bias=False)
        if outputs > 1:
            nn.init.xavier_uniform_(self.inner.weight.data.view(outputs, width + 1, width + 1))
        else:
            nn.init.zeros_(self.inner.weight)

    def halved(self, x: Tensor) -> Tensor:
        """Return [x 1] U: (..., outputs, width + 1)."""
        return self.inner(with_one(x)).unflatten(-1, (self.outputs, -1))

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """Score every x against every y of a sentence: (batch, x, width), (batch, y, width) to (batch, outputs, x, y)."""
        return self.halved(x).transpose(1, 2) @ with_one(y).transpose(1, 2).unsqueeze(1)

    def paired(self, x: Tensor, y: Tensor) -> Tensor:
        """Score one x against one y each: (n, width), (n, width) to (n, outputs)."""
        return (self.halved(x) @ with_one(y).unsqueeze(-1)).squeeze(-1)

    def against(self, x: Tensor, y: Tensor) -> Tensor:
        """Score one x against the words of its sentence: (n, width), (n, words, width) to (n, words, outputs)."""
        return with_one(y) @ self.halved(x).transpose(1, 2)


@dataclass
class Widths:
    """Sizes of the hidden layers between the encoder and the scores."""

    arcs: int = 256
    relations: int = 96
    names: int = 192
    roles: int = 128
    factuality: int = 128


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self, encoder: BertModel, labels: Alphabets, widths: Widths | None = None, drop: float = 0.25) -> None:
        super().__init__()
        widths = widths or Widths()
        self.encoder = encoder
        widen_token_types(encoder)
        hidden = encoder.config.hidden_size
        self.mixes = nn.ParameterDict({group: nn.Parameter(torch.zeros(encoder.config.num_hidden_layers + 1)) for group in GROUPS})
        self.drop = nn.Dropout(drop)

        def projection(width: int) -> nn.Module:
            return nn.Sequential(nn.Linear(hidden, width), nn.GELU(), nn.Dropout(drop))

        self.tags = nn.Linear(hidden, len(labels.tags))
        self.arc_dependent, self.arc_head = projection(widths.arcs), projection(widths.arcs)
        self.relation_dependent, self.relation_head = projection(widths.relations), projection(widths.relations)
        self.arcs = Biaffine(widths.arcs, 1)
        self.relations = Biaffine(widths.relations, len(labels.relations))
        self.names = nn.Sequential(projection(widths.names), nn.Linear(widths.names, len(labels.names)))
        self.predicates = nn.Linear(hidden, len(labels.senses))
        self.role_predicate, self.role_argument = projection(widths.roles), projection(widths.roles)
        self.roles = Biaffine(widths.roles, len(labels.roles))
        self.factuality = nn.Sequential(projection(widths.factuality), nn.Linear(widths.factuality, 1))
        self.role_bias = nn.Parameter(torch.tensor([START_OF_NONE] + [0.0] * (len(labels.roles) - 1)))

    def vectors(self, pieces: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Return for each group of heads the word vectors (batch, 1 + words, hidden), the root first."""
        layers = self.encoder(input_ids=pieces, attention_mask=mask, token_type_ids=shapes, output_hidden_states=True).hidden_states
        where = first.unsqueeze(-1).expand(-1, -1, layers[0].size(-1))
        words = [torch.gather(layer, 1, where) for layer in layers]
        mixed = {}
        for group, weights in self.mixes.items():
            share = weights.softmax(0)
            mixed[group] = self.drop(sum(share[index] * layer for index, layer in enumerate(words)))
        return mixed

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return all scores: tags, arcs, relations, names, predicates, roles and factuality.

        Words count from 0 for the root. Arcs are (batch, dependent, head), relations
        (batch, relation, dependent, head), roles (batch, role, predicate, argument).
        """
        vectors = self.vectors(pieces, mask, shapes, first)
        syntax, roles = vectors["syntax"], vectors["roles"]
        return (
            self.tags(syntax),
            self.arcs(self.arc_dependent(syntax), self.arc_head(syntax)).squeeze(1),
            self.relations(self.relation_dependent(syntax), self.relation_head(syntax)),
            self.names(vectors["names"]),
            self.predicates(roles),
            self.roles(self.role_predicate(roles), self.role_argument(roles)) + self.role_bias[:, None, None],
            self.factuality(vectors["factuality"]).squeeze(-1),
        )


def widen_token_types(encoder: BertModel) -> None:
    """Give the encoder one token type for each word shape, all starting from its first."""
    table = encoder.embeddings.token_type_embeddings
    if table.num_embeddings == SHAPES:
        return
    wider = nn.Embedding(SHAPES, table.embedding_dim)
    wider.weight.data = table.weight.data[:1].repeat(SHAPES, 1).clone()
    encoder.embeddings.token_type_embeddings = wider
    encoder.config.type_vocab_size = SHAPES


def load_encoder(path: Path, attention: str = "sdpa") -> BertModel:
    """Load the pretrained encoder from a directory with its configuration and weights."""
    return BertModel.from_pretrained(str(path), attn_implementation=attention, add_pooling_layer=False)
