"""Where a sentence has the shape of a time expression, by the patterns of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.times.words import classes, fragments, tables


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: the classes of words of which a sentence holds one, pieces of words of which it holds one, and the pattern."""

    name: str
    on: frozenset[str]
    needs: tuple[str, ...]
    written: str

    def is_worth_trying(self, low: str, found: set[str]) -> bool:
        """Tell whether a text in lower case, with these classes of words, may match."""
        return not self.on.isdisjoint(found) and (not self.needs or any(letters in low for letters in self.needs))

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern ready to use; few reports need all of them, and to compile them takes longer than to read a report."""
        return _compiled(self.written)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the patterns in the order of the table."""
    return tuple(Rule(row["name"], frozenset(row["on"]), tuple(row.get("needs", ())), row["pattern"]) for row in tables()["rule"])


@cache
def _compiled(written: str) -> re.Pattern[str]:
    body = re.sub(r"\{([a-z_0-9]+)\}", lambda piece: fragments().get(piece.group(1), piece.group()), _blanks(written))
    return re.compile(rf"(?<![\w$€£#])(?<!\d[.,:/])(?:{body})(?!\w|[.,:/]\d|%)", re.IGNORECASE)


def _blanks(pattern: str) -> str:
    """Return the pattern with blanks made to match any white space; a blank in brackets stands for one."""
    return re.sub(r"\[([^\]]*)\]|( \?)|( )", _blank, pattern)


def _blank(match: re.Match[str]) -> str:
    if match.group(1) is not None:
        return "[" + match.group(1).replace(" ", r"\s") + "]"
    return r"\s?" if match.group(2) else r"\s+"


_WORD = re.compile(r"[A-Za-z]+")
_FIGURE = re.compile(r"\d")
_NAMED = frozenset({"month", "weekday", "weekdays"})


def present(text: str) -> set[str]:
    """Return the classes of time words that a sentence's text holds; empty for most sentences of most texts."""
    words = _WORD.findall(text)
    found: set[str] = set()
    if not _known().isdisjoint(words):
        found.update(*(_forms()[word] for word in words if word in _known()))
    if _FIGURE.search(text) is not None:
        found |= {name for name, shape in _shapes() if shape.search(text)}
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(_forms())


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Return the classes of each time word as it is written; months and weekdays have a capital."""
    forms: dict[str, frozenset[str]] = {}
    for word, kinds in _class_of().items():
        forms[word] = kinds - _NAMED
        forms[word.capitalize()] = forms[word.upper()] = kinds
    return {form: kinds for form, kinds in forms.items() if kinds}


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the shapes of figures that make a pattern worth trying."""
    return tuple((name, re.compile(shape)) for name, shape in tables()["shapes"].items())


@cache
def _class_of() -> dict[str, frozenset[str]]:
    """Return the classes of each time word."""
    reverse: dict[str, set[str]] = {}
    for name, words in classes().items():
        for word in words:
            reverse.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in reverse.items()}


def matches(text: str, found: set[str]) -> list[tuple[Rule, re.Match[str]]]:
    """Return all matches of the patterns worth trying, from left to right, longer ones and earlier rules first."""
    low = text.casefold()
    hits = [
        (match.start(), -match.end(), place, rule, match)
        for place, rule in enumerate(rules())
        if rule.is_worth_trying(low, found)
        for match in rule.pattern.finditer(text)
    ]
    return [(rule, match) for _, _, _, rule, match in sorted(hits, key=lambda hit: hit[:3])]
