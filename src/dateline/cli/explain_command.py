"""The command that answers "why does it say that?"."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.config import Config
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.explaining import Explained
    from dateline.intake import Raw
    from dateline.records.claims import Record
    from dateline.records.reading import Reading

# The language model and the tables are loaded when the command runs.
# ruff: noqa: PLC0415

NAMED = 5  # reports of a file that an error lists


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(explain)


def explain(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="Six or more characters that begin a record's id in the ledger.")],
    report: Annotated[
        Path | None, typer.Option(help="Explain a record of this file instead: ID is a line of its page, or an id of its --json.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Which report, where the file holds several.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
) -> None:
    """Say why a record says what it says: its words, its rule, the rows of the tables that fired, and the arcs between the words."""
    from dateline.cli import explanation, terminal

    config: Config = context.obj
    explained = _kept(record, config) if report is None else _read(record, report, name, config)
    if as_json:
        sys.stdout.write(json.dumps(explanation.to_object(explained), ensure_ascii=False) + "\n")
    else:
        explanation.show(explained, terminal.console())


def _kept(record: str, config: Config) -> Explained:
    from dateline.explaining import explain_kept

    return explain_kept(record, config)


def _read(record: str, report: Path, name: str | None, config: Config) -> Explained:
    from dateline.explaining import explain_read
    from dateline.records.reading import Failure

    explained = explain_read(_one(report, name), lambda reading: _chosen(reading, record, report), config)
    if isinstance(explained, Failure):
        raise DatelineError(explained.named())
    return explained


def _one(report: Path, name: str | None) -> Raw:
    """Return the one report of a file that is meant."""
    from dateline.cli import inputs
    from dateline.intake import Raw

    found = list(inputs.from_files([report]))
    raws = [each for each in found if isinstance(each, Raw) and name in (None, each.name)]
    if len(raws) == 1:
        return raws[0]
    failed = next((each for each in found if not isinstance(each, Raw)), None)
    if failed is not None and len(found) == 1:
        raise DatelineError(failed.named())
    names = ", ".join(each.name for each in found[:NAMED]) + (" and more" if len(found) > NAMED else "")
    if name is not None and not raws:
        raise DatelineError(f"{report}: no report in it is named {name!r}: it holds {names}")
    raise DatelineError(f"{report} holds {len(found)} reports: choose one with --name ({names})")


def _chosen(reading: Reading, record: str, report: Path) -> Record:
    from dateline.cli.sections import numbered
    from dateline.extract.explain import records_of

    lines, known = numbered(reading), records_of(reading)
    if record.isdecimal() and 1 <= int(record) <= len(lines):
        return lines[int(record) - 1]
    if record in known:
        return known[record]
    page = f"its page has the lines 1 to {len(lines)}" if lines else "its page has no lines"
    raise DatelineError(f"{report}: there is no record {record!r}: {page}, and `dateline read {report} --json` gives every id")
