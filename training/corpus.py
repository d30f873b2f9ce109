"""Our own corpus: news sentences with their names and the factuality of their predicates written into them.

`[Kakuma Front|GROUP]` is a name and its type, `claimed{3}` a predicate and its factuality; a backslash makes the next mark plain.
What is left without the marks is the sentence as it would be printed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.language.words import find_words
from dateline.records.texts import Span
from training.names import OUTSIDE, TYPES
from training.sets import Allowed, Example

FOLDER = Path(__file__).with_name("corpus")
COMMENT = "#"
SHARE = 5  # one sentence in so many is held out
LOWEST, HIGHEST = -3.0, 3.0
PIECE = re.compile(r"\\(?P<plain>.)|(?P<open>\[)|\|(?P<kind>\w*)\]|\{(?P<fact>[^{}]*)\}|(?P<stray>[]|{}\\])|(?P<text>[^][|{}\\]+)")


class CorpusError(ValueError):
    """A line of the corpus that cannot be read, with its file and number."""


@dataclass
class Marked:
    """A sentence without its marks, its names as (type, start, end) and its ratings by the offset where the rated word ends."""

    text: str = ""
    names: list[tuple[str, int, int]] = field(default_factory=list)
    ratings: dict[int, float] = field(default_factory=dict)


def read_corpus(folder: Path = FOLDER, held_out: bool = False) -> list[Example]:
    """Return the sentences to train on or, if asked, those held out; an error names the file and the line."""
    return [example for example in read_all(folder) if is_held_out(example.text) == held_out]


def read_all(folder: Path = FOLDER) -> list[Example]:
    """Return every sentence of the folder's text files; no sentence may stand twice."""
    seen: dict[str, str] = {}
    examples = []
    for where, line in find_lines(folder):
        try:
            example = read_line(line)
        except ValueError as error:
            raise CorpusError(f"{where}: {error}") from error
        known = seen.setdefault(key_of(example.text), where)
        if known != where:
            raise CorpusError(f"{where}: the sentence stands in {known} already")
        example.id = where
        examples.append(example)
    return examples


def find_lines(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines that hold a sentence, with their file and number."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip() and not line.startswith(COMMENT):
                yield f"{path.name}:{number}", line.strip()


def key_of(text: str) -> str:
    """Return what two printings of a sentence have in common: its letters and digits."""
    return "".join(character for character in text.casefold() if character.isalnum())


def held_out(sentence: str) -> bool:
    """Tell whether a sentence, without its marks, belongs to the fifth that is never trained on."""
    return int.from_bytes(hashlib.sha256(sentence.encode()).digest()[:8]) % SHARE == 0


is_held_out = held_out


def read_line(line: str) -> Example:
    """Return a marked sentence as words, their one allowed label each, and ratings by word."""
    marked = unmark(line)
    words = find_words(marked.text, Span(0, len(marked.text)))
    return Example(
        words=[marked.text[word.start : word.end] for word in words],
        text=marked.text,
        names=labels_of(words, marked),
        factuality=ratings_of(words, marked),
    )


def unmark(line: str) -> Marked:
    """Take the marks out of a line."""
    marked = Marked()
    begun = -1
    for piece in PIECE.finditer(line):
        if piece["text"] or piece["plain"]:
            marked.text += piece["text"] or piece["plain"]
        elif piece["open"] and begun < 0:
            begun = len(marked.text)
        elif piece["kind"] in TYPES and 0 <= begun < len(marked.text):
            marked.names.append((piece["kind"], begun, len(marked.text)))
            begun = -1
        elif piece["fact"] is not None:
            marked.ratings[len(marked.text)] = rating_of(piece["fact"])
        else:
            raise ValueError(f"the mark {piece.group()!r} at character {piece.start() + 1} means nothing there")
    if begun >= 0:
        raise ValueError(f"the name {marked.text[begun:]!r} is not closed")
    return marked


def rating_of(written: str) -> float:
    """Return a factuality within its scale."""
    rating = float(written)
    if not LOWEST <= rating <= HIGHEST:
        raise ValueError(f"factuality {written} lies outside the scale")
    return rating


def labels_of(words: list[Span], marked: Marked) -> list[Allowed]:
    """Return the label of each word; a name begins and ends where words do."""
    labels: list[Allowed] = [(OUTSIDE,)] * len(words)
    for kind, start, end in marked.names:
        inside = [place for place, word in enumerate(words) if start < word.end and word.start < end]
        if (words[inside[0]].start, words[inside[-1]].end) != (start, end):
            raise ValueError(f"the name {marked.text[start:end]!r} cuts a word")
        for place in inside:
            labels[place] = (f"{'B' if place == inside[0] else 'I'}-{kind}",)
    return labels


def ratings_of(words: list[Span], marked: Marked) -> dict[int, float]:
    """Return the ratings by word; each stands right behind a word."""
    places = {word.end: place for place, word in enumerate(words)}
    for end in marked.ratings:
        if end not in places:
            raise ValueError(f"the rating behind {marked.text[max(0, end - 20) : end]!r} follows no word")
    return {places[end]: rating for end, rating in marked.ratings.items()}
