"""Words to wordpieces, each with the shape of its word, because the encoder itself knows no case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

LOWER, TITLE, UPPER, INITIAL, MIXED, NUMBER, SYMBOL, ALPHANUMERIC = range(8)
SHAPES = 8
CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST_WORD = 12  # wordpieces of a word that are kept
LONGEST_SENTENCE = 500  # wordpieces; the encoder knows 512 places
FEW, MOST = 3, 0.7  # a sentence in capitals has more words than the first, and a greater share of them in capitals than the second

Integers = NDArray[np.int64]


def shape(word: str) -> int:
    """Return the class of a word by its case and its digits."""
    letters = any(character.isalpha() for character in word)
    digits = any(character.isdigit() for character in word)
    if not letters:
        return NUMBER if digits else SYMBOL
    if digits:
        return ALPHANUMERIC
    return letter_case(word)


def letter_case(word: str) -> int:
    """Return the class of a word with letters and no digits."""
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else INITIAL
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED


def is_shouted(words: Sequence[str]) -> bool:
    """Tell whether a sentence is written in capitals, as old wire copy and some headlines are."""
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) > FEW and sum(word.isupper() for word in letters) > MOST * len(letters)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence in wordpieces; `first` has for each word the place of its first piece, after that of [CLS] for the root.

    Words that find no place in the longest sentence are missing at the end of `first`.
    """

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


class WordEncoder:
    """Turns words into wordpieces, remembering the words it has seen."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._seen: dict[str, tuple[list[int], int]] = {}

    def encode(self, words: Sequence[str]) -> Encoded:
        """Return a sentence between [CLS] and [SEP], without the words that would make it too long.

        Where all words are in capitals, capitals tell no name: the sentence is read as if in lower case.
        """
        pieces, shapes, first = [CLS], [LOWER], [0]
        shouted = is_shouted(words)
        for word in words:
            ids, shape_of_word = self._seen.get(word) or self._remember(word)
            case = LOWER if shouted and shape_of_word in (UPPER, INITIAL) else shape_of_word
            if len(pieces) + len(ids) >= LONGEST_SENTENCE:
                break
            first.append(len(pieces))
            pieces += ids
            shapes += [case] * len(ids)
        return Encoded((*pieces, SEP), (*shapes, LOWER), tuple(first))

    def _remember(self, word: str) -> tuple[list[int], int]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD] or [UNKNOWN]
        found = (ids, shape(word))
        if len(self._seen) < 200_000:  # a bound on memory for long runs
            self._seen[word] = found
        return found


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays of several sentences; `words` is true where there is a word or the root."""

    pieces: Integers
    mask: Integers
    shapes: Integers
    first: Integers
    words: NDArray[np.bool_]

    def inputs(self) -> tuple[Integers, Integers, Integers, Integers]:
        """Return what the model takes, in its order."""
        return self.pieces, self.mask, self.shapes, self.first


def pad(sentences: Sequence[Encoded]) -> Batch:
    """Put sentences into one batch."""
    size = (len(sentences), max(len(sentence.pieces) for sentence in sentences))
    widest = max(len(sentence.first) for sentence in sentences)
    batch = Batch(
        pieces=np.zeros(size, np.int64),
        mask=np.zeros(size, np.int64),
        shapes=np.zeros(size, np.int64),
        first=np.zeros((len(sentences), widest), np.int64),
        words=np.zeros((len(sentences), widest), np.bool_),
    )
    for row, sentence in enumerate(sentences):
        batch.pieces[row, : len(sentence.pieces)] = sentence.pieces
        batch.mask[row, : len(sentence.pieces)] = 1
        batch.shapes[row, : len(sentence.shapes)] = sentence.shapes
        batch.first[row, : len(sentence.first)] = sentence.first
        batch.words[row, : len(sentence.first)] = True
    return batch
