"""Happenings that are remembered on a later day: "Saturday is the 20th anniversary of the shooting"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.incidents.words import numbered, words
from dateline.records.claims import Time
from dateline.records.texts import Sentence, Token

LEAP = (2, 29)


def is_remembered(sentence: Sentence, token: Token) -> bool:
    """Tell whether a deed is that of an anniversary, or tells of it in a clause below ("the shooting, when troops fired")."""
    return _anniversary(sentence, token) is not None


def remembered_day(sentence: Sentence, token: Token, told: Time | None) -> Time | None:
    """Return the day so many years before the day of an anniversary; none where the number of years or the day is not told."""
    noun = _anniversary(sentence, token)
    years = _years(sentence, noun) if noun is not None else None
    if years is None or told is None or told.start is None or told.start != told.end or told.precision != "day":
        return None
    day = _before(date.fromisoformat(told.start[:10]), years)
    return replace(told, value=day.isoformat(), start=day.isoformat(), end=day.isoformat()) if day is not None else None


def _anniversary(sentence: Sentence, token: Token) -> Token | None:
    """Return the anniversary above a deed: no clause of another verb stands between them, but one of "when" or "in which" may."""
    below = token
    for above in sentence.ancestors(token):
        if below.tag == "VERB" and not (below.relation.startswith("acl") or _is_when(sentence, below)):
            return None
        if above.lemma.lower() in words("anniversaries"):
            return above
        below = above
    return None


def _is_when(sentence: Sentence, verb: Token) -> bool:
    return any(child.text.lower() in {"when", "where"} for child in sentence.children(verb, "advmod", "mark"))


def _years(sentence: Sentence, noun: Token) -> int | None:
    """Return the ordinal of an anniversary; that of a month or a week is none of years."""
    below = sentence.children(noun, "amod", "nummod", "compound")
    if any(word.lemma.lower() in {"month", "week", "day"} for word in below):
        return None
    return next((years for word in below if (years := numbered(word.text)) is not None), None)


def _before(day: date, years: int) -> date | None:
    if years >= day.year:
        return None
    return date(day.year - years, day.month, 28 if (day.month, day.day) == LEAP else day.day)
