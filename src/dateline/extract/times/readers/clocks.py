"""Times of day: from a matched pattern to what it means."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lexicon import Groups, Reader, amount_of, clock_of, full_year, low, month_number, which_of, whole


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
    clock = _on_the_clock(int(groups["hour"] or 0), groups.get("minute"), low(groups.get("half") or groups.get("halfword")))
    return None if clock is None else _at(clock)


def _at(clock: str) -> Meaning:
    return Meaning(kind="step", unit="D", which=0, base="story", clock=clock)


def _on_the_clock(hour: int, minute: str | None, half: str) -> str | None:
    """Return the TIMEX3 tail of an hour and minute; null where no clock shows them."""
    late = half.startswith("p") or half in ("in the afternoon", "in the evening", "at night")
    if (half and half[0] in "ap" and hour > 12) or hour > 24:
        return None
    if late and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute or '00'}"


def clock_range(groups: Groups) -> Meaning | None:
    """Read "between 2 and 4 a.m.": the first hour shares the half of the day, unless the range passes noon or midnight."""
    first, last, half = int(groups["hour"] or 0), int(groups["hour2"] or 0), low(groups["half"])
    crosses = first % 12 > last % 12
    other = {"a": "pm", "p": "am"}.get(half[0], half) if crosses else half
    begins, ends = _on_the_clock(first, groups["minute"], other), _on_the_clock(last, groups["minute2"], half)
    return None if begins is None or ends is None else replace(_at(begins), last_clock=ends)


def clock_words(groups: Groups) -> Meaning | None:
    """Read "half past five", "a quarter to six in the evening"."""
    hour, past = int(amount_of(groups["hourword"]) or 0), low(groups["past"])
    minute = "30" if past.startswith("half") else "15" if past.endswith("past") else "45"
    clock = _on_the_clock((hour - 2) % 12 + 1 if past.endswith("to") else hour, minute, low(groups["halfword"]))
    return None if clock is None else _at(clock)


def evening_before(groups: Groups) -> Meaning | None:
    """Read "the evening before"."""
    return Meaning(kind="step", unit="D", which=-1 if groups["step"] == "before" else 1, base="story", clock=clock_of(groups["clockword"]))


def date_time_group(groups: Groups) -> Meaning | None:
    """Read the day, time and month of a military message: "151200Z JUL 25"."""
    clock = _on_the_clock(int(groups["hour"] or 0), groups["minute"], "")
    year = full_year(int(groups["shortyear"])) if groups["shortyear"] else whole(groups["year"])
    return Meaning(kind="date", year=year, month=month_number(groups["month"]), day=whole(groups["day"]), clock=clock or "")


READERS: dict[str, Reader] = {
    **dict.fromkeys(["today", "tonight"], deictic),
    **dict.fromkeys(["story_part_of_day", "part_of_day", "hours_of_day", "noon"], part_of_day),
    **dict.fromkeys(["clock", "clock_24", "clock_military", "hour_in_day"], clock_time),
    "clock_range": clock_range,
    "clock_words": clock_words,
    "evening_before": evening_before,
    "dtg": date_time_group,
}
