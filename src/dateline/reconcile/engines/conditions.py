"""The levels of every comparison as SQL conditions over a table of happenings, the first that holds being the level of a pair.

They say what `compare` computes; a test holds both to the same level on every pair. A column of the left happening ends in _l, of the
right one in _r; what is not known is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.reconcile.compare import EARTH, LEVELS, REVISED
from dateline.reconcile.settings import Settings

Conditions = Mapping[str, tuple[tuple[str, str], ...]]
"""For each comparison its levels as (label, condition) in the order in which they are tried; the last one is ELSE."""

OTHERWISE = "ELSE"
OUTCOMES = ("killed", "injured", "captured")
_GAP = "greatest(first_day_r - last_day_l, first_day_l - last_day_r, 0)"
_SINGLE = "(first_day_l = last_day_l and first_day_r = last_day_r)"
_CHORD = (
    "power(sin((radians(latitude_r) - radians(latitude_l)) / 2), 2) + cos(radians(latitude_l)) * cos(radians(latitude_r))"
    " * power(sin(radians(longitude_r - longitude_l) / 2), 2)"
)
_ROUGH = "greatest(radius_l, radius_r)"


def conditions(limits: Settings) -> Conditions:
    """Return the conditions of all levels, with the limits where one level ends and the next begins."""
    found = {"time": _time(limits), "place": _place(limits), "wording": _wording(limits), "toll": _toll(limits), "kind": _kind(limits)}
    return {comparison: found[comparison] for comparison in LEVELS}


def _time(limits: Settings) -> tuple[tuple[str, str], ...]:
    near = ("same_day", "next_day", "near_days", "same_week", "same_month")
    return (
        ("unknown", "first_day_l is null or last_day_l is null or first_day_r is null or last_day_r is null"),
        ("overlapping", f"{_GAP} = 0 and not {_SINGLE}"),
        *((label, f"{_GAP} <= {days}") for label, days in zip(near, limits.days, strict=True)),
        ("apart", OTHERWISE),
    )


def _place(limits: Settings) -> tuple[tuple[str, str], ...]:
    spot, town, area, elsewhere = limits.kilometres
    distance = f"{_double(2 * EARTH)} * asin(sqrt(least(greatest({_CHORD}, {_double(0)}), {_double(1)})))"
    wide = f"{_ROUGH} > {_double(limits.radius['city'])}"
    between = f"(case when {wide} then greatest({distance} - {_ROUGH}, {_double(0)}) else {distance} end)"
    return (
        ("same_name", "(latitude_l is null or latitude_r is null) and name_l = name_r"),
        ("unknown", "latitude_l is null or latitude_r is null"),
        ("same_spot", f"not {wide} and {between} <= {_double(spot)}"),
        ("same_town", f"not {wide} and {between} <= {_double(town)}"),
        ("same_area", f"{between} <= {_double(area)}"),
        ("same_region", f"{wide} and region_l = region_r"),
        ("elsewhere", f"{between} <= {_double(elsewhere)}"),
        ("far", OTHERWISE),
    )


def _wording(limits: Settings) -> tuple[tuple[str, str], ...]:
    steps = list(enumerate(limits.likeness, 1))[::-1]
    return (
        ("copy", "copy_l = copy_r"),
        *((f"main_{step}", f"main_l and main_r and alike_l[unique_id_r] >= {_double(least)}") for step, least in steps),
        ("main_0", "main_l and main_r"),
        *((f"side_{step}", f"alike_l[unique_id_r] >= {_double(least)}") for step, least in steps),
        ("side_0", OTHERWISE),
    )


def _toll(limits: Settings) -> tuple[tuple[str, str], ...]:
    same, near, odds = (_any(each.format(outcome=outcome) for outcome in OUTCOMES) for each in (_SAME, _NEAR, _ODDS))
    large = _any(f"({_SAME.format(outcome=outcome)} and {outcome}_l >= {limits.large})" for outcome in OUTCOMES)
    return (
        ("mixed", f"{odds} and ({same} or {near})"),
        ("conflict", odds),
        ("same_large", large),
        ("same", same),
        ("revised", near),
        ("unknown", OTHERWISE),
    )


def _kind(limits: Settings) -> tuple[tuple[str, str], ...]:
    rungs = _any(f"(type_l in ({_words(rung)}) and type_r in ({_words(rung)}))" for rung in limits.ladder)
    return (
        ("same_mode", "type_l = type_r and mode_l = mode_r"),
        ("other_mode", "type_l = type_r and mode_l is not null and mode_r is not null"),
        ("same_type", "type_l = type_r"),
        ("related", rungs),
        ("other", OTHERWISE),
    )


def _double(number: float) -> str:
    """Return a number as engines keep floats; as plain digits it would be a decimal, which is compared otherwise."""
    return f"cast({number!r} as double)"


def _any(parts: Iterable[str]) -> str:
    return f"({' or '.join(parts)})"


def _words(words: frozenset[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


_TOLD = "{outcome}_l is not null and {outcome}_r is not null and ({outcome}_l > 0 or {outcome}_r > 0)"
_SAME = f"({_TOLD} and {{outcome}}_l = {{outcome}}_r)"
_CLOSE = (
    "least({outcome}_l, {outcome}_r) > 0 and ("
    f"greatest({{outcome}}_l, {{outcome}}_r) - least({{outcome}}_l, {{outcome}}_r)"
    f" <= greatest(cast(1 as double), {_double(REVISED)} * greatest({{outcome}}_l, {{outcome}}_r))"
    " or ({outcome}_open_l and {outcome}_l <= {outcome}_r) or ({outcome}_open_r and {outcome}_r <= {outcome}_l))"
)
_NEAR = f"({_TOLD} and {{outcome}}_l <> {{outcome}}_r and ({_CLOSE}))"
_ODDS = f"({_TOLD} and {{outcome}}_l <> {{outcome}}_r and not ({_CLOSE}))"
