"""Times that count from another, and feasts: from a matched pattern to what it means."""

from __future__ import annotations

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lexicon import Groups, Reader, amount_of, low, unit_of, which_of, whole
from dateline.extract.times.words import feasts, tables


def step(groups: Groups) -> Meaning | None:
    """Read "last week", "the following month"."""
    which, base = which_of(groups["step"])
    return Meaning(kind="step", unit=unit_of(groups["unit"]), which=which, base="story" if base == "story" else "anchor")


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
    if groups.get("unitago"):
        return Meaning(kind="step", unit=unit_of(groups["unitago"]), amount=-1.0)
    if groups.get("hence") or groups.get("in"):
        number, unit = groups.get("number") or groups.get("innumber"), groups.get("unit") or groups.get("inunit")
        return Meaning(kind="step", unit=unit_of(unit), amount=amount_of(number), value="" if amount_of(number) else "FUTURE_REF")
    amount = amount_of(groups["number"])
    if amount is None:
        return Meaning(kind="reference", value="PAST_REF")
    return Meaning(kind="step", unit=unit_of(groups["unit"]), amount=-amount, part="then" if amount == 1 else "")


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
        return Meaning(kind="length", unit=unit_of(groups["unit"]), amount=amount)
    return Meaning(kind="step", unit=unit_of(groups["unit"]), amount=sign * amount, base="story", part="then" if amount == 1 else "")


def feast(groups: Groups) -> Meaning | None:
    """Read a feast, with its year if it has one."""
    name = next(word for word in feasts() if word.casefold() == low(groups["feast"]))
    return Meaning(kind="feast", feast=name, year=whole(groups["year"]), which=which_of(groups["which"])[0])


READERS: dict[str, Reader] = {
    **dict.fromkeys(["ago", "hence", "ago_week"], away),
    **dict.fromkeys(["apart", "day_apart"], apart),
    "step": step,
    "part_step": part_step,
    "the_unit": the_unit,
    "year_earlier": lambda _: Meaning(kind="step", unit="Y", which=-1, part="then"),
    "year_end": lambda groups: Meaning(kind="step", unit=unit_of(groups["endof"]), which=0, part="last_day"),
    "reference": lambda groups: Meaning(kind="reference", value=tables()["references"][low(groups["reference"])]),
    "feast": feast,
}
