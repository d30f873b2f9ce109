"""Which row of which table holds a word, asked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.explain.lines import line_in_list, line_of
from dateline.extract.explain.tables import Entry, Table, entries, shipped
from dateline.records.texts import Sentence, Span, Token

REACH = 5  # words behind the first of a phrase in which the others stand ("called the march off")
LONGEST = 8  # words of a name in a list


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the words of the report that it holds; `about` is the field that the row decides, "rule" for the rule itself."""

    about: str
    file: str
    line: int | None
    section: str
    word: str
    span: Span


def find_rows(
    places: tuple[str, ...], about: str, words: list[tuple[Sentence, Token]], values: Mapping[str, str], book: Table
) -> Iterator[Row]:
    """Yield for each place the row that holds one of the words, the first that does; {field} in a place stands for a value."""
    seen: set[Span] = set()
    for place in places:
        row = _list_row(place, about, words) if place.endswith(".csv") else _row(_filled(place, values), about, words, book)
        if row is not None and row.span not in seen:
            seen.add(row.span)
            yield row


def _filled(place: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        place = place.replace(f"{{{name}}}", value)
    return place


def _row(place: str, about: str, words: list[tuple[Sentence, Token]], book: Table) -> Row | None:
    if "{" in place:
        return None
    name, *steps = place.split(".")
    table = book if name == "codebook" else shipped(f"{name}.toml")
    listed = list(entries(table, tuple(steps)))
    for sentence, token in words:
        for entry in listed:
            held = _held(entry, sentence, token)
            if held is not None:
                word, span = held
                return Row(about, table.name, line_of(table, entry.steps, word), section_of(entry), word, span)
    return None


def section_of(entry: Entry) -> str:
    """Return how a person calls the place of an entry: "[object] killed", "[[phrase]] row 3"."""
    number = next((step for step in entry.steps if isinstance(step, int)), None)
    names = [step for step in entry.steps if isinstance(step, str)]
    if number is not None:
        return f"[[{'.'.join(names)}]] row {number}"
    return f"[{'.'.join(names[:-1])}] {names[-1]}" if len(names) > 1 else names[0]


def _held(entry: Entry, sentence: Sentence, token: Token) -> tuple[str, Span] | None:
    """Return the word of an entry that a word of the text is, with the span of what matched."""
    behind = sentence.tokens[token.index + 1 : token.index + 1 + REACH]
    near = {form for each in sentence.tokens for form in _forms(each)}
    if not all(any(set(_parts(word)) <= near for word in listed) for listed in entry.beside):
        return None
    for word in entry.words:
        first, *others = _parts(word) or [""]
        if first in _forms(token):
            last = _follow(token, others, list(behind))
            if last is not None:
                return word, Span(token.span.start, last.span.end)
    return None


def _follow(last: Token, others: list[str], behind: list[Token]) -> Token | None:
    """Return the last word of a phrase whose others stand behind the first in their order; none where one is missing."""
    for other in others:
        place = next((at for at, token in enumerate(behind) if other in _forms(token)), None)
        if place is None:
            return None
        last, behind = behind[place], behind[place + 1 :]
    return last


def _parts(word: str) -> list[str]:
    return word.lower().replace("_", " ").split()


def _forms(token: Token) -> tuple[str, str]:
    return token.lemma.lower(), token.text.lower()


def _list_row(name: str, about: str, words: list[tuple[Sentence, Token]]) -> Row | None:
    """Return the row of a list of names that holds a name of the report: the longest run of words that one of its cells is."""
    table = shipped(name)
    for sentence, token in words:
        for end in range(min(len(sentence.tokens), token.index + LONGEST), token.index, -1):
            span = Span(token.span.start, sentence.tokens[end - 1].span.end)
            quote = _quote(sentence, token.index, end)
            line = line_in_list(table, quote) if len(quote) > 1 and quote[0].isupper() else None
            if line is not None:
                return Row(about, name, line, "list", quote, span)
    return None


def _quote(sentence: Sentence, first: int, end: int) -> str:
    tokens = sentence.tokens[first:end]
    return "".join(f"{token.text}{' ' if token.space else ''}" for token in tokens).strip()
