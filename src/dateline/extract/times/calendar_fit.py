"""Which months, weekdays, years, seasons and feasts are times, and which are names, amounts or verbs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dateline.extract.times.candidate import Candidate, rows
from dateline.extract.times.choices import choice
from dateline.extract.times.words import tables

# Figures below this are more often amounts than years, unless a preposition says otherwise.
_MODERN = 1600


def _month(candidate: Candidate) -> bool:
    token = candidate.tokens[-1]
    name = candidate.words.split()[-1]
    whole = [month.casefold() for month in tables()["months"] if len(month) > 4 or month in ("May", "June", "July")]
    if name not in whole and not name.endswith(".") and not candidate.followed_by(_another_month()):
        return False
    if token.tag in ("VERB", "AUX", "ADV") or token.relation in ("aux", "flat"):
        return False
    if any(each.type == "PERSON" and each.first <= token.index < each.last for each in candidate.sentence.names):
        return False
    return candidate.before not in tables()["skip"]["person_titles"] and not _names_group(candidate)


@cache
def _another_month() -> str:
    """Return a pattern for the second month of "Jan-Mar 2024", whose year shows that the first is no name."""
    return rf"\s?[-–/]\s?(?-i:{choice(tables()['months'])})\.?,?\s+(?:19|20)\d\d"


def _weekday(candidate: Candidate) -> bool:
    if candidate.before == "the" and candidate.followed_by(r"\s+(?-i:[A-Z][a-z])"):
        return False
    full = any(day.casefold() in candidate.words for day in tables()["weekdays"] if day.endswith("day"))
    return full or (candidate.words.endswith(".") and bool(re.match(r"[,\s]+(?:[A-Z]|\d)", candidate.text[candidate.end :])))


def _year(candidate: Candidate) -> bool:
    if candidate.words.startswith("the year"):
        return True
    hyphened = re.search(r"[-–—]$", candidate.text[: candidate.start]) is not None
    if hyphened and not re.search(r"(?:\d|[a-z]{3}|\s|\.)[-–—]$", candidate.text[: candidate.start]):
        return False
    if _names_group(candidate):
        return False
    likely = int(candidate.words[:4]) >= _MODERN or candidate.is_after("year_strong_after") or candidate.before in ("", "(", "-", "–")
    return likely and not _is_amount(candidate)


def _names_group(candidate: Candidate) -> bool:
    """Tell whether a date is the name of a group: "the April 6 Movement", "the 1920 Revolution Brigades"."""
    led = candidate.before == "the" or candidate.words.startswith("the ")
    return led and candidate.followed_by(rf"(?:\s\d{{1,2}})?(?:\s+(?-i:[A-Z])\w+){{0,2}}\s+(?:{choice(rows()['groups'])})\b")


def _day(candidate: Candidate) -> bool:
    return not _names_group(candidate)


def _half(candidate: Candidate) -> bool:
    """Accept "in the second half", not "the second half of the column"."""
    return not candidate.followed_by(r"\s+of\b")


def _is_amount(candidate: Candidate) -> bool:
    """Tell whether four figures count things, or number one of them: "about 2000", "2000 people", "Resolution 1973"."""
    skip, before = tables()["skip"], candidate.before
    ranged = candidate.text[candidate.start - 1 : candidate.start] in ("-", "–", "—") or "-" in candidate.words
    if candidate.after in skip["year_after"] and not ranged and not candidate.is_after("year_strong_after"):
        return True
    round_number = int(candidate.words[:4]) % 100 == 0
    if before in skip["year_before"] and (round_number or before not in skip["year_before_soft"]):
        return True
    token = candidate.tokens[0]
    governor = candidate.sentence.governor(token)
    counts = token.relation == "nummod" and governor is not None and governor.index > token.index and governor.text.endswith("s")
    return counts and not candidate.is_after("year_strong_after") and not candidate.followed_by("-")


def _day_alone(candidate: Candidate) -> bool:
    """Accept "on the 13th", not "the 25th Mechanised Brigade"."""
    return candidate.followed_by(r"\s*(?:[,.;:)]|$|(?:and|or|to)\s|[-–])") and candidate.is_after("nth_day_after")


def _season(candidate: Candidate) -> bool:
    """Accept "in the spring", not "the Arab Spring", "the spring of hope", "summer-long"."""
    token = candidate.tokens[-1]
    if token.tag not in ("NOUN", "PROPN") or candidate.followed_by(r"\s+(?:(?:of|from|down|off)\s+(?!\d)|\w+ing\b)|-"):
        return False
    if candidate.followed_by(r"\s+(?-i:(?!(?:Counter-?)?[Oo]ffensive|Campaign|Uprising)[A-Z][a-z])") and token.text[:1].isupper():
        return False
    described = candidate.sentence.children(token, "compound", "amod", "nmod:poss")
    return not any(child.span.start < candidate.span.start for child in described)


def _named_season(candidate: Candidate) -> bool:
    return candidate.tokens[-1].tag != "VERB" and not candidate.followed_by(r"\s+of\s+(?!\d|this|last|next|the)")


def _feast(candidate: Candidate) -> bool:
    """Accept "after Yom Kippur", not "the Yom Kippur War" nor a man called Ramadan."""
    if candidate.followed_by(rf"\s+(?-i:{choice(rows()['feast_names'])})\b"):
        return False
    first, last = candidate.tokens[0].index, candidate.tokens[-1].index
    named = [name for name in candidate.sentence.names if name.first <= first and last < name.last]
    return not any(name.type == "PERSON" and name.last - name.first > last - first + 1 for name in named)


CHECKS: dict[str, Callable[[Candidate], bool]] = {
    **dict.fromkeys(["month", "which_month"], _month),
    **dict.fromkeys(["year", "years_short"], _year),
    **dict.fromkeys(["month_day", "day_month"], _day),
    "weekday": _weekday,
    "day_alone": _day_alone,
    "quarter": _half,
    "season_the": _season,
    "season_which": _named_season,
    "feast": _feast,
}
