"""From KEY=VALUE, as it is typed, to a scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from dateline.answer.scope import Scope
from dateline.errors import DatelineError

KEYS = tuple(field.name for field in fields(Scope) if field.name != "aka")
DAYS = {"start", "end"}
AKA = {"from": "start", "to": "end"}


def scope_of(where: Iterable[str]) -> Scope:
    """Return the scope that pairs like actor=FNV, place=Tolmere, from=2025-01, to=2025-09 give; an error names the pair."""
    scope = Scope()
    for pair in where:
        key, sign, value = pair.partition("=")
        name = AKA.get(key.strip(), key.strip())
        if not sign or name not in KEYS or not value.strip():
            raise DatelineError(f"--where: {pair!r}: write KEY=VALUE with one of {', '.join((*KEYS, *AKA))}")
        text = value.strip()
        limit: dict[str, Any] = {name: day(text, last=name == "end", at=f"--where: {pair!r}") if name in DAYS else text}
        scope = replace(scope, **limit)
    if scope.start and scope.end and scope.end < scope.start:
        raise DatelineError(f"--where: to={scope.end} lies before from={scope.start}: no day is in this scope")
    return scope


def day(text: str, *, last: bool, at: str) -> str:
    """Return the first or last day of a year, month or day."""
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        first = date(*(*numbers, 1, 1)[:3]) if 1 <= len(numbers) <= 3 else None
    except ValueError:
        first = None
    if first is None:
        raise DatelineError(f"{at}: {text!r} is no day, month or year: write it like 2025-11-14, 2025-11 or 2025")
    if not last or len(parts) == 3:
        return first.isoformat()
    if len(parts) == 1:
        return date(first.year, 12, 31).isoformat()
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()
