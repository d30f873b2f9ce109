"""How a batch becomes a loss, layer by layer; what a sentence does not have costs nothing."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own name for it
from torch import Tensor

from dateline.language.wordpieces import Batch
from training.labels import NONE, Alphabets
from training.model import Reader
from training.sets import Example, head_of_span

IGNORED = -100


class Losses:
    """A model with its labels; gives the losses of a batch."""

    def __init__(self, model: Reader, labels: Alphabets) -> None:
        self.model = model
        self.tag, self.relation, self.sense, self.role, self.name = (
            {label: place for place, label in enumerate(alphabet)}
            for alphabet in (labels.tags, labels.relations, labels.senses, labels.roles, labels.names)
        )

    def of(self, batch: Batch, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return the loss of each layer that any sentence of the batch has."""
        vectors = self.model.vectors(*map(torch.from_numpy, batch.inputs()))
        words = torch.from_numpy(batch.words)
        losses: dict[str, Tensor] = {}
        if any(example.heads for example in examples):
            losses |= self.tree_losses(vectors["syntax"], words, examples)
        if any(example.frames is not None for example in examples):
            losses |= self.role_losses(vectors["roles"], words, examples)
        if any(example.factuality for example in examples):
            losses["factuality"] = self.factuality_loss(vectors["factuality"], examples)
        if any(any(example.names or ()) for example in examples):
            losses["names"] = self.name_loss(vectors["names"], examples)
        return losses

    def tree_losses(self, vectors: Tensor, words: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return the losses of tags, arcs and relations, these at the gold heads only."""
        model = self.model
        tags, heads, relations = (torch.full(words.shape, IGNORED) for _ in range(3))
        for row, example in enumerate(examples):
            if example.heads and example.tags and example.relations:
                own = slice(1, len(example.words) + 1)
                tags[row, own] = torch.tensor([self.tag[tag] for tag in example.tags])
                heads[row, own] = torch.tensor(example.heads)
                relations[row, own] = torch.tensor([self.relation.get(relation, IGNORED) for relation in example.relations])
        known = heads >= 0
        arcs = model.arcs(model.arc_dependent(vectors), model.arc_head(vectors)).squeeze(1)
        arcs = arcs.float().masked_fill(~words.unsqueeze(1), -1e4)
        rows = torch.arange(len(examples)).unsqueeze(1).expand_as(heads)[known]
        scores = model.relations.paired(model.relation_dependent(vectors)[known], model.relation_head(vectors)[rows, heads[known]])
        return {
            "tags": F.cross_entropy(model.tags(vectors)[known].float(), tags[known]),
            "arcs": F.cross_entropy(arcs[known], heads[known]),
            "relations": F.cross_entropy(scores.float(), relations[known], ignore_index=IGNORED),
        }

    def role_losses(self, vectors: Tensor, words: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return the losses of predicates with their senses, and of the argument heads of the gold predicates."""
        model = self.model
        senses = torch.full(words.shape, IGNORED)
        rows, places, targets = [], [], []
        for row, example in enumerate(examples):
            if example.frames is None or example.heads is None:
                continue
            senses[row, 1 : len(example.words) + 1] = self.sense[NONE]
            for frame in example.frames:
                senses[row, frame.predicate + 1] = self.sense.get(frame.sense, IGNORED)
                target = torch.full((words.size(1),), IGNORED)
                target[1 : len(example.words) + 1] = self.role[NONE]
                for label, start, end in frame.arguments:
                    target[head_of_span(example.heads, start, end) + 1] = self.role.get(label, IGNORED)
                rows.append(row)
                places.append(frame.predicate + 1)
                targets.append(target)
        known = senses != IGNORED
        losses = {"predicates": F.cross_entropy(model.predicates(vectors)[known].float(), senses[known])}
        if rows:
            scores = model.roles.against(model.role_predicate(vectors)[rows, places], model.role_argument(vectors)[rows]) + model.role_bias
            flat = scores.float().flatten(0, 1)
            losses["roles"] = F.cross_entropy(flat, torch.stack(targets).flatten(), ignore_index=IGNORED, reduction="sum") / len(rows)
        return losses

    def factuality_loss(self, vectors: Tensor, examples: Sequence[Example]) -> Tensor:
        """Return the mean squared error at the rated words: its least value is the mean of what raters say, which correlates best."""
        rated = [(row, word + 1, value) for row, example in enumerate(examples) for word, value in example.factuality.items()]
        rows, places, values = zip(*rated, strict=True)
        given = self.model.factuality(vectors[list(rows), list(places)]).squeeze(-1).float()
        return F.mse_loss(given, torch.tensor(values))

    def name_loss(self, vectors: Tensor, examples: Sequence[Example]) -> Tensor:
        """Return minus the log of the probability that falls on the allowed labels."""
        scores = self.model.names(vectors).float()
        allowed = torch.zeros(scores.shape, dtype=torch.bool)
        for row, example in enumerate(examples):
            for word, labels in enumerate(example.names or ()):
                for label in labels:
                    allowed[row, word + 1, self.name[label]] = True
        annotated = allowed.any(-1)
        scores, allowed = scores[annotated], allowed[annotated]
        return (scores.logsumexp(-1) - scores.masked_fill(~allowed, -1e4).logsumexp(-1)).mean()
