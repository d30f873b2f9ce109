"""The text of a report: where words stand, and what the language model says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

Basis = Literal["given", "page", "none"]
Why = Literal["boilerplate", "promotion", "comments", "repeated_lead"]


class Span(NamedTuple):
    """Where in a document something is written, in Unicode code points; `end` is exclusive."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether both spans share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the quote."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Published:
    """The day that the caller or the page gives, ISO 8601; `basis` is none exactly when `date` is null."""

    date: str | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class Removed:
    """Words of a page that are no news; `span` is null where they were cut out of the text."""

    text: str
    span: Span | None
    why: Why


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its text, to which every offset refers, and what the page says of itself.

    `id` is the SHA-256 of the text, `raw_sha256` that of the bytes it came from. `language` is ISO 639-1.
    """

    id: str
    name: str
    url: str | None
    title: str | None
    site: str | None
    byline: str | None
    language: str | None
    published: Published
    original_publisher: str | None
    raw_sha256: str
    text: str
    note: str | None
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence with its Universal Dependencies analysis.

    `head` is the place of the governor in the sentence, -1 for the root. `relation` is the UD label with its subtype.
    `space` tells whether white space follows. `fact` is the factuality of a predicate, -3 (did not happen) to 3 (happened).
    """

    index: int
    span: Span
    text: str
    lemma: str
    tag: str
    head: int
    relation: str
    space: bool
    fact: float


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a sentence: words `first` up to but not including `last`, with the type the model gives."""

    first: int
    last: int
    type: str


@dataclass(frozen=True, slots=True)
class Argument:
    """A semantic role: PropBank label and the place of the argument's head word."""

    label: str
    head: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its PropBank sense suffix ("01", "02", "LV") and arguments."""

    predicate: int
    sense: str
    arguments: tuple[Argument, ...]


_beginning = attrgetter("span.start")


class _Asked(dict[str, bool]):
    """For each relation met whether it or, without its subtype, its kind is named."""

    def __init__(self, named: tuple[str, ...] | frozenset[str]) -> None:
        super().__init__()
        self.named = named

    def __missing__(self, relation: str) -> bool:
        found = self[relation] = relation in self.named or relation.partition(":")[0] in self.named
        return found


_asked = lru_cache(maxsize=4096)(_Asked)  # some fifty relations, each asked for in a few hundred places


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a UD tree with names and frames; its words are numbered from 0."""

    index: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    frames: tuple[Frame, ...]
    dependents: tuple[tuple[int, ...], ...]

    def root(self) -> Token:
        """Return the word that no other governs."""
        return next(token for token in self.tokens if token.head < 0)

    def children(self, token: Token, *relations: str) -> list[Token]:
        """Return the dependents of a word in order; with relations given, only those; "nsubj" also matches "nsubj:pass"."""
        below = self.dependents[token.index]
        if not below:
            return []
        tokens = self.tokens
        if not relations:
            return [tokens[index] for index in below]
        asked = _asked(relations)
        return [child for index in below if asked[(child := tokens[index]).relation]]

    def child(self, token: Token, *relations: str) -> Token | None:
        """Return the first dependent with one of the relations."""
        below = self.dependents[token.index]
        if not below:
            return None
        if not relations:
            return self.tokens[below[0]]
        asked = _asked(relations)
        for index in below:
            child = self.tokens[index]
            if asked[child.relation]:
                return child
        return None

    def governor(self, token: Token) -> Token | None:
        """Return the word that governs this one; none for the root."""
        return self.tokens[token.head] if token.head >= 0 else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors of a word up to the root."""
        current = self.governor(token)
        while current is not None:
            yield current
            current = self.governor(current)

    def subtree(self, token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
        """Return the word and everything below it in order, leaving out branches whose relation is named in `without`."""
        tokens, dependents, asked = self.tokens, self.dependents, _asked(without)
        reached, waiting = [], [token.index]
        while waiting:
            current = waiting.pop()
            reached.append(current)
            below = dependents[current]
            waiting += [index for index in below if not asked[tokens[index].relation]] if without else below
        return [tokens[index] for index in sorted(reached)]

    def span_of(self, token: Token, without: frozenset[str] = frozenset()) -> Span:
        """Return the span from the first to the last word of the subtree."""
        words = self.subtree(token, without)
        return Span(words[0].span.start, words[-1].span.end)

    def token_at(self, offset: int) -> Token | None:
        """Return the word that covers a place in the document's text."""
        return next((token for token in self.tokens if token.span.start <= offset < token.span.end), None)

    def tokens_in(self, span: Span) -> list[Token]:
        """Return the words that lie inside a span."""
        tokens, (start, end) = self.tokens, span
        first = last = bisect_left(tokens, start, key=_beginning)
        while last < len(tokens) and tokens[last].span[1] <= end:
            last += 1
        return list(tokens[first:last])

    def head_of(self, span: Span) -> Token | None:
        """Return the word of a span that governs the others of it: the first whose own governor lies outside."""
        inside = self.tokens_in(span)
        places = {token.index for token in inside}
        return next((token for token in inside if token.head not in places), None)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its sentences in the order of the text; text that `removed` names belongs to no sentence."""

    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a place in the text."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= offset:
            return self.sentences[low]
        return None
