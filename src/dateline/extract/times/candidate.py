"""Words that have the shape of a time, with the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.times.words import tables
from dateline.records.texts import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a sentence that match a rule: their place in its text and their tokens."""

    rule: str
    text: str
    start: int
    end: int
    sentence: Sentence
    tokens: tuple[Token, ...]

    @property
    def words(self) -> str:
        """Return the words in lower case."""
        return self.text[self.start : self.end].casefold()

    @property
    def span(self) -> Span:
        """Return the place in the document."""
        return Span(self.sentence.span.start + self.start, self.sentence.span.start + self.end)

    @property
    def before(self) -> str:
        """Return the word before, in lower case, without a full stop."""
        match = re.search(r"([\w%.]+|[(–-])\s*$", self.text[max(0, self.start - 24) : self.start])
        return match.group(1).casefold().strip(".") if match else ""

    @property
    def after(self) -> str:
        """Return the word after, in lower case."""
        match = re.match(r"\s*([\w%]+)", self.text[self.end : self.end + 24])
        return match.group(1).casefold() if match else ""

    def followed_by(self, pattern: str) -> bool:
        """Tell whether a pattern matches right after the words."""
        return re.match(pattern, self.text[self.end : self.end + 40], re.IGNORECASE) is not None

    def is_after(self, row: str) -> bool:
        """Tell whether the word before stands in a row of the table."""
        return self.before in rows()[row]


@cache
def rows() -> dict[str, frozenset[str]]:
    """Return the rows of words that stand before or after what is a time, or is none."""
    return {row: frozenset(words) for row, words in tables()["fit"].items()}
