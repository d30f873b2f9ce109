"""The check of a ledger on standard output."""

from __future__ import annotations

from pathlib import Path

import typer

from dateline import pipeline
from dateline.cli import ledger_faces, terminal
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.ledger.media import shown
from dateline.records.reading import to_json


def verify(config: Config, head: str | None, *, as_json: bool) -> bool:
    """Print what is wrong with a ledger, and return whether all is as it was written."""
    verdict = pipeline.check(config, head)
    if not as_json:
        ledger_faces.verdict(verdict, shown(config.ledger), terminal.console())
        return verdict.ok
    for fault in verdict.faults:
        print_line({"fault": to_json(fault)})
    names = ("ok", "head", "entries", "documents")
    print_line({**{name: getattr(verdict, name) for name in names}, "notes": list(verdict.notes)})
    return verdict.ok


def verify_export(target: Path, *, as_json: bool) -> bool:
    """Print what is wrong with an export, and return whether its files are those that were written."""
    from dateline.export.manifest import verify_export as check  # noqa: PLC0415 a ledger is checked without the formats

    checked = check(target)
    if as_json:
        print_line({"ok": not checked.faults, "files": checked.files, "head": checked.head, "faults": list(checked.faults)})
        return not checked.faults
    for fault in checked.faults:
        typer.echo(f"{target}: {fault}")
    if not checked.faults:
        typer.echo(f"{target}: {checked.files} files as they were written, from the ledger with head {checked.head}")
    return not checked.faults
