"""Reports on their way into the ledger: each acknowledged once it is safe, a stop told in one line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline import archived, pipeline
from dateline.cli.comparing import compare, now
from dateline.cli.lines import print_line
from dateline.cli.stopping import INTERRUPTED, stop_in_order
from dateline.config import Config
from dateline.intake import Raw
from dateline.ledger.media import shown
from dateline.ledger.store import Added, open_ledger
from dateline.records.reading import Failure, to_json


@dataclass(slots=True)
class Kept:
    """How many reports an `add` has dealt with so far."""

    new: int = 0
    known: int = 0
    failed: int = 0

    def report(self, outcomes: Iterable[Added | Failure], *, as_json: bool) -> None:
        """Say of each report what became of it, and count it."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed += 1
                typer.echo(f"dateline: {outcome.named()}", err=True)
                continue
            self.new, self.known = self.new + outcome.new, self.known + (not outcome.new)
            for refused in outcome.refused:
                typer.echo(f"dateline: {outcome.name}: not kept: {refused}", err=True)
            if as_json:
                print_line(to_json(outcome))
                sys.stdout.flush()

    def __str__(self) -> str:
        return f"{self.new} new, {self.known} known already{f', {self.failed} not readable' if self.failed else ''}"


def add(
    raws: list[Raw | Failure], config: Config, workers: int, archives: Sequence[Path] = (), *, as_json: bool, compare_them: bool
) -> None:
    """Read reports and keep them, and readings of archives; compare what they tell with what the ledger holds, if wanted."""
    stop_in_order()
    kept = Kept()
    with open_ledger(config.ledger, now, "program:dateline") as ledger:
        try:
            kept.report(_watched(pipeline.add(raws, ledger, config, workers), len(raws)), as_json=as_json)
            for archive in archives:
                kept.report(archived.add(archive, ledger), as_json=as_json)
            if compare_them and kept.new:
                compare(ledger, config)
        except KeyboardInterrupt:
            typer.echo(f"dateline: stopped after {kept}, all safe in {shown(config.ledger)}; the same command goes on from there", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if not as_json:
        typer.echo(f"{kept}: {shown(config.ledger)}")
    if kept.failed:
        raise typer.Exit(1)


def _watched(outcomes: Iterable[Added | Failure], total: int) -> Iterator[Added | Failure]:
    if not sys.stderr.isatty():
        yield from outcomes
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=total)
