"""A quotation against a text: it stands there character for character at the place that is named, or it is refused."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.foreign.decoding import shown
from dateline.records.foreign import Quoted
from dateline.records.texts import Span


def find_words(text: str, quoted: Quoted) -> Span | str:
    """Return where the words stand, in code points, or why they are refused.

    Offsets are tried as code points, then as UTF-16 units; words and what is to stand around them must agree exactly. Without
    offsets they must stand once, with what is to stand around them. Nothing is searched for that is not at its place.
    """
    if not quoted.exact:
        return "no words are quoted: an offset alone cannot be checked"
    if quoted.start is None or quoted.end is None:
        return _only_place(text, quoted)
    tried = list(_places(text, quoted.start, quoted.end))
    for place in tried:
        if place.of(text) == quoted.exact and _around(text, place, quoted):
            return place
    return _why(text, quoted, tried)


def _places(text: str, start: int, end: int) -> Iterator[Span]:
    if 0 <= start < end <= len(text):
        yield Span(start, end)
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * len(text) and 0 <= start < end <= len(units) // 2:
        before, words = units[: 2 * start].decode("utf-16-le", "ignore"), units[2 * start : 2 * end].decode("utf-16-le", "ignore")
        yield Span(len(before), len(before) + len(words))


def _around(text: str, place: Span, quoted: Quoted) -> bool:
    return text.endswith(quoted.prefix, 0, place.start) and text.startswith(quoted.suffix, place.end)


def _only_place(text: str, quoted: Quoted) -> Span | str:
    exact = quoted.exact or ""
    whole = quoted.prefix + exact + quoted.suffix
    first = text.find(whole)
    if first < 0:
        return f"“{shown(exact)}” does not stand in the report as quoted: quote its very characters"
    if text.find(whole, first + 1) >= 0:
        return f"“{shown(exact)}” stands more than once in the report: give offsets, or longer words before and after it"
    return Span(first + len(quoted.prefix), first + len(quoted.prefix) + len(exact))


def _why(text: str, quoted: Quoted, tried: list[Span]) -> str:
    at = f"{quoted.start}-{quoted.end}"
    if not tried:
        return f"no words stand at {at}: the report has {len(text)} characters"
    if any(place.of(text) == quoted.exact for place in tried):
        return f"“{shown(quoted.exact or '')}” stands at {at}, but not between the words that are quoted around it"
    read = " and, in UTF-16 units, ".join(f"“{shown(place.of(text))}”" for place in tried)
    return f"“{shown(quoted.exact or '')}” is quoted at {at}, where {read} stands: correct the offsets, or quote the words that are there"
