"""Reading a larger archive from the command line: what was read, and what could not be."""

from __future__ import annotations

from pathlib import Path

import typer

from dateline import spreading
from dateline.cli.lines import print_line
from dateline.cli.stopping import stop_in_order
from dateline.cli.tables import number
from dateline.config import Config


def read_archive(named: list[str], config: Config, workers: int | None, *, as_json: bool) -> int:
    """Read an archive into a folder of Parquet files and say so; return how many reports could not be read."""
    if len(named) != 2:
        raise typer.BadParameter("with --engine spark name what is to be read and a folder for the readings: IN OUT")
    stop_in_order()
    given, out = named
    spread = spreading.read_archive(given, Path(out), config, workers)
    for failure in spread.failures:
        typer.echo(f"dateline: {failure.named()}", err=True)
    if spread.failed > len(spread.failures):
        typer.echo(f"dateline: and {spread.failed - len(spread.failures)} more: see the column error of {out}", err=True)
    if as_json:
        print_line({"readings": spread.readings - spread.failed, "failed": spread.failed, "out": out})
    else:
        told = number(spread.readings - spread.failed, "reading", "readings")
        typer.echo(f"{told}{f', {spread.failed} not readable' if spread.failed else ''}: {out}")
    return spread.failed
