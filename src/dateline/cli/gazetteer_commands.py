"""The commands of the gazetteer, and the building of its index, which a person at a terminal sees going on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.stopping import stop_in_order
from dateline.config import Config

if TYPE_CHECKING:
    from dateline.extract.places.gazetteer import Entry, Gazetteer
    from dateline.extract.places.index import Progress as Told

# The gazetteer loads all rules with it, which no question to a ledger needs: it is imported when a command looks places up.
# ruff: noqa: PLC0415

READING = ("read", "add", "explain")  # the commands that look places up

app = typer.Typer(no_args_is_help=True, help="Look places up, and take in a dump of GeoNames.")


def register(program: typer.Typer) -> None:
    """Add the gazetteer's commands to the program."""
    program.add_typer(app, name="gazetteer")


def prepare(config: Config, command: str | None) -> None:
    """Build the index of places before a command reads reports, once; a list of one's own that cannot be used is refused here."""
    if command not in READING or "--help" in sys.argv:
        return
    from dateline.extract.places.gazetteer import is_built

    if config.gazetteer is not None or not is_built(config.cache):
        _opened(config).close()


def _opened(config: Config) -> Gazetteer:
    from dateline.extract.places.gazetteer import is_built, open_gazetteer

    stop_in_order()
    if is_built(config.cache):
        return open_gazetteer(config.cache, config.gazetteer)
    with _shown("Building the index of places, once") as progress:
        return open_gazetteer(config.cache, config.gazetteer, progress)


@contextmanager
def _shown(what: str) -> Iterator[Told]:
    """Show on a terminal how many places are written; in a pipe say nothing."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,} places"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(what, total=None)
        yield lambda number: progress.update(task, completed=number)


@app.command("import")
def import_dump(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A dump of GeoNames, such as allCountries.zip, packed or not.")],
    to: Annotated[Path | None, typer.Option(help="Where to write the index; default geonames.sqlite in the cache folder.")] = None,
) -> None:
    """Take the places of a GeoNames dump into an index that adds to the gazetteer."""
    from dateline.extract.places import index
    from dateline.extract.places.dump import read_dump

    stop_in_order()
    config: Config = context.obj
    path = to or config.cache / "geonames.sqlite"
    with _shown(f"Reading {file.name}") as progress:
        number = index.write(path, read_dump(file), progress)
    typer.echo(f"{number:,} places: {path}")
    typer.echo(f"Give it as --gazetteer {path}, or set DATELINE_GAZETTEER.")


@app.command()
def find(context: typer.Context, name: Annotated[str, typer.Argument(help="A name as a report may write it.")]) -> None:
    """List the places that bear a name, the likeliest first."""
    if not name.strip():
        raise typer.BadParameter("name a place to find")
    gazetteer = _opened(context.obj)
    found = gazetteer.find(name)
    for entry in found:
        typer.echo(_line(entry, gazetteer))
    gazetteer.close()
    if not found:
        typer.echo(f"no place bears the name {name!r}", err=True)
        raise typer.Exit(1)


def _line(entry: Entry, gazetteer: Gazetteer) -> str:
    """Return what the gazetteer has of a place, told on one line."""
    inside = gazetteer.admin1_name(entry.country, entry.admin1) if entry.kind != "admin1" else None
    point = f"{entry.lat}, {entry.lon}" if entry.lat is not None else "no coordinates"
    people = f"{entry.population:,} people" if entry.population else None
    number = f"GeoNames {entry.geonameid}" if entry.geonameid else None
    return " · ".join(filter(None, (entry.name, entry.kind, inside, entry.country, point, people, number)))
