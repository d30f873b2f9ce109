"""Feasts, national days, and days that everyone knows: from a matched pattern to what it means."""

from __future__ import annotations

from dateline.extract.times.almanac import feasts, known_day
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lexicon import Groups, Reader, low, ordinal_of, which_of, whole


def feast(groups: Groups) -> Meaning | None:
    """Read a feast, with its year if it has one."""
    name = next(word for word in feasts() if word.casefold() == low(groups["feast"]))
    return Meaning(kind="feast", feast=name, year=whole(groups["year"]), which=which_of(groups["which"])[0])


def national_day(groups: Groups) -> Meaning | None:
    """Read "Ukraine's Independence Day"; null where the country has no such day."""
    day, country = groups["national"] or groups["national2"], groups["nation"] or groups["nation2"]
    name = f"{' '.join(str(day).split())}/{' '.join(str(country).split())}"
    return Meaning(kind="feast", feast=name, year=whole(groups["year"])) if name in feasts() else None


def known(groups: Groups) -> Meaning | None:
    """Read a day that everyone knows by its attack: "9/11" in full, others with a year that holds for younger reports alone."""
    place, words = next((int(name.removeprefix("known")), words) for name, words in groups.items() if words and name.startswith("known"))
    day = known_day(place)
    if "/" in words:
        return Meaning(kind="date", year=day.year, month=day.month, day=day.day)
    return Meaning(kind="date", known=day.year, month=day.month, day=day.day)


def anniversary(groups: Groups) -> Meaning | None:
    """Read "the 20th anniversary of 9/11"."""
    first = known(groups)
    year = None if first is None else first.year or first.known
    if first is None or year is None:
        return None
    return Meaning(kind="date", year=year + ordinal_of(groups["nth"]), month=first.month, day=first.day)


READERS: dict[str, Reader] = {"feast": feast, "national_day": national_day, "known_day": known, "anniversary": anniversary}
