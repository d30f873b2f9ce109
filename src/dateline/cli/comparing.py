"""Comparing what reports tell, with its progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from dateline import reconciling
from dateline.cli.lines import print_line
from dateline.cli.stopping import INTERRUPTED, stop_in_order
from dateline.cli.tables import number
from dateline.config import Config
from dateline.ledger.store import Ledger, open_ledger
from dateline.ledger.view import open_view
from dateline.naming import suggest_names
from dateline.projection import open_projection
from dateline.records.happenings import Happening
from dateline.records.reading import to_json

if TYPE_CHECKING:
    from dateline.weighing import Engine


def reconcile(config: Config, engine: Engine, *, as_json: bool) -> None:
    """Compare all reports of a ledger and print what was learned."""
    stop_in_order()
    with open_view(config.ledger):
        pass  # a ledger that is not there is not made
    with open_ledger(config.ledger, now, "program:dateline") as ledger:
        try:
            outcome = compare(ledger, config, engine)
        except KeyboardInterrupt:
            typer.echo("dateline: stopped; what was suggested before stands, and the same command does it all again", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if as_json:
        print_line(to_json(outcome))
        return
    typer.echo(in_words(outcome))


def compare(ledger: Ledger, config: Config, engine: Engine = "own") -> reconciling.Reconciled:
    """Compare all reports of an open ledger; of what they tell, only what is new is loaded from it."""

    def known() -> Sequence[Happening]:
        with open_projection(config) as projection:
            return projection.happenings()

    with _watching() as say:
        found = reconciling.reconcile(ledger, say, engine, known)
        return replace(found, names=suggest_names(ledger, say))


def in_words(outcome: reconciling.Reconciled) -> str:
    """Return what a round of reconciling did, in one line."""
    compared = f"{number(outcome.happenings, 'happening', 'happenings')} in {number(outcome.reports, 'report', 'reports')} compared"
    links = number(outcome.suggestions, "new suggestion", "new suggestions")
    links += f", {number(outcome.names, 'new pair of names', 'new pairs of names')}" if outcome.names else ""
    return f"{compared}: {links}, {number(outcome.families, 'new pair of related reports', 'new pairs of related reports')}"


def now() -> str:
    """Return this moment in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _watching() -> Iterator[Callable[[str], None]]:
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with Console(stderr=True).status("reconciling") as status:
        yield lambda what: status.update(f"reconciling: {what}")
