"""Times that count from another: from a matched pattern to what it means."""

from __future__ import annotations

from dateline.extract.times.meaning import Base, Fiscal, Meaning
from dateline.extract.times.readers.lexicon import Groups, Reader, amount_of, low, unit_of, weekday_number, which_of, whole
from dateline.extract.times.words import tables


def step(groups: Groups) -> Meaning | None:
    """Read "last week", "the following month"."""
    which, base = which_of(groups["step"])
    fiscal = Fiscal() if groups["fiscal"] else None
    return Meaning(kind="step", unit=unit_of(groups["unit"]), which=which, base="story" if base == "story" else "anchor", fiscal=fiscal)


def the_unit(groups: Groups) -> Meaning | None:
    """Read "that day", "the week"."""
    unit = unit_of(groups["theunit"])
    return Meaning(kind="step", unit=unit, which=0, base="anchor" if unit == "WE" else "story")


def part_step(groups: Groups) -> Meaning | None:
    """Read "earlier this week"."""
    words = low(groups["inthe"])
    which, base = which_of(words) if words != "in the" else (0, "anchor")
    return Meaning(
        kind="step", unit=unit_of(groups["unit"]), which=which, base="story" if base == "story" else "anchor", part=low(groups["part"])
    )


def away(groups: Groups) -> Meaning | None:
    """Read a step from the day of the report: "two days ago", "three weeks from now"."""
    if groups.get("longago"):
        return Meaning(kind="reference", value="PAST_REF")
    if groups.get("hence") or groups.get("in"):
        number, unit = groups.get("number") or groups.get("innumber"), groups.get("unit") or groups.get("inunit")
        return Meaning(kind="step", unit=unit_of(unit), amount=amount_of(number), value="" if amount_of(number) else "FUTURE_REF")
    amount = amount_of(groups["number"])
    if amount is None:
        return Meaning(kind="reference", value="PAST_REF")
    return Meaning(kind="step", unit=unit_of(groups["unit"]), amount=-amount, part=_then(amount), grain=_grain(groups["grain"]))


def apart(groups: Groups) -> Meaning | None:
    """Read a step from where the story is: "two days later", "the day before"."""
    words = low(groups["apart"])
    sign = -1 if words in ("earlier", "before", "previously", "previous") else 1
    if groups.get("oneapart"):
        return Meaning(kind="step", unit=unit_of(str(groups["oneapart"]).split()[-1]), amount=float(sign), base="story")
    amount = amount_of(groups["number"])
    if amount is None:
        return Meaning(kind="reference", value="PAST_REF")
    if groups.get("than") is not None and words in ("before", "after"):
        return Meaning(kind="length", unit=unit_of(groups["unit"]), amount=amount, hangs=sign)
    return Meaning(kind="step", unit=unit_of(groups["unit"]), amount=sign * amount, base="story", part=_then(amount))


def _then(amount: float) -> str:
    """Return the mark of a single step, which quarters can be counted by: "a year earlier"."""
    return "then" if amount == 1 else ""


def _grain(words: str | None) -> str:
    """Return the unit in which "a year ago today" or "a year ago this week" ends."""
    return "" if not words else "D" if low(words) == "today" else unit_of(low(words).removeprefix("this "))


def beyond(groups: Groups) -> Meaning | None:
    """Read "the week before last", "the Monday after next"."""
    which = -2 if low(groups["beyond"]).startswith("before") else 2
    if groups["weekday"]:
        return Meaning(kind="date", weekday=weekday_number(groups["weekday"]), which=which)
    night = low(groups["beyondunit"]) == "night"
    return Meaning(kind="step", unit="D" if night else unit_of(groups["beyondunit"]), which=which, clock="TNI" if night else "")


def same_period(groups: Groups) -> Meaning | None:
    """Read "the same period last year", "the same month of 2022"."""
    unit = "" if low(groups["sameunit"]) in ("period", "time", "stage", "point") else unit_of(groups["sameunit"])
    base: Base = "anchor" if low(groups["which"]) == "last year" else "story"
    return Meaning(kind="same", unit=unit, year=whole(groups["year"]), which=-1, base=base)


READERS: dict[str, Reader] = {
    **dict.fromkeys(["ago", "hence"], away),
    **dict.fromkeys(["apart", "day_apart"], apart),
    "step": step,
    "part_step": part_step,
    "the_unit": the_unit,
    "year_earlier": lambda _: Meaning(kind="step", unit="Y", which=-1, part="then"),
    "year_end": lambda groups: Meaning(kind="step", unit=unit_of(groups["endof"]), which=0, part="last_day"),
    "reference": lambda groups: Meaning(kind="reference", value=tables()["references"][low(groups["reference"])]),
    "moments_apart": lambda _: Meaning(kind="step", unit="D", which=0, base="story"),
    "beyond": beyond,
    "same_period": same_period,
    "year_to_date": lambda groups: Meaning(kind="step", unit=unit_of(groups["todate"]), which=0, part="earlier"),
}
