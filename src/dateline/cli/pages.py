"""The readings of reports on standard output, as pages for people; returns how many reports could not be read."""

from __future__ import annotations

from collections.abc import Iterable

import typer
from rich.console import Console

from dateline import pipeline
from dateline.cli import beside, page, terminal
from dateline.cli.sections import numbered
from dateline.cli.stopping import stop_in_order
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.intake import Raw
from dateline.records.reading import Failure, Reading


def print_pages(raws: Iterable[Raw | Failure], config: Config, workers: int, show: int | None) -> int:
    """Print the page of each reading, or only record `show` of it beside its sentence."""
    stop_in_order()
    failed = 0
    console = terminal.console()
    shown = 0
    for reading in pipeline.read_all(raws, config, workers, _same):
        if isinstance(reading, Failure):
            failed += 1
            typer.echo(f"dateline: {reading.named()}", err=True)
            continue
        if shown:
            console.print()
        shown += 1
        if show is None:
            page.show(reading, console)
        else:
            _show_one(reading, show, console)
    return failed


def _same(reading: Reading | Failure) -> Reading | Failure:
    return reading


def _show_one(reading: Reading, number: int, console: Console) -> None:
    records = numbered(reading)
    if number > len(records):
        lines = f"its page has the lines 1 to {len(records)}" if records else "its page has no lines"
        raise DatelineError(f"{reading.document.name}: there is no record {number}: {lines}")
    beside.show(reading, records[number - 1], console)
