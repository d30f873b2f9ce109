"""The alphabets of the heads and the table of senses, collected from the training set."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.language.lemmas import lemma_of
from training.names import LABELS
from training.sets import Example

NONE = "none"
RARE = 20  # a sense or a role label seen less often in training gets no class of its own


@dataclass
class Alphabets:
    """The labels of all heads, in the order of their scores; the first of senses, roles and names stands for nothing there."""

    tags: list[str]
    relations: list[str]
    senses: list[str]
    roles: list[str]
    names: list[str]

    def save(self, path: Path) -> None:
        """Write the alphabets as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Alphabets:
        """Read the alphabets back."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def collect_alphabets(examples: Iterable[Example]) -> Alphabets:
    """Return the alphabets of a training set."""
    tags: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    senses: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for example in examples:
        tags.update(example.tags or ())
        relations.update(example.relations or ())
        for frame in example.frames or ():
            senses[frame.sense] += 1
            roles.update(label for label, _, _ in frame.arguments)
    return Alphabets(
        tags=sorted(tags),
        relations=sorted(relations),
        senses=[NONE, *sorted(sense for sense, count in senses.items() if count >= RARE)],
        roles=[NONE, *sorted(role for role, count in roles.items() if count >= RARE)],
        names=list(LABELS),
    )


def write_senses(examples: Iterable[Example], known: Iterable[str], path: Path) -> None:
    """Write for each lemma and tag of a predicate the senses it has in the training set, the commonest first.

    Lemmas are the program's own: PropBank files "service" under serve.
    """
    classes = frozenset(known)
    counts: dict[tuple[str, str], Counter[str]] = {}
    for example in examples:
        for frame in example.frames or ():
            if frame.sense in classes and example.tags is not None:
                tag = example.tags[frame.predicate]
                counts.setdefault((lemma_of(example.words[frame.predicate], tag), tag), Counter())[frame.sense] += 1
    rows = ("\t".join([*key, *(sense for sense, _ in senses.most_common())]) for key, senses in sorted(counts.items()))
    note = "# lemma, tag, and its PropBank senses, commonest first; from PropBank over UD English-EWT (training part), CC BY-SA 4.0"
    path.write_text("\n".join([note, *rows]) + "\n", encoding="utf-8")
