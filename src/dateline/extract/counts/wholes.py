"""Figures of one report that lie inside others: earlier tolls, sums told apart, details, persons told by name after a toll."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.extract.counts.additional import is_additional
from dateline.extract.counts.entry import Entry, can_hold
from dateline.extract.counts.who import class_of
from dateline.extract.counts.words import losses

_BACK = 3  # sentences between people and a detail of them
_FAR = 6  # sentences between a sum and its members
_FORCES = ("soldier", "police", "militant", "leader")

Rule = Callable[[list[Entry], int], int | None]


def with_wholes(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a report with the wholes that only the rest of the report shows.

    A toll that was revised downwards since is void: what it counted is no longer claimed.
    """
    linked = list(entries)
    for at, entry in enumerate(entries):
        if entry.whole is not None or entry.figure.quantity.value == 0:
            continue
        if entry.figure.former:
            linked[at] = replace(entry, void=_is_taken_back(linked, at))
            continue
        whole = next((found for rule in _RULES if (found := rule(linked, at)) is not None), None)
        linked[at] = replace(entry, whole=whole)
    return _with_sums(linked)


def _is_running(entry: Entry) -> bool:
    return entry.figure.cumulative and not entry.figure.former


def _same(entries: list[Entry], at: int) -> Iterator[int]:
    """Yield the places of the other figures of the same outcome, the latest first."""
    for place in range(len(entries) - 1, -1, -1):
        if place != at and entries[place].figure.outcome == entries[at].figure.outcome and entries[place].whole is None:
            yield place


def _current(entries: list[Entry], at: int) -> list[int]:
    """Return the places of the figures that a former one may have been: running totals first, then those told near by."""
    others = [each for each in _same(entries, at) if not entries[each].figure.former]
    near = [each for each in others if abs(entries[each].sentence.index - entries[at].sentence.index) <= _BACK]
    return [each for each in others if entries[each].figure.cumulative] + near


def _is_taken_back(entries: list[Entry], at: int) -> bool:
    """Tell whether a former toll was too high: the one that holds now cannot contain it."""
    current = _current(entries, at) if entries[at].figure.former else []
    return bool(current) and not any(can_hold(entries[each], entries[at].figure) for each in current)


def _of_running(entries: list[Entry], at: int) -> int | None:
    """A running total holds the losses told in its sentence, and single persons told after it."""
    entry = entries[at]
    if entry.figure.cumulative:
        return None
    for each in _same(entries, at):
        other = entries[each]
        after = entry.sentence.index - other.sentence.index
        if _is_running(other) and can_hold(other, entry.figure) and (after == 0 or (after > 0 and not entry.figure.written)):
            return each
    return None


def _of_detail(entries: list[Entry], at: int) -> int | None:
    """Those in a critical condition were hurt, and bodies recovered are of the dead, where they were told before."""
    return _before(entries, at) if entries[at].figure.rule in losses().sets["part.detail_rules"] else None


def _of_named(entries: list[Entry], at: int) -> int | None:
    """A person told by name after a toll is one of those, unless the words say that the loss came on top, or the kinds differ."""
    entry = entries[at]
    if entry.figure.written or entry.figure.head.tag != "PROPN":
        return None
    whole = _before(entries, at)
    if whole is None or entries[whole].sentence.index == entry.sentence.index or is_additional(_words(entry)):
        return None
    kind, other = class_of(entry.sentence, entry.figure.head), class_of(entries[whole].sentence, entries[whole].figure.head)
    return whole if kind == other or "unknown" in (kind, other) or not {kind, other} & set(_FORCES) else None


def _of_number(entries: list[Entry], at: int) -> int | None:
    """The whole of "seven of the 12" is the 12 told before."""
    entry = entries[at]
    after = [token for token in entry.sentence.tokens if token.span.start >= entry.figure.number.end][:4]
    if len(after) < 3 or after[0].text.lower() != "of" or after[1].text.lower() not in losses().sets["part.definite"]:
        return None
    said = after[2].text
    for each in _same(entries, at):
        figure = entries[each].figure
        if figure.number.start == after[2].span.start or (said.isdecimal() and figure.quantity.value == int(said) and each < at):
            return each
    return None


_RULES: tuple[Rule, ...] = (_of_running, _of_number, _of_detail, _of_named)


def _before(entries: list[Entry], at: int) -> int | None:
    """Return the last figure of the same outcome, told shortly before, that can hold this one; a part only in the same sentence."""
    entry = entries[at]
    for each in _same(entries, at):
        near = 0 <= entry.sentence.index - entries[each].sentence.index <= _BACK
        if (
            each < at
            and near
            and entries[each].figure.written
            and not entries[each].figure.former
            and can_hold(entries[each], entry.figure)
        ):
            return each
    return None


def _words(entry: Entry) -> str:
    return " ".join(token.text for token in entry.sentence.tokens if entry.sentence.span_of(entry.figure.head).holds(token.span))


def _with_sums(entries: list[Entry]) -> list[Entry]:
    """Return the entries with those told apart that add up to one told before: "12 people", then "nine men and three women"."""
    linked = list(entries)
    for listed, members in _told_apart(entries):
        for each in members:
            linked[each] = replace(linked[each], whole=listed)
    for first, members in _members(linked).items():
        total = sum(entries[each].figure.quantity.value or 0 for each in members)
        whole = next((each for each in range(first - 1, -1, -1) if _is_sum(entries, each, first, total)), None)
        if whole is not None:
            for each in members:
                linked[each] = replace(linked[each], whole=whole)
    return linked


def _told_apart(entries: list[Entry]) -> Iterator[tuple[int, list[int]]]:
    """Yield sums with their members in one sentence: "twelve were killed: nine men and three women"."""
    for whole, *members in _members(entries).values():
        total = sum(entries[each].figure.quantity.value or 0 for each in members)
        if len(members) > 1 and entries[whole].figure.quantity.value == total and _opens(entries[whole], entries[members[0]]):
            yield whole, members


def _opens(whole: Entry, member: Entry) -> bool:
    """Tell whether a list follows a sum: behind a colon or a dash, or where the sum says nothing of who they are."""
    broad = class_of(whole.sentence, whole.figure.head) == "unknown" and class_of(member.sentence, member.figure.head) != "unknown"
    between = [token.text for token in whole.sentence.tokens if whole.figure.span.end <= token.span.start < member.figure.span.start]
    return broad or bool(set(between) & losses().sets["part.openers"])


def _members(entries: list[Entry]) -> dict[int, list[int]]:
    """Return the coordinated figures of each sentence by the place of the first: two or more of one verb, none a part."""
    rows: dict[tuple[int, int, str], list[int]] = {}
    for at, entry in enumerate(entries):
        if entry.whole is None and entry.figure.quantity.value:
            rows.setdefault((entry.sentence.index, entry.figure.trigger.index, entry.figure.outcome), []).append(at)
    return {row[0]: row for row in rows.values() if len(row) > 1}


def _is_sum(entries: list[Entry], at: int, first: int, total: float) -> bool:
    entry, member = entries[at], entries[first]
    near = 0 < member.sentence.index - entry.sentence.index <= _FAR
    return near and entry.whole is None and entry.figure.outcome == member.figure.outcome and entry.figure.quantity.value == total
