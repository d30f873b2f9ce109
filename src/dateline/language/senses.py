"""Which senses a lemma has: a table of counts from the training data, to which the model's choice is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.language.engine import Floats


@dataclass(frozen=True, slots=True)
class SenseTable:
    """For each lemma and tag the sense suffixes, the commonest first."""

    senses: Mapping[tuple[str, str], tuple[str, ...]]

    def choose(self, word: tuple[str, str], scores: Floats, labels: Sequence[str]) -> str:
        """Return the model's choice if the word is known to have that sense or is not known at all; else its commonest sense."""
        best = labels[int(scores[1:].argmax()) + 1]
        known = self.senses.get(word)
        return best if known is None or best in known else known[0]


def read_senses(path: Path) -> SenseTable:
    """Read lines of a lemma, a tag and the senses of both; a missing file knows no lemma."""
    if not path.exists():
        return SenseTable({})
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return SenseTable({(lemma, tag): tuple(senses) for lemma, tag, *senses in rows})
