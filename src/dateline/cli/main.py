"""The `dateline` command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dateline import __version__, pipeline
from dateline.cli import beside, explain_command, gazetteer_commands, inputs, ledger_commands, page
from dateline.cli.sections import numbered
from dateline.config import Config, from_environment
from dateline.errors import DatelineError
from dateline.intake import Raw
from dateline.records.reading import Failure, Reading

WIDTH = 100  # columns of a page that goes to a file or a pipe

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    context: typer.Context,
    ledger: Annotated[str | None, typer.Option(help="The ledger file; default $DATELINE_LEDGER, or dateline.db.")] = None,
    codebook: Annotated[Path | None, typer.Option(help="A codebook of your own in place of the one that ships.")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="Places to add: a CSV file of your own, or an imported index.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: ARG001
) -> None:
    """Turn news reports into a ledger in which every value stands beside the words that carry it."""
    config = from_environment(os.environ)
    context.obj = replace(
        config, ledger=ledger or config.ledger, codebook=codebook or config.codebook, gazetteer=gazetteer or config.gazetteer
    )
    gazetteer_commands.prepare(context.obj, context.invoked_subcommand)


@app.command()
def read(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="HTML, plain text, PDF, JSON Lines or WARC, told apart by content.")] = None,
    jsonl: Annotated[str | None, typer.Option(help='A JSON Lines file of {"id", "text" or "html", ...}; - is standard input.')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one reading a line.")] = False,
    show: Annotated[int | None, typer.Option(min=1, help="Print record N of the page beside its sentence.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Read in this many processes; changes no byte of the output.")] = 1,
) -> None:
    """Read reports and print what they state."""
    if not files and jsonl is None:
        raise typer.BadParameter("name a FILE to read, or give --jsonl IN")
    raws = _raws(files or [], jsonl)
    failed = _print_lines(raws, context.obj, workers) if as_json else _print_pages(raws, context.obj, workers, show)
    if failed:
        raise typer.Exit(1)


def _raws(files: list[Path], jsonl: str | None) -> Iterator[Raw | Failure]:
    yield from inputs.from_files(files)
    if jsonl is not None:
        yield from inputs.from_lines(jsonl)


def _print_lines(raws: Iterable[Raw | Failure], config: Config, workers: int) -> int:
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


def _print_pages(raws: Iterable[Raw | Failure], config: Config, workers: int, show: int | None) -> int:
    failed = 0
    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    for index, reading in enumerate(pipeline.read_all(raws, config, workers, _same)):
        if index:
            console.print()
        if isinstance(reading, Failure):
            failed += 1
            typer.echo(f"dateline: {reading.named()}", err=True)
        elif show is None:
            page.show(reading, console)
        else:
            _show_one(reading, show, console)
    return failed


def _same(reading: Reading | Failure) -> Reading | Failure:
    return reading


def _show_one(reading: Reading, number: int, console: Console) -> None:
    records = numbered(reading)
    if number > len(records):
        raise DatelineError(f"{reading.document.name}: there is no record {number}; its page has {len(records)}")
    beside.show(reading, records[number - 1], console)


ledger_commands.register(app)
explain_command.register(app)
gazetteer_commands.register(app)


def main() -> None:
    """Run the command; an error is one line on standard error, and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): that is its right, and no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
