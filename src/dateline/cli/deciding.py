"""Decisions on their way into the ledger, and what it tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli import asking, terminal
from dateline.cli.lines import print_line
from dateline.cli.stopping import stop_in_order
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.ledger.media import is_there, shown
from dateline.ledger.release import compare
from dateline.ledger.reviews import State
from dateline.ledger.store import Ledger, open_ledger
from dateline.ledger.story import Happened
from dateline.records.happenings import Judgement
from dateline.records.reading import to_json

STATES: dict[str, State] = {"accept": "accepted", "reject": "rejected", "dispute": "disputed", "reopen": "in_review"}
LINKS = ("same", "different", "unsure")
SHORT = 8


@dataclass(frozen=True, slots=True)
class Said:
    """A decision as it was given on the command line."""

    decision: str
    ids: tuple[str, ...]
    why: str
    by: str
    words: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Graded:
    """A rating as it was given on the command line."""

    source: str
    grade: str
    claim: str | None


def judge(config: Config, said: Said, *, as_json: bool) -> None:
    """Keep a decision, and say what was kept."""
    _refuse_mixed(said)
    with open_as(config, said.by) as ledger:
        kept = _kept(ledger, said)
    if as_json:
        print_line({"decision": said.decision, "kept": list(kept), "by": said.by, "why": said.why})
    else:
        typer.echo(f"{said.decision}: {', '.join(each[:SHORT] for each in kept)}")


def history(config: Config, as_of: str | None, wanted: str, *, as_json: bool) -> None:
    """Print what happened to a thing, the earliest first."""
    with asking.open_as_of(config, as_of) as view:
        rows = view.history(wanted)
    if not as_json:
        _print_history(rows, terminal.console())
    for row in rows if as_json else ():
        print_line(to_json(row))


def rate(config: Config, graded: Graded, signed: tuple[str, str], *, as_json: bool) -> None:
    """Keep a rating."""
    with open_as(config, signed[1]) as ledger:
        grade = ledger.rate(graded.source, graded.grade, signed[0], graded.claim)
    if as_json:
        print_line({"source": graded.source, "grade": grade, "by": signed[1], "why": signed[0]})
    else:
        typer.echo(f"{graded.source}: {grade}")


def restrict(config: Config, wanted: str, signed: tuple[str, str], *, public: bool, as_json: bool) -> None:
    """Restrict a thing, or open it again."""
    visibility = "public" if public else "restricted"
    with open_as(config, signed[1]) as ledger:
        named = ledger.restrict(wanted, signed[0], visibility)
    if as_json:
        print_line({"id": named.id, "visibility": visibility, "by": signed[1], "why": signed[0]})
    else:
        typer.echo(f"{named}: {visibility}")


def check(config: Config, against: str, *, as_json: bool) -> bool:
    """Print what speaks against a release, and return whether nothing forbids it."""
    findings = compare(config.ledger, against)
    for each in findings:
        if as_json:
            print_line(to_json(each))
        else:
            typer.echo(f"{each.level}: {each.message}")
    passed = all(each.level != "fail" for each in findings)
    if not as_json:
        typer.echo(f"{shown(config.ledger)}: {'may be released' if passed else 'not to be released'} after {against}")
    return passed


def open_as(config: Config, who: str) -> Ledger:
    """Open an existing ledger for a person; deciding makes no new one."""
    stop_in_order()
    if not is_there(config.ledger):
        raise DatelineError(f"no ledger at {shown(config.ledger)}: make one with `dateline --ledger {shown(config.ledger)} add FILE`")
    name = who.strip().removeprefix("human:")
    if not name:
        raise DatelineError("--by is empty: say who decides")
    return open_ledger(config.ledger, now, f"human:{name}")


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refuse_mixed(said: Said) -> None:
    wanted = 2 if said.decision in LINKS else 1 if said.decision in {"undo", "correct"} else None
    if wanted is not None and len(said.ids) != wanted:
        raise DatelineError(f"judge {said.decision} takes {wanted} id{'s' if wanted > 1 else ''}, not {len(said.ids)}")
    if said.decision == "correct" and said.to is None:
        raise DatelineError("judge correct: give the right value with --to, and the words that carry it with --words")
    if said.decision != "correct" and said.to is not None:
        raise DatelineError(f"--to belongs to judge correct, not to judge {said.decision}")
    if said.words is not None and said.decision not in (*LINKS, "correct"):
        raise DatelineError(f"--words belongs to same, different, unsure and correct, not to {said.decision}")


def _kept(ledger: Ledger, said: Said) -> tuple[str, ...]:
    first = said.ids[0]
    if said.decision in LINKS:
        return (ledger.judge(cast("Judgement", said.decision), first, said.ids[1], said.why, said.words).id,)
    if said.decision == "undo":
        return (ledger.undo(first, said.why),)
    if said.decision == "correct":
        return (ledger.amend(first, str(said.to), said.why, said.words),)
    return tuple(each.id for each in ledger.review(STATES[said.decision], said.ids, said.why))


def _print_history(rows: list[Happened], console: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("when", "who", "what", "of", "why"):
        table.add_column(column, overflow="fold", no_wrap=column == "when")
    for row in rows:
        table.add_row(row.at.rstrip("Z").replace("T", " "), Text(row.by), row.what, Text(row.detail), Text(row.reason or ""))
    console.print(table)
