"""The command that reads reports and prints what they state."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

NONE_NAMED = "name a FILE, a folder or an address, or give --jsonl IN"
WHAT_IS_READ = "HTML, plain text, PDF, JSON Lines or WARC, told apart by content; or http(s) addresses."


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(read)


def read(  # noqa: PLR0913, PLR0917 the options of a command
    context: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(help=WHAT_IS_READ)] = None,
    jsonl: Annotated[str | None, typer.Option(help='A JSON Lines file of {"id", "text" or "html", ...}; - is standard input.')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one reading a line.")] = False,
    show: Annotated[int | None, typer.Option(min=1, help="Print record N of the page beside its sentence.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Read in this many processes (default 1); changes no byte of the output.")
    ] = None,
    engine: Annotated[
        Literal["own", "spark"], typer.Option(help="spark reads a larger archive IN into a folder OUT, for `dateline add`.")
    ] = "own",
) -> None:
    """Read reports and print what they state."""
    if engine == "spark":
        if jsonl is not None or show is not None:
            raise typer.BadParameter("--engine spark takes IN and OUT alone: JSON Lines are told from their content")
        from dateline.cli.spread_reading import read_archive  # noqa: PLC0415 pyarrow takes time to load

        if read_archive(files or [], context.obj, workers, as_json=as_json):
            raise typer.Exit(1)
        return
    if not files and jsonl is None:
        raise typer.BadParameter(NONE_NAMED)
    from dateline.cli import inputs  # noqa: PLC0415 the language model and the tables are loaded when they are needed

    raws = inputs.given(files or [], jsonl, context.obj)
    if as_json:
        from dateline.cli.reading import print_lines  # noqa: PLC0415 a line for a machine needs nothing of a page

        failed = print_lines(raws, context.obj, workers or 1)
    else:
        from dateline.cli.pages import print_pages  # noqa: PLC0415

        failed = print_pages(raws, context.obj, workers or 1, show)
    if failed:
        raise typer.Exit(1)
