"""The readings of reports on standard output, one a line for machines; returns how many reports could not be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import typer

from dateline import pipeline
from dateline.cli.stopping import stop_in_order
from dateline.config import Config
from dateline.intake import Raw
from dateline.records.reading import Failure, Reading


def print_lines(raws: Iterable[Raw | Failure], config: Config, workers: int) -> int:
    """Print one reading a line."""
    stop_in_order()
    failed = 0
    for message, line in pipeline.read_all(raws, config, workers, _line):
        sys.stdout.write(line + "\n")
        if message is not None:
            failed += 1
            typer.echo(f"dateline: {message}", err=True)
    return failed


def _line(reading: Reading | Failure) -> tuple[str | None, str]:
    """Return a reading's line; with it, for a failure, the message for people."""
    return reading.named() if isinstance(reading, Failure) else None, pipeline.to_line(reading)
