"""Questions to the ledger: the answers as objects for machines, one a line, or as tables for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import TypeVar

from rich.console import Console

from dateline.cli import ledger_faces as faces
from dateline.cli import terminal
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.ledger.view import View, open_view
from dateline.projection import Projection, open_projection
from dateline.records.reading import to_json

Row = TypeVar("Row")
Question = Callable[[View], Iterable[Row]]
Face = Callable[[Iterable[Row], Console], None]


def documents(config: Config, as_of: str | None, *, as_json: bool) -> None:
    """Print the reports."""
    ask(config, as_of, View.iter_documents, faces.documents, as_json=as_json)


def claims(config: Config, as_of: str | None, *, as_json: bool) -> None:
    """Print who said what."""
    ask(config, as_of, View.iter_claims, faces.claims, as_json=as_json)


def ask(config: Config, as_of: str | None, question: Question[Row], face: Face[Row], *, as_json: bool) -> None:
    """Print the answer to a question as it comes, for machines or for people."""
    with open_as_of(config, as_of) as view:
        rows = question(view)
        if not as_json:
            face(rows, terminal.console())
        for row in rows if as_json else ():
            print_line(to_json(row))


def open_as_of(config: Config, as_of: str | None) -> View:
    """Return the questions to the ledger as it is, or as it was at a day or moment."""
    return open_view(config.ledger, moment(as_of) if as_of else None)


def open_whole(config: Config, as_of: str | None, *, reviewed: bool = False, policy: str = "range") -> Projection:
    """Return the questions over all reports of the ledger at once, as it is, or as it was at a day or moment."""
    return open_projection(config, reviewed=reviewed, policy=policy, as_of=moment(as_of) if as_of else None)


def day(text: str) -> str:
    """Return a day as it was typed, or say what is wrong with it."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DatelineError(f"--today: {text!r} is no day: write it like 2025-11-14") from error


def moment(text: str) -> str:
    """Return a moment in UTC; a day alone means its end, so that everything learned on that day counts."""
    try:
        known = datetime.fromisoformat(text)
    except ValueError as error:
        raise DatelineError(f"--as-of: {text!r} is no day or moment: write it like 2025-11-14 or 2025-11-14T09:30Z") from error
    if len(text) == len("2025-11-14"):
        known = known.replace(hour=23, minute=59, second=59)
    in_utc = known.astimezone(UTC) if known.tzinfo else known
    return in_utc.strftime("%Y-%m-%dT%H:%M:%SZ")
