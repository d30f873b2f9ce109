"""Which senses a lemma has: a table of counts from the training data, to which the model's choice is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.language.engine import Floats


@dataclass(frozen=True, slots=True)
class SenseTable:
    """For each lemma its sense suffixes, the commonest first."""

    senses: Mapping[str, tuple[str, ...]]

    def choose(self, lemma: str, scores: Floats, labels: Sequence[str]) -> str:
        """Return the best sense that the lemma is known to have; the model's own choice for an unknown lemma."""
        best = labels[int(scores[1:].argmax()) + 1]
        known = self.senses.get(lemma)
        return best if known is None or best in known else known[0]


def read_senses(path: Path) -> SenseTable:
    """Read lines of a lemma and its senses; a missing file knows no lemma."""
    if not path.exists():
        return SenseTable({})
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return SenseTable({lemma: tuple(senses) for lemma, *senses in rows})
