"""The commands that make numbers of a ledger: tallies, official against documented, and lines in the order of their days."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.incident_commands import Reviewed
from dateline.cli.ledger_commands import AsJson, AsOf

# The ledger loads SQLAlchemy, and the answers scipy, which `dateline read` must not pay for: these commands import what they need
# when they run.
# ruff: noqa: PLC0415

Policy = Annotated[str, typer.Option(help="range, acled, ucdp, airwars, latest_official, median, max, or a TOML file of your own.")]
Where = Annotated[list[str] | None, typer.Option(metavar="KEY=VALUE", help="actor, target, place, type, mode, from or to; repeatable.")]
BESIDE = "An ACLED, UCDP, GDELT or POLECAT file to lay beside the incidents, in place of MEASURE; repeatable."
Keep = Annotated[bool, typer.Option("--keep", help="Write the number into the ledger, with its policy and the incidents behind it.")]
Plot = Annotated[Path | None, typer.Option(help="Write a chart to this .svg or .png file.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (tally, compare, timeline, contradictions, numerals):
        app.command()(command)


def tally(  # noqa: PLR0913, PLR0917 an option each for what can be asked
    context: typer.Context,
    by: Annotated[str | None, typer.Option(help="day, week, month, year, place, province, country, type, actor or outlet.")] = None,
    policy: Policy = "range",
    where: Where = None,
    plot: Plot = None,
    reviewed: Reviewed = False,
    as_json: AsJson = False,
    as_of: AsOf = None,
    keep: Keep = False,
) -> None:
    """Add up what incidents cost, with low, best and high, and the incidents behind each number."""
    from dateline.cli import answering

    asked = answering.Asked(context.obj, as_of, policy, tuple(where or ()), reviewed, as_json, keep)
    answering.tally(asked, by, plot)


def compare(  # noqa: PLR0913, PLR0917 an option each for what can be asked
    context: typer.Context,
    measure: Annotated[
        str | None, typer.Argument(help="attacks, operations, strikes, killed, injured, captured, ...; all by default.")
    ] = None,
    policy: Policy = "range",
    where: Where = None,
    plot: Plot = None,
    reviewed: Reviewed = False,
    as_json: AsJson = False,
    as_of: AsOf = None,
    keep: Keep = False,
    beside: Annotated[list[str] | None, typer.Option("--with", metavar="FILE", help=BESIDE)] = None,
    days: Annotated[int, typer.Option(min=0, max=31, help="With --with: how many days two tellings of one happening may lie apart.")] = 1,
    km: Annotated[float, typer.Option(min=0.1, max=500, help="With --with: how many kilometres.")] = 25.0,
) -> None:
    """Hold the totals that reports give, or the rows of a foreign data set, against the incidents that are documented one by one."""
    if measure is not None and beside:
        raise typer.BadParameter("name a MEASURE, or a foreign file with --with FILE, not both")
    if beside and keep:
        raise typer.BadParameter("--keep keeps a number of the ledger's own: leave out --with, or --keep")
    if beside:
        from dateline.answer.beside import Limits
        from dateline.cli import bringing

        bringing.lay(bringing.Laid(context.obj, tuple(beside), tuple(where or ()), Limits(days, km), reviewed, as_of, as_json))
        return
    from dateline.cli import answering

    asked = answering.Asked(context.obj, as_of, policy, tuple(where or ()), reviewed, as_json, keep)
    answering.compare(asked, measure, plot)


def timeline(context: typer.Context, where: Where = None, reviewed: Reviewed = False, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List what happened, what was counted and what is to come in the order of their days."""
    from dateline.cli import answering

    answering.timeline(answering.Asked(context.obj, as_of, "range", tuple(where or ()), reviewed, as_json))


def contradictions(context: typer.Context, reviewed: Reviewed = False, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List what cannot all be true: figures and denials within an incident, totals of one scope and day."""
    from dateline.cli import contradicting

    contradicting.contradictions(context.obj, as_of, reviewed=reviewed, as_json=as_json)


def numerals(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """Say of each source whether its exact figures are rounded: a diagnostic, never a verdict."""
    from dateline.cli import heaps

    heaps.numerals(context.obj, as_of, as_json=as_json)
