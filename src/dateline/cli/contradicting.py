"""What cannot all be true: figures and denials within an incident, and totals of one scope and day that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from dateline import reconciling
from dateline.answer.documented import disputes
from dateline.answer.wording import bounded, day
from dateline.cli.asking import open_as_of
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.records.happenings import Account, Contradiction, Stand
from dateline.records.reading import to_json

SHORT = 8


def contradictions(config: Config, as_of: str | None, *, reviewed: bool, as_json: bool) -> None:
    """Print them side by side; nothing is decided between them."""
    with open_as_of(config, as_of) as view:
        found = [each for each in reconciling.accounts(view, reviewed=reviewed) if each.contradictions]
        totals = view.totals()
    disputed = list(disputes(totals))
    if as_json:
        for account in found:
            for each in account.contradictions:
                print_line({"about": "incident", "id": account.incident.id, **to_json(each)})  # type: ignore[dict-item] # an object
        for dispute in disputed:
            print_line({"about": "total", **to_json(dispute)})  # type: ignore[dict-item] # an object
        return
    for account in found:
        typer.echo("\n".join(_lines(account)))
    for dispute in disputed:
        typer.echo(f"{dispute.left[:SHORT]} ↔ {dispute.right[:SHORT]}  total of {dispute.measure}\n  {dispute.says}")
    many = sum(len(each.contradictions) for each in found) + len(disputed)
    typer.echo(f"{many} {'contradiction' if many == 1 else 'contradictions'}: both sides are kept, nothing is decided between them")


def _lines(account: Account) -> Iterator[str]:
    incident = account.incident
    place = f", {incident.where.name}" if incident.where and incident.where.name else ""
    yield f"{incident.id[:SHORT]}  {day(incident.start or incident.end)}{place}"
    for each in account.contradictions:
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
