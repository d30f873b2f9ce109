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
    found = np.flatnonzero(predicates.argmax(-1)).tolist()
    own = roles[:, found]
    best = own.argmax(0)
    margin = own.max(0) - own[0]
    for place, word in enumerate(found):
        sense = senses.choose(words[word], predicates[word], labels.senses)
        yield Frame(word, sense, tuple(_arguments(best[place].tolist(), margin[place].tolist(), labels.roles)))


def _arguments(best: Sequence[int], margin: Sequence[float], roles: Sequence[str]) -> list[Argument]:
    """Return the arguments of one predicate in the order of the text; a core label goes to its best word only."""
    named = [Argument(roles[role], word) for word, role in enumerate(best) if role]
    strongest: dict[str, int] = {}
    for argument in named:
        label, word = argument.label, argument.head
        if label in CORE and (label not in strongest or margin[word] > margin[strongest[label]]):
            strongest[label] = word
    return [argument for argument in named if strongest.get(argument.label, argument.head) == argument.head]
