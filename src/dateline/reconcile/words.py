"""What is written in a report, weighed: rare words count much, the words that every report of violence holds count little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORTEST = 3
_BACKGROUND = 300.0  # reports imagined beside those at hand, so that two reports alone do not make every word they share common
_ORDINARY = 0.5  # share of the imagined reports that hold an ordinary word
_OTHER = 0.001  # and any other word


@dataclass(frozen=True, slots=True)
class Wording:
    """Reports as rows of unit length over their words; `held` is in how many reports each word stands."""

    matrix: csr_array
    words: tuple[str, ...]
    held: NDArray[np.int64]


@cache
def ordinary_words() -> frozenset[str]:
    """Return the words that say little when two reports share them."""
    lines = files("dateline.reconcile").joinpath("tables/ordinary_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def bag(text: str, weight: int = 1) -> Counter[str]:
    """Return how often each word stands in a text, and each pair of capitalised neighbours (a name) as one word more."""
    written = [found.group().replace("’", "'").removesuffix("'s") for found in _WORD.finditer(text)]
    folded = [word.casefold() for word in written]
    counted = Counter(word for word in folded if len(word) >= _SHORTEST or word.isdigit())
    ordinary = ordinary_words()
    for (one, left), (other, right) in pairwise(zip(written, folded, strict=True)):
        if one[0].isupper() and other[0].isupper() and left not in ordinary and right not in ordinary:
            counted[f"{left} {right}"] += 1
    return Counter({word: times * weight for word, times in counted.items()})


def weigh(bags: Sequence[Mapping[str, int]], reports: Sequence[Mapping[str, int]]) -> Wording:
    """Return the bags as rows of TF-IDF weights of unit length; how rare a word is, the reports say.

    A word that stands in one report alone makes its row longer and is then left out, for nothing shares it.
    """
    held = Counter(word for each in reports for word in each)
    words = sorted(held)
    at = {word: position for position, word in enumerate(words)}
    ordinary = ordinary_words()
    count = np.array([held[word] for word in words], dtype=np.int64)
    imagined = np.array([_ORDINARY if word in ordinary else _OTHER for word in words]) * _BACKGROUND
    rarity = np.log((len(reports) + _BACKGROUND) / (count + imagined))
    columns = [sorted(at[word] for word in each if word in at) for each in bags]
    times = [each[words[column]] for each, row in zip(bags, columns, strict=True) for column in row]
    index = np.fromiter((column for row in columns for column in row), dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])]).astype(np.int64)
    weights = (1 + np.log(np.array(times, dtype=float))) * rarity[index] if times else np.zeros(0)
    return Wording(_shared(_unit(weights, index, starts, len(words)), count), tuple(words), count)


def _shared(matrix: csr_array, count: NDArray[np.int64]) -> csr_array:
    """Return the rows without the words of one report alone: they make a row longer, but nothing shares them."""
    matrix.data[count[matrix.indices] < 2] = 0
    matrix.eliminate_zeros()
    return matrix


def likeness(wording: Wording, left: NDArray[np.int64], right: NDArray[np.int64], slab: int = 50_000) -> NDArray[np.float64]:
    """Return the cosine of each pair of rows."""
    found = [
        np.asarray((wording.matrix[left[at : at + slab]] * wording.matrix[right[at : at + slab]]).sum(axis=1)).ravel()
        for at in range(0, len(left), slab)
    ]
    return np.concatenate(found) if found else np.zeros(0)


def shared(wording: Wording, left: int, right: int, most: int = 4) -> tuple[str, ...]:
    """Return the rarest words that two rows share, those that weigh most first."""
    matrix = wording.matrix
    one, other = (slice(matrix.indptr[row], matrix.indptr[row + 1]) for row in (left, right))
    both, here, there = np.intersect1d(matrix.indices[one], matrix.indices[other], assume_unique=True, return_indices=True)
    ranked = sorted(zip((-matrix.data[one][here] * matrix.data[other][there]).round(9).tolist(), both.tolist(), strict=True))
    return _whole([wording.words[column] for _, column in ranked[: 3 * most]])[:most]


def _whole(words: Iterable[str]) -> tuple[str, ...]:
    """Return words without those that stand in a longer one of them."""
    listed = list(words)
    return tuple(word for word in listed if not any(word != other and word in other.split(" ") for other in listed))


def _unit(weights: NDArray[np.float64], index: NDArray[np.int64], starts: NDArray[np.int64], width: int) -> csr_array:
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(starts) - 1)) if len(rows) else np.ones(len(starts) - 1)
    lengths[lengths == 0] = 1.0
    return csr_array((weights / lengths[rows], index, starts), shape=(len(starts) - 1, max(width, 1)))
