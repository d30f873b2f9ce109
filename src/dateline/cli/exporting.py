"""What an export wrote, told to people and to machines."""

from __future__ import annotations

import typer

from dateline.cli.lines import print_line
from dateline.export.formats import formats
from dateline.publishing import Published


def show_formats(*, as_json: bool) -> None:
    """Print every format with what it is."""
    for each in sorted(formats().values(), key=lambda kind: kind.name):
        if as_json:
            print_line({"format": each.name, "title": each.title, "policy": each.policy, "cannot_hold": list(each.losses)})
        else:
            typer.echo(f"{each.name:<15} {each.title}")


def as_object(made: Published) -> dict[str, object]:
    """Return what was written as an object."""
    files = [{"path": str(file.path), "rows": file.rows, "sha256": file.sha256} for file in made.files]
    left = {"left_out": list(made.left_out), "refused": list(made.refused), "withheld": made.withheld}
    return {"files": files, "manifest": str(made.manifest), **left}


def show(made: Published) -> None:
    """Print what was written, what was left out, and on standard error what failed the gate."""
    for file in made.files:
        typer.echo(f"{file.path}: {file.rows} rows")
    for words in made.left_out:
        typer.echo(f"left out: {words}")
    warn(made)


def warn(made: Published) -> None:
    """Print what is restricted, on standard error what failed the gate, and how to check the files."""
    if made.withheld:
        typer.echo(f"withheld: {made.withheld} restricted records")
    for words in made.refused:
        typer.echo(f"dateline: not written: {words}", err=True)
    typer.echo(f"{made.manifest}: check it with `dateline verify {made.manifest}`")
