"""What the exact figures of each source look like as numerals."""

from __future__ import annotations

from collections import defaultdict

import typer

from dateline.answer.numerals import first_digits, heaping
from dateline.cli.asking import open_whole
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.records.happenings import Bounds
from dateline.records.reading import to_json

LEAST = 10  # exact figures; fewer show nothing
REPORT = "the reports' own voice"


def numerals(config: Config, as_of: str | None, *, as_json: bool) -> None:
    """Print whether its figures are rounded for each source that gives enough of them."""
    figures: dict[str, list[int]] = defaultdict(list)
    with open_whole(config, as_of) as projection:
        told = dict.fromkeys(each for incident in projection.every() for each in incident.told)
        totals = projection.totals()
    for each in told:
        speaker = next((voice.body or voice.speaker for voice in each.voices), None)
        _keep(figures[speaker or REPORT], each.bounds, each.comparator)
    for total in totals:
        _keep(figures[total.body or total.speaker or REPORT], total.bounds, total.comparator)
    few = 0
    for source, known in sorted(figures.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if len(known) < LEAST:
            few += bool(known)
            continue
        heaped, first = heaping(known), first_digits(known)
        if as_json:
            print_line({"source": source, "exact": len(known), "heaping": to_json(heaped), "first": to_json(first)})
        else:
            index = "" if heaped.index is None else f"index {heaped.index:.0f} over {heaped.figures}; "
            typer.echo(f"{source}: {index}{heaped.says}.")
    if not as_json and few:
        typer.echo(f"{few} {'source gives' if few == 1 else 'sources give'} fewer than {LEAST} exact figures: nothing can be said of them.")
    if not as_json:
        typer.echo("An index of 100 is no heaping, 500 is all. None of this is a verdict on anybody.")


def _keep(known: list[int], bounds: Bounds, comparator: str | None) -> None:
    """Keep a figure that is told without a hedge."""
    if bounds.low is not None and bounds.low == bounds.high and comparator in {None, "exactly"}:
        known.append(bounds.low)
