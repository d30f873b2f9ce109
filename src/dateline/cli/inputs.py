"""What the command line is given to read: files, or the lines of a JSON Lines file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from dateline import intake
from dateline.intake import Raw
from dateline.records.reading import Failure


def from_files(paths: list[Path]) -> Iterator[Raw | Failure]:
    """Yield every single report of the files in order; a file that cannot be opened is a failure in its place."""
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Failure(str(path), "unreadable", f"{error.strerror or error}: check the name and your permission to read it")
            continue
        yield from intake.expand(Raw(path.name, data=data))


def from_lines(path: str) -> Iterator[Raw | Failure]:
    """Yield the reports of a JSON Lines file, "-" being standard input."""
    if path == "-":
        yield from intake.expand(Raw("standard input", data=sys.stdin.buffer.read()))
    else:
        yield from from_files([Path(path)])
