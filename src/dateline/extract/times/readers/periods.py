"""Quarters, fiscal years, decades, centuries, and counted pieces of a period: from a matched pattern to what it means."""

from __future__ import annotations

from dateline.extract.times.meaning import Fiscal, Meaning, Portion
from dateline.extract.times.readers.lexicon import (
    Groups,
    Reader,
    amount_of,
    full_year,
    low,
    ordinal_of,
    unit_of,
    weekday_number,
    which_of,
    whole,
)
from dateline.extract.times.words import tables


def quarter_or_half(groups: Groups) -> Meaning | None:
    """Read a quarter or a half of a year."""
    year = whole(groups.get("year"))
    which, base = which_of(groups.get("whichyear"))
    if groups.get("nth"):
        number, piece = ordinal_of(groups["nth"]), groups["piece"]
        number = 2 if piece == "half" and low(groups["nth"]) == "last" else number
        if number > (4 if piece == "quarter" else 2):
            return None
        quarter, half = (number, 0) if piece == "quarter" else (0, number)
    else:
        quarter, half = int(groups["qno"] or groups["qno2"] or 0), int(groups["hno"] or 0)
    if low(groups.get("which")).startswith("year"):
        which = -1
    return Meaning(kind="date", year=year, quarter=quarter, half=half, which=which, base="story" if base == "story" else "anchor")


def fiscal_year(groups: Groups) -> Meaning | None:
    """Read a fiscal year; one that names two years is named after the first."""
    year = whole(groups["year"] or groups["fyear"]) or full_year(int(groups["shortyear"] or 0))
    return Meaning(kind="date", year=year, fiscal=Fiscal(starts=bool(groups["fyear"] or groups["span"] or groups["shortspan"])))


def long_ago(groups: Groups) -> Meaning | None:
    """Read a decade or a century."""
    if groups.get("nth"):
        number = ordinal_of(groups["nth"])
        if groups.get("era") and str(groups["era"]).upper().startswith("B"):
            return Meaning(kind="date", value=f"BC{number - 1:02}XX")
        return Meaning(kind="date", century=number)
    if groups.get("decadeword"):
        return Meaning(kind="date", decade=1900 + 10 * tables()["decades"][low(groups["decadeword"])])
    if groups.get("shortdecade"):
        short = int(groups["shortdecade"] or 0)
        return Meaning(kind="date", decade=(2000 if short <= 3 else 1900) + 10 * short)
    return Meaning(kind="date", decade=int(f"{groups['decade']}{groups['tens']}0"))


def portion(groups: Groups) -> Meaning | None:
    """Read the piece of "the first week of May", "the last Friday of the month": the period itself follows."""
    ends = low(groups["pnth"]) in ("last", "final", "closing")
    nth = -1 if ends else 1 if low(groups["pnth"]) == "opening" else ordinal_of(groups["pnth"])
    if groups["weekday"]:
        return Meaning(kind="portion", portion=Portion(nth, "D", weekday=weekday_number(groups["weekday"])))
    words = low(groups["punit"])
    if words in ("half", "third"):
        return Meaning(kind="portion", portion=Portion(nth, words))
    amount = amount_of(groups["pamount"]) if groups["pamount"] else 1.0
    if amount is None or (words.endswith("s") and not groups["pamount"]) or (groups["pamount"] and abs(nth) != 1):
        return None
    return Meaning(kind="portion", portion=Portion(nth, unit_of(words), amount, counted=groups["pamount"] is not None))


READERS: dict[str, Reader] = {
    **dict.fromkeys(["quarter", "quarter_short"], quarter_or_half),
    **dict.fromkeys(["decade", "decade_word", "century"], long_ago),
    "fiscal_year": fiscal_year,
    "portion": portion,
}
