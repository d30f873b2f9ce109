"""The command that tests a pace claim, typed in or by a tally's id; scipy, and the ledger, are loaded only when they are needed."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.ledger_commands import AsKnown
from dateline.cli.lines import print_line

# ruff: noqa: PLC0415

Day = Annotated[str | None, typer.Option(metavar="DAY")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(pace)


def pace(  # noqa: PLR0913, PLR0917 an option each for what can be known of two counts
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER|ID", help="How many there were, or six or more characters of a tally's id.")],
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day of the count; without it, ID is asked for.")
    ] = None,
    to: Annotated[list[str] | None, typer.Option(metavar="DAY", help="Its last day; again for each other day that it may be.")] = None,
    against: Annotated[str | None, typer.Option(metavar="NUMBER|ID", help="The earlier count; with ID, by default the latest one.")] = None,
    year: Annotated[int | None, typer.Option(help="The year of the earlier count.")] = None,
    against_from: Day = None,
    against_to: Day = None,
    multiple: Annotated[float, typer.Option(help="How many times the earlier count is claimed.")] = 2.0,
    more_than: Annotated[bool, typer.Option("--more-than", help="The claim is of more than that.")] = False,
    counted_as: Annotated[str | None, typer.Option(help='What is counted, in the words of the source ("claimed").')] = None,
    against_counted_as: Annotated[str | None, typer.Option(help='The same of the earlier count ("carried out").')] = None,
    against_anonymous: Annotated[bool, typer.Option("--against-anonymous", help="Nobody is named for the earlier count.")] = False,
    against_second_hand: Annotated[bool, typer.Option("--against-second-hand", help="It is passed on by somebody else.")] = False,
    as_of: Day = None,
    against_as_of: Day = None,
    published: Day = None,
    monthly: Annotated[str | None, typer.Option(metavar="N,N,...", help="The count month by month.")] = None,
    past: Annotated[list[str] | None, typer.Option(metavar="N/N", help="An earlier year: up to the same day, and in all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
    as_known: AsKnown = None,
) -> None:
    """Test a pace claim ("on course to double"): rates, exact intervals, what the rest of the year must bring, what to mind."""
    from dateline.answer import pace as answers
    from dateline.cli import given
    from dateline.records.reading import to_json

    if start is None:
        from dateline.cli import stated

        claim = stated.Claim(number, against, given.above("--multiple", multiple), more_than)
        stated.pace(context.obj, as_known, claim, as_json=as_json)
        return
    if not to or against is None:
        raise typer.BadParameter("--from needs --to and --against: the last day of the count, and the earlier one")
    first = given.day("--from", start)
    windows = tuple(given.window("--from", first, "--to", given.day("--to", each)) for each in to)
    question = answers.Question(
        given.count("NUMBER", number),
        windows,
        answers.Before(given.count("--against", against), given.period(year, against_from, against_to)),
        given.above("--multiple", multiple),
        answers.Circumstances(
            counted_as=counted_as,
            before_counted_as=against_counted_as,
            before_anonymous=against_anonymous,
            before_second_hand=against_second_hand,
            as_of=given.day("--as-of", as_of).isoformat() if as_of else None,
            before_as_of=given.day("--against-as-of", against_as_of).isoformat() if against_as_of else None,
            published=given.day("--published", published).isoformat() if published else None,
            claimed_more_than=more_than,
        ),
        given.numbers("--monthly", monthly),
        tuple(given.share("--past", each) for each in past or ()),
    )
    answer = answers.pace(question)
    if as_json:
        print_line(given.finite(to_json(answer)))
    else:
        typer.echo(answers.paragraph(answer))
