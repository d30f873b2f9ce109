"""Who did what: PropBank frames from the scores of predicates and of their arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.language.engine import Floats, Labels
from dateline.language.senses import SenseTable
from dateline.records.texts import Argument, Frame

CORE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})


def find_frames(predicates: Floats, roles: Floats, words: Sequence[tuple[str, str]], labels: Labels, senses: SenseTable) -> Iterator[Frame]:
    """Yield the frames of a sentence, given the lemma and the tag of its words; scores have no place for the root here."""
    for word in np.flatnonzero(predicates.argmax(-1)).tolist():
        sense = senses.choose(words[word], predicates[word], labels.senses)
        yield Frame(word, sense, tuple(_arguments(roles[:, word], labels)))


def _arguments(scores: Floats, labels: Labels) -> list[Argument]:
    """Return the arguments of one predicate in the order of the text; a core label goes to its best word only."""
    best = scores.argmax(0)
    margin = scores.max(0) - scores[0]
    words = np.flatnonzero(best).tolist()
    strongest: dict[str, int] = {}
    for word in words:
        label = labels.roles[best[word]]
        if label in CORE and (label not in strongest or margin[word] > margin[strongest[label]]):
            strongest[label] = word
    named = [Argument(labels.roles[best[word]], word) for word in words]
    return [argument for argument in named if strongest.get(argument.label, argument.head) == argument.head]
