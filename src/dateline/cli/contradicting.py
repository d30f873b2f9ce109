"""What cannot all be true: figures and denials within an incident, and totals of one scope and day that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import typer

from dateline.answer.documented import disputes
from dateline.answer.wording import bounded, day
from dateline.cli.asking import open_whole
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.projection import Disputed
from dateline.records.happenings import Contradiction, Stand
from dateline.records.reading import to_json

SHORT = 8


def contradictions(config: Config, as_of: str | None, *, reviewed: bool, as_json: bool) -> None:
    """Print them side by side; nothing is decided between them."""
    with open_whole(config, as_of, reviewed=reviewed) as projection:
        found = projection.contradictions().rows
        disputed = list(disputes(projection.totals()))
    if as_json:
        for each in found:
            print_line({"about": "incident", "id": each.incident, **to_json(each.contradiction)})  # type: ignore[dict-item] # an object
        for dispute in disputed:
            print_line({"about": "total", **to_json(dispute)})  # type: ignore[dict-item] # an object
        return
    for _, members in groupby(found, key=lambda each: each.incident):
        typer.echo("\n".join(_lines(list(members))))
    for dispute in disputed:
        typer.echo(f"{dispute.left[:SHORT]} ↔ {dispute.right[:SHORT]}  total of {dispute.measure}\n  {dispute.says}")
    many = len(found) + len(disputed)
    typer.echo(f"{many} {'contradiction' if many == 1 else 'contradictions'}: both sides are kept, nothing is decided between them")


def _lines(disputed: Sequence[Disputed]) -> Iterator[str]:
    first = disputed[0]
    yield f"{first.incident[:SHORT]}  {day(first.start or first.end)}{f', {first.place}' if first.place else ''}"
    for each in (one.contradiction for one in disputed):
        yield f"  {each.outcome or 'the deed itself'}: {_stand(each, each.left)} ↔ {_stand(each, each.right)}"


def _stand(contradiction: Contradiction, stand: Stand) -> str:
    who = stand.speaker or "the report"
    if stand.bounds is None:
        return f"{who} denies it" if stand is contradiction.right else f"{who}: “{_short(stand.quote)}”"
    said = f" on {day(stand.day)}" if stand.day else ""
    return f"{who}: {bounded(stand.bounds)}{said}"


def _short(words: str) -> str:
    """Return the words on one line, cut where a person has seen enough."""
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:79].rstrip()}…"
