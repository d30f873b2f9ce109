"""The commands by which people decide, check, rate and restrict, and by which a ledger is released."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.ledger_commands import AsJson, AsOf

# The ledger loads SQLAlchemy, which `dateline read` must not pay for: these commands import what they need when they run.
# ruff: noqa: PLC0415

Why = Annotated[str, typer.Option(help="The reason; every decision has one.")]
By = Annotated[str, typer.Option(help="Who decides: a name or a pseudonym.")]


class Decision(StrEnum):
    """What can be decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    UNDO = "undo"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    DISPUTE = "dispute"
    REOPEN = "reopen"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (judge, review, history, rate, restrict, check):
        app.command()(command)


def judge(  # noqa: PLR0913, PLR0917 each is an option of the command
    context: typer.Context,
    decision: Annotated[Decision, typer.Argument(help="same, different, unsure (two ids), undo (a decision's id), or a check.")],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Six or more characters that begin an id.")],
    why: Why,
    by: By,
    words: Annotated[str | None, typer.Option(help="Words of the report that show it, as they stand there.")] = None,
    to: Annotated[str | None, typer.Option(help="correct: the right value, like 12, 10-15, 12+, 2025-11-10, or a word.")] = None,
    as_json: AsJson = False,
) -> None:
    """Decide whether two records are the same, or whether one is right; each decision is a row of its own and can be undone."""
    from dateline.cli import deciding

    deciding.judge(context.obj, deciding.Said(decision.value, tuple(ids), why, by, words, to), as_json=as_json)


def review(
    context: typer.Context,
    by: By,
    limit: Annotated[int, typer.Option(min=1, help="How many doubts at most.")] = 50,
    listed: Annotated[bool, typer.Option("--list", help="Only list what waits; decide on nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Go through what waits for a person, one key each: links before values, the most consequential doubts first."""
    from dateline.cli import reviewing

    if listed or as_json:
        reviewing.show_queue(context.obj, limit, as_json=as_json)
    else:
        reviewing.review(context.obj, by, limit)


def history(
    context: typer.Context,
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Six or more characters that begin an id, or the name of a rated source.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Tell what happened to a record, value, decision, report or source: who said, changed, checked and decided what, when and why."""
    from dateline.cli import deciding

    deciding.history(context.obj, as_of, wanted, as_json=as_json)


def rate(  # noqa: PLR0913, PLR0917 each is an option of the command
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="An outlet, a publisher or a speaker, as reports name it.")],
    grade: Annotated[str, typer.Argument(help="A letter A to F and a digit 1 to 6, like B2.")],
    why: Why,
    by: By,
    claim: Annotated[str | None, typer.Option(help="The claim that the digit is about.")] = None,
    as_json: AsJson = False,
) -> None:
    """Rate a source on the Admiralty scale; the letter and the digit are kept as written, and F and 6 are no value."""
    from dateline.cli import deciding

    deciding.rate(context.obj, deciding.Graded(source, grade, claim), (why, by), as_json=as_json)


def restrict(
    context: typer.Context,
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Six or more characters that begin the id of a record, value or report.")],
    why: Why,
    by: By,
    public: Annotated[bool, typer.Option("--public", help="Let it out again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keep a record, a value or a whole report from going out."""
    from dateline.cli import deciding

    deciding.restrict(context.obj, wanted, (why, by), public=public, as_json=as_json)


def check(
    context: typer.Context,
    against: Annotated[Path, typer.Option(help="The ledger of the last release.")],
    as_json: AsJson = False,
) -> None:
    """Compare the ledger with an earlier release; exit 1 where it has fewer records or far fewer tolls."""
    from dateline.cli import deciding

    if not deciding.check(context.obj, str(against), as_json=as_json):
        raise typer.Exit(1)
