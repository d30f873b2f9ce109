"""From a matched pattern to what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.words import feasts, tables

Groups = Mapping[str, str | None]


def meaning_of(name: str, groups: Groups) -> Meaning | None:
    """Return what a match of a rule means; null where its figures are no date."""
    return _builders()[name](groups)


@cache
def _builders() -> dict[str, Callable[[Groups], Meaning | None]]:
    return {
        **dict.fromkeys(
            ["iso", "day_month_year", "day_month_short_year", "day_month", "month_day_year", "month_day", "month_year"], _calendar
        ),
        **dict.fromkeys(
            ["month_which_year", "which_month", "month", "day_alone", "year", "years_short", "days_month_year", "month_days_year"],
            _calendar,
        ),
        **dict.fromkeys(["weekday", "season_year", "season_which", "season_the"], _calendar),
        **dict.fromkeys(["decade", "decade_word", "century"], _long_ago),
        **dict.fromkeys(["today", "tonight"], _deictic),
        **dict.fromkeys(["story_part_of_day", "part_of_day", "hours_of_day"], _day_part),
        **dict.fromkeys(["clock", "clock_24", "clock_military", "hour_in_day"], _clock),
        **dict.fromkeys(["quarter", "quarter_short"], _quarter),
        **dict.fromkeys(["ago", "hence", "ago_week"], _away),
        **dict.fromkeys(["apart", "day_apart"], _apart),
        **dict.fromkeys(["window", "days_ahead"], _window),
        **dict.fromkeys(["duration", "duration_range", "duration_half", "duration_bare", "all_unit"], _length),
        **dict.fromkeys(["set_every", "set_per", "set_adverb", "set_weekdays"], _set),
        "slashes": _slashes,
        "year_era": _era,
        "fiscal_year": lambda groups: Meaning(kind="date", year=int(groups["year"] or groups["fyear"] or 0)),
        "spelled_year": _spelled,
        "weekday_of_week": _weekday_of_week,
        "week_weekday": lambda groups: Meaning(kind="date", weekday=_weekday(groups["weekday"]), which=2),
        "weekday_week": _week_of,
        "step": _step,
        "part_step": _part_step,
        "the_unit": _the_unit,
        "running_year": lambda _: Meaning(kind="length", unit="Y", amount=1.0),
        "year_earlier": lambda _: Meaning(kind="step", unit="Y", which=-1, part="then"),
        "year_end": lambda groups: Meaning(kind="step", unit=tables()["units"][_low(groups["endof"])], which=0, part="last_day"),
        "reference": lambda groups: Meaning(kind="reference", value=tables()["references"][_low(groups["reference"])]),
        "feast": _feast,
    }


def _low(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "").strip().casefold()


def month_number(words: str | None) -> int | None:
    """Return the number of a month by its name or abbreviation."""
    months: dict[str, int] = tables()["months"]
    return months.get((words or "").strip(".").capitalize())


def _weekday(words: str | None) -> int | None:
    weekdays: dict[str, int] = tables()["weekdays"]
    return weekdays.get((words or "").strip(".").capitalize())


def _season(words: str | None) -> str:
    return str(tables()["seasons"].get(_low(words), ""))


def clock_of(words: str | None) -> str:
    """Return the TIMEX3 tail of a part of the day."""
    return str(tables()["parts_of_day"].get(_low(words), ""))


def _whole(words: str | None) -> int | None:
    return int(words) if words else None


def which_of(words: str | None) -> tuple[int | None, str]:
    """Return the step that "last", "the next" and their like say, and what it is counted from."""
    plain = re.sub(r" (?:year|week|month)$", "", _low(words))
    plain = {"the year before": "the previous", "this past": "last", "this coming": "next", "the past": "last"}.get(plain, plain)
    steps = tables()["steps"]
    if plain in steps["anchor"]:
        return steps["anchor"][plain], "anchor"
    if plain in steps["story"]:
        return steps["story"][plain], "story"
    return None, "anchor"


def amount_of(words: str | None) -> float | None:
    """Return the amount in figures or words; null where it is open ("several")."""
    plain = _low(words)
    names = tables()["numbers"]
    if plain in names:
        return names[plain] or None
    if plain[:1].isdigit():
        return float(plain.replace(",", ""))
    parts = [names[part] for part in re.split(r"[\s-]", plain) if part in names]
    return float(sum(parts)) if parts else None


def _calendar(groups: Groups) -> Meaning | None:
    stepped = _low(groups.get("which") or groups.get("which2"))
    which, base = which_of(stepped)
    year = _whole(groups.get("year"))
    if groups.get("shortyear"):
        year = full_year(int(groups["shortyear"] or 0))
    day, last = _whole(groups.get("day")), _whole(groups.get("day2"))
    if last is not None and (day is None or last <= day):
        return None
    return Meaning(
        kind="date",
        year=year,
        month=_whole(groups.get("monthno")) or month_number(groups.get("month")),
        day=day,
        last_day=last,
        last_year=_short_end(year, groups.get("year2")),
        weekday=_weekday(groups.get("weekday")),
        season=_season(groups.get("season") or groups.get("season2")),
        which=which,
        unit="Y" if stepped.endswith(("year", "year before")) else "",
        base="story" if base == "story" else "anchor",
        clock=clock_of(groups.get("clockword")) or (f"T{groups['clock']}" if groups.get("clock") else ""),
    )


def _short_end(year: int | None, short: str | None) -> int | None:
    if year is None or short is None:
        return None
    return year - year % 100 + int(short)


def full_year(short: int) -> int:
    """Return the year that two figures stand for: 00 to 40 are in this century."""
    return short + (2000 if short <= 40 else 1900)


def _slashes(groups: Groups) -> Meaning | None:
    """Read 9/30/2024 as month and day, 30.9.2024 and 30/9/2024 as day and month."""
    first, second, year = (int(groups[key] or 0) for key in ("first", "second", "year"))
    year = full_year(year) if year < 100 else year
    month, day = (second, first) if groups["mark"] == "." or first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31) or (year < 1000):
        return None
    return Meaning(kind="date", year=year, month=month, day=day)


def _era(groups: Groups) -> Meaning | None:
    if groups["bcyear"]:
        return Meaning(kind="date", value=f"BC{int(groups['bcyear'] or 0):04}")
    return Meaning(kind="date", year=int(groups["adyear"] or groups["adyear2"] or 0))


def _spelled(groups: Groups) -> Meaning | None:
    hundreds = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}[_low(groups["centuryword"])]
    rest = amount_of(groups["yearwords"])
    return None if rest is None or rest < 10 else Meaning(kind="date", year=hundreds + int(rest))


def _long_ago(groups: Groups) -> Meaning | None:
    if groups.get("nth"):
        number = ordinal_of(groups["nth"])
        if groups.get("era") and str(groups["era"]).upper().startswith("B"):
            return Meaning(kind="date", value=f"BC{number - 1:02}XX")
        return Meaning(kind="date", century=number)
    if groups.get("decadeword"):
        return Meaning(kind="date", decade=1900 + 10 * tables()["decades"][_low(groups["decadeword"])])
    if groups.get("shortdecade"):
        short = int(groups["shortdecade"] or 0)
        return Meaning(kind="date", decade=(2000 if short <= 3 else 1900) + 10 * short)
    return Meaning(kind="date", decade=int(f"{groups['decade']}{groups['tens']}0"))


def ordinal_of(words: str | None) -> int:
    """Return the number of an ordinal."""
    plain = _low(words)
    figures = re.match(r"\d+", plain)
    return int(figures.group()) if figures else int(tables()["ordinals"].get(plain, 1))


def _deictic(groups: Groups) -> Meaning | None:
    words = _low(groups["deictic"])
    clock = clock_of(groups.get("clockword"))
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2, "last night": -1}
    if words in ("tonight", "overnight", "last night"):
        clock = "TNI"
    part = {"earlier today": "earlier", "later today": "later"}.get(words, "")
    return Meaning(kind="step", unit="D", which=days.get(words, days.get(words.split()[0], 0)), clock=clock, part=part)


def _day_part(groups: Groups) -> Meaning | None:
    step = which_of(groups.get("step"))[0] or 0
    clock = clock_of(groups.get("clockword") or groups.get("word")) or ("TMO" if groups.get("of") or "of" in groups else "TNI")
    return Meaning(kind="step", unit="D", which=step, base="story", clock=clock)


def _clock(groups: Groups) -> Meaning | None:
    hour, half = int(groups["hour"] or 0), _low(groups.get("half") or groups.get("halfword"))
    minute = groups.get("minute")
    late = half.startswith("p") or half in ("in the afternoon", "in the evening", "at night")
    if (half and half[0] in "ap" and hour > 12) or hour > 24:
        return None
    if late and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return Meaning(kind="step", unit="D", which=0, base="story", clock=f"T{hour:02}" + (f":{minute}" if minute else ":00"))


def _quarter(groups: Groups) -> Meaning | None:
    year = _whole(groups.get("year"))
    which, base = which_of(groups.get("whichyear"))
    if groups.get("nth"):
        number, piece = ordinal_of(groups["nth"]), groups["piece"]
        number = 2 if piece == "half" and _low(groups["nth"]) == "last" else number
        if number > (4 if piece == "quarter" else 2):
            return None
        quarter, half = (number, 0) if piece == "quarter" else (0, number)
    else:
        quarter, half = int(groups["qno"] or groups["qno2"] or 0), int(groups["hno"] or 0)
    if _low(groups.get("which")).startswith("year"):
        which = -1
    return Meaning(kind="date", year=year, quarter=quarter, half=half, which=which, base="story" if base == "story" else "anchor")


def _unit(words: str | None) -> str:
    return str(tables()["units"].get(_low(words), "D"))


def _away(groups: Groups) -> Meaning | None:
    if groups.get("unitago"):
        return Meaning(kind="step", unit=_unit(groups["unitago"]), amount=-1.0)
    if groups.get("hence") or groups.get("in"):
        number, unit = groups.get("number") or groups.get("innumber"), groups.get("unit") or groups.get("inunit")
        return Meaning(kind="step", unit=_unit(unit), amount=amount_of(number), value="" if amount_of(number) else "FUTURE_REF")
    amount = amount_of(groups["number"])
    if amount is None:
        return Meaning(kind="reference", value="PAST_REF")
    return Meaning(kind="step", unit=_unit(groups["unit"]), amount=-amount, part="then" if amount == 1 else "")


def _apart(groups: Groups) -> Meaning | None:
    words = _low(groups["apart"])
    sign = -1 if words in ("earlier", "before", "previously", "previous") else 1
    if groups.get("oneapart"):
        return Meaning(kind="step", unit=_unit(str(groups["oneapart"]).split()[-1]), amount=float(sign), base="story")
    amount = amount_of(groups["number"])
    if amount is None:
        return Meaning(kind="reference", value="PAST_REF")
    if groups.get("than") is not None and words in ("before", "after"):
        return Meaning(kind="length", unit=_unit(groups["unit"]), amount=amount)
    return Meaning(kind="step", unit=_unit(groups["unit"]), amount=sign * amount, base="story", part="then" if amount == 1 else "")


def _window(groups: Groups) -> Meaning | None:
    if groups.get("within"):
        unit = re.sub(r"^an? ", "", _low(groups["withinunit"]))
        amount = amount_of(groups["number"]) if groups["number"] else (None if unit.endswith("s") else 1.0)
        return Meaning(kind="length", unit=_unit(unit), amount=amount, which=1)
    if groups.get("ahead"):
        return Meaning(kind="length", unit=_unit(groups["unit"]), which=1)
    unit = _low(groups["unit"])
    if not groups["number"] and not unit.endswith("s") and _low(groups["frame"]) != "past":
        return None
    amount = amount_of(groups["number"]) if groups["number"] else (None if unit.endswith("s") else 1.0)
    amount = None if groups.get("number2") else amount
    which = {"past": -1, "last": -1, "previous": -1, "preceding": -1, "first": None, "final": None}.get(_low(groups["frame"]), 1)
    return Meaning(kind="length", unit=_unit(unit), amount=amount, which=which)


def _length(groups: Groups) -> Meaning | None:
    if groups.get("halfamount"):
        amount = {"a quarter of an": 0.25}.get(_low(groups["halfamount"]), 0.75 if "three" in _low(groups["halfamount"]) else 0.5)
        return Meaning(kind="length", unit=_unit(groups["halfunit"]), amount=amount)
    if groups.get("andhalf"):
        return Meaning(kind="length", unit=_unit(groups["andhalf"]), amount=1.5)
    if _low(groups.get("number")) == "recent":
        return Meaning(kind="reference", value="PAST_REF")
    if groups.get("bareunit"):
        return Meaning(kind="length", unit=_unit(groups["bareunit"]))
    if groups.get("all"):
        season = _season(groups["allunit"])
        return Meaning(kind="date", season=season) if season else Meaning(kind="length", unit=_unit(groups["allunit"]), amount=1.0)
    return Meaning(kind="length", unit=_unit(groups["unit"]), amount=None if groups.get("number2") else amount_of(groups["number"]))


def _set(groups: Groups) -> Meaning | None:
    if groups.get("setword"):
        return Meaning(kind="set", value=tables()["sets"][_low(groups["setword"])])
    value = _set_of_days(groups)
    if value:
        return Meaning(kind="set", value=value)
    amount = amount_of(groups.get("number")) if groups.get("number") else 1.0
    return Meaning(kind="set", value=length_value(_unit(groups.get("unit") or groups.get("perunit")), amount))


def _set_of_days(groups: Groups) -> str:
    """Return the value of a weekday, season, month or part of the day that comes again and again."""
    weekday = groups.get("weekday") or str(groups.get("weekdayplural") or "")[:-1]
    if weekday:
        return f"XXXX-WXX-{(_weekday(weekday) or 0) + 1}{clock_of(groups.get('clockword'))}"
    if groups.get("season"):
        return f"XXXX-{_season(groups['season'])}"
    if groups.get("month"):
        return f"XXXX-{month_number(groups['month']):02}"
    return f"XXXX-XX-XX{clock_of(groups['clockword2'])}" if groups.get("clockword2") else ""


def length_value(unit: str, amount: float | None) -> str:
    """Return the TIMEX3 value of a length: P3D, PT24H, PXM for an open one."""
    many = {"DE": 10, "CE": 100, "FN": 2, "WE": 1, "N": 1}.get(unit, 1)
    letter = {"DE": "Y", "CE": "Y", "FN": "W", "MIN": "M", "WE": "WE", "N": "D"}.get(unit, unit)
    clock = "T" if unit in ("S", "MIN", "H") else ""
    if amount is None:
        return f"P{clock}X{'DE' if unit == 'DE' else letter}"
    if amount == 0.5 and unit in ("Y", "H", "D"):
        amount, letter, clock = {"Y": (6, "M", ""), "H": (30, "M", "T"), "D": (12, "H", "T")}[unit]
    total = amount * many
    return f"P{clock}{int(total) if total == int(total) else total}{letter}"


def _weekday_of_week(groups: Groups) -> Meaning | None:
    which, base = which_of(groups["whichweek"])
    clock = clock_of(groups.get("clockword"))
    return Meaning(
        kind="date", weekday=_weekday(groups["weekday"]), unit="W", which=which, base="story" if base == "story" else "anchor", clock=clock
    )


def _week_of(groups: Groups) -> Meaning | None:
    found = _calendar({key: value for key, value in groups.items() if key != "edge"})
    return found and Meaning(kind="date", year=found.year, month=found.month, day=found.day, unit="W")


def _step(groups: Groups) -> Meaning | None:
    which, base = which_of(groups["step"])
    return Meaning(kind="step", unit=_unit(groups["unit"]), which=which, base="story" if base == "story" else "anchor")


def _the_unit(groups: Groups) -> Meaning | None:
    unit = _unit(groups["theunit"])
    return Meaning(kind="step", unit=unit, which=0, base="anchor" if unit == "WE" else "story")


def _part_step(groups: Groups) -> Meaning | None:
    words = _low(groups["inthe"])
    which, base = which_of(words) if words != "in the" else (0, "anchor")
    return Meaning(
        kind="step", unit=_unit(groups["unit"]), which=which, base="story" if base == "story" else "anchor", part=_low(groups["part"])
    )


def _feast(groups: Groups) -> Meaning | None:
    name = next(word for word in feasts() if word.casefold() == _low(groups["feast"]))
    return Meaning(kind="feast", feast=name, year=_whole(groups["year"]), which=which_of(groups["which"])[0])
