"""The commands over all reports of a ledger at once."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dateline.cli.ledger_commands import AsJson, AsOf

# The ledger loads SQLAlchemy, which `dateline read` must not pay for: these commands import what they need when they run.
# ruff: noqa: PLC0415

POLICIES = (
    "How figures of several reports become one: range, latest, acled, ucdp, airwars, latest_official, median, max, or a TOML file of yours."
)
Reviewed = Annotated[bool, typer.Option("--reviewed", help="By people's decisions alone, without the machine's suggestions.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (reconcile, incidents, tallies, due, show, sources):
        app.command()(command)


def reconcile(
    context: typer.Context,
    as_json: AsJson = False,
    engine: Annotated[
        Literal["own", "duckdb", "spark"], typer.Option(help="What does the sums of linking: it changes their speed, and no link.")
    ] = "own",
) -> None:
    """Compare what all reports tell: copies, and the same happening in several reports; nothing is merged, only suggested."""
    from dateline.cli import comparing

    comparing.reconcile(context.obj, engine, as_json=as_json)


def incidents(
    context: typer.Context,
    as_json: AsJson = False,
    reviewed: Reviewed = False,
    policy: Annotated[str, typer.Option(help=POLICIES)] = "range",
    as_of: AsOf = None,
) -> None:
    """List what happened, by day, over all reports."""
    from dateline.cli import incident_asking

    incident_asking.incidents(context.obj, as_of, policy, reviewed=reviewed, as_json=as_json)


def tallies(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List the totals that reports give, each over time with its speaker."""
    from dateline.cli import incident_asking

    incident_asking.tallies(context.obj, as_of, as_json=as_json)


def due(
    context: typer.Context,
    as_json: AsJson = False,
    today: Annotated[str | None, typer.Option(help="The day to count from (ISO 8601); the default is today.")] = None,
    as_of: AsOf = None,
) -> None:
    """List what is to come, the earliest first: what is overdue, was moved or held."""
    from dateline.cli import incident_asking

    incident_asking.due(context.obj, as_of, today, as_json=as_json)


def show(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="Six or more characters that begin a record's id.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Show a record beside its sentence: every value, its words, the rule and the speaker; an incident report by report."""
    from dateline.cli import incident_asking

    incident_asking.show(context.obj, as_of, record, as_json=as_json)


def sources(
    context: typer.Context,
    incident: Annotated[str, typer.Argument(metavar="ID", help="Six or more characters that begin an incident's id.")],
    as_json: AsJson = False,
    reviewed: Reviewed = False,
    as_of: AsOf = None,
) -> None:
    """Show who stands behind an incident and its figures, and which of them count as one source, and why."""
    from dateline.cli import incident_asking

    incident_asking.sources(context.obj, as_of, incident, reviewed=reviewed, as_json=as_json)
