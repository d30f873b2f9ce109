"""Foreign files on their way in: what was taken, what was refused and why; and foreign records beside the ledger's incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from dateline.answer.asking import scope_of
from dateline.answer.beside import Limits, lines
from dateline.cli.asking import open_whole
from dateline.cli.comparing import now
from dateline.cli.lines import print_line
from dateline.cli.stopping import stop_in_order
from dateline.cli.tables import number
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.importing import Entered, beside, enter, read_file
from dateline.importing import lines as refused_lines
from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.records.foreign import Brought
from dateline.records.reading import to_json

WRITER = "program:dateline"


@dataclass(frozen=True, slots=True)
class Laid:
    """What was asked of foreign files beside the ledger."""

    config: Config
    files: tuple[str, ...]
    where: tuple[str, ...]
    limits: Limits
    reviewed: bool
    as_of: str | None
    as_json: bool


def take(config: Config, files: Sequence[str], by: str | None, *, as_json: bool) -> bool:
    """Take files one after another, and return whether everything in them was taken."""
    stop_in_order()
    vouched, whole = _origin(by), True
    for file in files:
        brought = read_file(file)
        entered = _enter(config, brought, vouched) if brought.quotations else None
        refused = [*brought.refused, *(entered.refused if entered else ())]
        if as_json:
            _print_json(file, brought, entered, len(refused))
        else:
            _print(file, brought, entered, len(refused))
        for line in refused_lines(refused):
            typer.echo(f"dateline: {line}", err=True)
        whole = whole and not refused
    return whole


def lay(asked: Laid) -> None:
    """Print foreign records beside incidents."""
    brought = [read_file(file) for file in asked.files]
    for line in (line for each in brought for line in refused_lines(each.refused)):
        typer.echo(f"dateline: {line}", err=True)
    with open_whole(asked.config, asked.as_of, reviewed=asked.reviewed) as projection:
        found = beside(projection.every(), brought, scope_of(asked.where), asked.limits)
    if not asked.as_json:
        typer.echo("\n".join(lines(found)))
        return
    for pair in found.matched:
        print_line({"found": "matched", **_object(pair)})
    for incident in found.only_here:
        print_line({"found": "only_here", "incident": to_json(incident)})
    for foreign in found.only_there:
        print_line({"found": "only_there", "foreign": to_json(foreign)})
    said = {"scope": to_json(found.scope), "countries": list(found.countries), "limits": to_json(found.limits), "edge": found.edge}
    print_line({"found": "summary", **said, "matched": len(found.matched), **_alone(len(found.only_here), len(found.only_there))})


def _alone(here: int, there: int) -> dict[str, int]:
    return {"only_here": here, "only_there": there}


def _object(record: object) -> dict[str, object]:
    made = to_json(record)
    return made if isinstance(made, dict) else {}


def _origin(by: str | None) -> str | None:
    if by is None:
        return None
    name = " ".join(by.split()).removeprefix("human:").removeprefix("machine:")
    tool, sign, version = name.partition("@")
    if not name or (sign and not (tool.strip() and version.strip())):
        raise DatelineError(f"--by: {by!r} names nobody: give a person's NAME, or TOOL@VERSION")
    return f"machine:{name}" if sign else f"human:{name}"


def _enter(config: Config, brought: Brought, by: str | None) -> Entered:
    if not Path(config.ledger).is_file():
        raise DatelineError(f"no ledger at {config.ledger}: add the quoted reports first with `dateline add FILE`")
    with open_ledger(config.ledger, now, WRITER) as ledger, open_view(config.ledger) as view:  # the writer seals as the last to go
        return enter(ledger, view, brought.quotations, by)


def _print_json(file: str, brought: Brought, entered: Entered | None, refused: int) -> None:
    for record in brought.records:
        print_line(to_json(record))
    kept = {"new": entered.annotated.new, "known": entered.annotated.known} if entered else {}
    print_line(
        {"file": file, "layout": brought.layout, "records": len(brought.records), **kept, "refused": refused, "notes": list(brought.notes)}
    )


def _print(file: str, brought: Brought, entered: Entered | None, refused: int) -> None:
    told = []
    if brought.records:
        told.append(f"{number(len(brought.records), 'foreign record', 'foreign records')}, kept out of the ledger")
    if entered:
        told.append(f"{number(entered.annotated.new, 'new annotation', 'new annotations')}, {entered.annotated.known} known already")
    told += [f"{refused} refused"] if refused else []
    typer.echo(f"{file}: {brought.layout}: {'; '.join(told) or 'nothing in it'}")
    remarks = Counter(_kind(remark) for record in brought.records for remark in record.remarks)
    for note in (*brought.notes, *(f"{number(many, 'row', 'rows')} taken as they stand: {remark}" for remark, many in remarks.items())):
        typer.echo(f"  {note}")
    if brought.records:
        typer.echo(f"  lay them beside the ledger with `dateline compare --with {file}`")


def _kind(remark: str) -> str:
    """Return a remark without its figures, so that rows of one oddity are told together."""
    return " ".join("".join(" " if letter.isdigit() else letter for letter in remark).split())
