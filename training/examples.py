"""The whole training set, and the wordpieces of its sentences with a share in capitals and in lower case."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from dateline.language.wordpieces import INITIAL, LOWER, MIXED, TITLE, UPPER, Encoded, WordEncoder
from training.corpus import read_corpus
from training.names import TRAINING, add_entity_names, read_demonyms, read_names
from training.sets import Example, add_factuality, add_roles, read_factuality, read_trees

LONGEST = 200  # wordpieces of a training sentence
OWN = 4  # times that a sentence of our own corpus counts in a pass over the names: it alone knows the finer types
RECASED = 0.08  # share of sentences in capitals, as wire copy and headlines are, and again in lower case
CASED = frozenset({LOWER, TITLE, UPPER, INITIAL, MIXED})
DEMONYMS = Path(__file__).with_name("demonyms.txt")


@dataclass(frozen=True)
class Item:
    """A sentence and its wordpieces."""

    example: Example
    encoded: Encoded


def read_training(root: Path) -> tuple[list[Example], list[Example]]:
    """Return the sentences with trees, roles and factuality, and those with names only."""
    demonyms = read_demonyms(DEMONYMS)
    ewt = read_trees(root / "trees/ewt-train.conllu")
    add_roles(ewt, root / "roles/ewt-train.jsonl")
    others = add_factuality(ewt, read_factuality(root / "factuality/uds-ih2-train.jsonl"))
    others += read_factuality(root / "factuality/meantime-train.jsonl")
    gum = read_trees(root / "trees/gum-train.conllu")
    named = [example for file in TRAINING for example in read_names(root / "names" / file, demonyms)]
    add_entity_names(gum, named, demonyms)
    return ewt + gum + others, named + read_corpus() * OWN


def encode(examples: list[Example], words: WordEncoder) -> list[Item]:
    """Return the sentences with their wordpieces, without those too long to train on."""
    items = [Item(example, words.encode(example.words)) for example in examples]
    return [item for item in items if len(item.encoded.pieces) <= LONGEST and len(item.encoded.first) == len(item.example.words) + 1]


def recased(encoded: Encoded, chance: random.Random) -> Encoded:
    """Return a sentence as it is or, now and then, as if in capitals or in lower case: the pieces know no case, the shapes do."""
    draw = chance.random()
    if draw >= 2 * RECASED:
        return encoded
    case = UPPER if draw < RECASED else LOWER
    inner = tuple(case if shape in CASED else shape for shape in encoded.shapes[1:-1])
    return Encoded(encoded.pieces, (encoded.shapes[0], *inner, encoded.shapes[-1]), encoded.first)


def batches_of_epoch(structured: list[Item], named: list[Item], pieces: int, repeat: int, chance: random.Random) -> list[list[Item]]:
    """Return shuffled batches: the structured sentences so many times over, the named ones once."""
    batches = cut_batches(named, pieces, chance)
    for _ in range(repeat):
        batches += cut_batches(structured, pieces, chance)
    chance.shuffle(batches)
    return batches


def cut_batches(items: list[Item], pieces: int, chance: random.Random) -> list[list[Item]]:
    """Cut sentences into batches of like length, of at most so many wordpieces, padding included."""
    ordered = sorted(items, key=lambda item: len(item.encoded.pieces) + chance.random() * 6)
    batches: list[list[Item]] = [[]]
    longest = 0
    for item in ordered:
        longest = max(longest, len(item.encoded.pieces))
        if batches[-1] and longest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            longest = len(item.encoded.pieces)
        batches[-1].append(item)
    return batches
