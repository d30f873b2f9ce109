"""Sentences by their words, from the lists that are kept beside a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline.catalogue import Catalogue, Say, open_catalogue, silent
from dateline.catalogue.folding import words_of
from dateline.cli import ledger_faces as faces
from dateline.cli import terminal, wording
from dateline.cli.asking import open_as_of
from dateline.cli.lines import print_line
from dateline.cli.tables import number
from dateline.config import Config
from dateline.ledger.shown import FoundRow
from dateline.ledger.view import View
from dateline.records.reading import to_json

AT_ONCE = 500  # sentences that are fetched in one step


def find(config: Config, as_of: str | None, words: str, limit: int, *, as_json: bool) -> None:
    """Print the sentences that hold the words, those of the last learned report first, and how many more there are."""
    if not words_of(words):
        raise typer.BadParameter(f"{words!r} holds no word or figure to find")
    with open_as_of(config, as_of) as view, open_lists(config, view) as catalogue:
        total = catalogue.sentences(words, view.as_of, limit=0).total
        console = terminal.console()
        for row in _rows(view, catalogue, words, min(limit, total)):
            if as_json:
                print_line(to_json(row))
            else:
                faces.found(row, console)
    if not as_json:
        typer.echo(number(total, "sentence", "sentences"))
    if total > limit:
        typer.echo(f"dateline: {wording.grouped(total - limit)} more, of earlier reports: --limit {total} prints all", err=True)


def open_lists(config: Config, view: View) -> Catalogue:
    """Return the lists of a ledger; while they are brought up to it, a terminal shows how far they are."""
    with _hearing() as say:
        return open_catalogue(view, config.cache, config.ledger, say)


def _rows(view: View, catalogue: Catalogue, words: str, wanted: int) -> Iterator[FoundRow]:
    for offset in range(0, wanted, AT_ONCE):
        yield from view.sentences(catalogue.sentences(words, view.as_of, offset, min(AT_ONCE, wanted - offset)).rows)


@contextmanager
def _hearing() -> Iterator[Say]:
    """Give what hears how many reports are listed: a bar on a terminal, once there is something to wait for."""
    if not sys.stderr.isatty():
        yield silent
        return
    columns = (TextColumn("listing"), BarColumn(), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("listing", total=None, visible=False)
        yield lambda done, whole: progress.update(task, completed=done, total=whole, visible=True)
