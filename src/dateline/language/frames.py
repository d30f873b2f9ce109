"""Who did what: PropBank frames from the scores of predicates and of their arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.language.engine import Labels, Scores
from dateline.language.senses import SenseTable
from dateline.records.texts import Argument, Frame

CORE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})


def find_frames(scores: Scores, words: Sequence[tuple[str, str]], labels: Labels, senses: SenseTable) -> Iterator[Frame]:
    """Yield the frames of a sentence, given the lemma and the tag of its words."""
    own = scores.roles[:, :, 1:]
    best = own.argmax(1)
    margin = own.max(1) - own[:, 0]
    for row, place in enumerate(np.flatnonzero(scores.predicates.argmax(-1)).tolist()):
        if place:
            sense = senses.choose(words[place - 1], scores.predicates[place], labels.senses)
            yield Frame(place - 1, sense, tuple(_arguments(best[row].tolist(), margin[row].tolist(), labels.roles)))


def _arguments(best: Sequence[int], margin: Sequence[float], roles: Sequence[str]) -> list[Argument]:
    """Return the arguments of one predicate in the order of the text; a core label goes to its best word only."""
    named = [Argument(roles[role], word) for word, role in enumerate(best) if role]
    strongest: dict[str, int] = {}
    for argument in named:
        label, word = argument.label, argument.head
        if label in CORE and (label not in strongest or margin[word] > margin[strongest[label]]):
            strongest[label] = word
    return [argument for argument in named if strongest.get(argument.label, argument.head) == argument.head]
