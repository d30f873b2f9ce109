"""The `dateline` command."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.config import from_environment
from dateline.intake import Raw
from dateline.pipeline import open_reader
from dateline.records.reading import Failure, to_json

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def dateline() -> None:
    """Turn news reports into a ledger of sourced values."""


@app.command()
def read(jsonl: Annotated[Path, typer.Option()], as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Read reports."""
    reader = open_reader(from_environment(os.environ))
    for line in jsonl.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            given = json.loads(line)
            raw = Raw(
                given["id"],
                text=given.get("text"),
                html=given.get("html"),
                published=given.get("published"),
                url=given.get("url"),
                title=given.get("title"),
            )
            for reading in reader.read(raw):
                out = reading.to_json() if isinstance(reading, Failure) else to_json(reading)
                sys.stdout.write(json.dumps(out, ensure_ascii=False) + "\n")


def main() -> None:
    """Run the command."""
    app()
