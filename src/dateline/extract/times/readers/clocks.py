"""Times of day: from a matched pattern to what it means."""

from __future__ import annotations

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lexicon import Groups, Reader, clock_of, low, which_of


def deictic(groups: Groups) -> Meaning | None:
    """Read "yesterday", "tonight" and their like."""
    words = low(groups["deictic"])
    clock = clock_of(groups.get("clockword"))
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2, "last night": -1}
    if words in ("tonight", "overnight", "last night"):
        clock = "TNI"
    part = {"earlier today": "earlier", "later today": "later"}.get(words, "")
    return Meaning(kind="step", unit="D", which=days.get(words, days.get(words.split()[0], 0)), clock=clock, part=part)


def part_of_day(groups: Groups) -> Meaning | None:
    """Read a part of the day at which the story is: "the next morning", "the early hours"."""
    step = which_of(groups.get("step"))[0] or 0
    clock = clock_of(groups.get("clockword") or groups.get("word")) or ("TMO" if groups.get("of") or "of" in groups else "TNI")
    return Meaning(kind="step", unit="D", which=step, base="story", clock=clock)


def clock_time(groups: Groups) -> Meaning | None:
    """Read a time by the clock."""
    hour, half = int(groups["hour"] or 0), low(groups.get("half") or groups.get("halfword"))
    minute = groups.get("minute")
    late = half.startswith("p") or half in ("in the afternoon", "in the evening", "at night")
    if (half and half[0] in "ap" and hour > 12) or hour > 24:
        return None
    if late and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return Meaning(kind="step", unit="D", which=0, base="story", clock=f"T{hour:02}" + (f":{minute}" if minute else ":00"))


READERS: dict[str, Reader] = {
    **dict.fromkeys(["today", "tonight"], deictic),
    **dict.fromkeys(["story_part_of_day", "part_of_day", "hours_of_day"], part_of_day),
    **dict.fromkeys(["clock", "clock_24", "clock_military", "hour_in_day"], clock_time),
}
