"""What the command line is given to read: files and folders, or the lines of a JSON Lines file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline import intake
from dateline.errors import in_words
from dateline.intake import Raw
from dateline.records.reading import Failure


def given(paths: list[Path], jsonl: str | None) -> Iterator[Raw | Failure]:
    """Yield every single report that a command is given, the files before the lines."""
    yield from from_files(paths)
    if jsonl is not None:
        yield from from_lines(jsonl)


def from_files(paths: list[Path]) -> Iterator[Raw | Failure]:
    """Yield every single report of the files in order; a file that cannot be opened is a failure in its place.

    A folder stands for the files in it and in its folders, by name; those whose names begin with a dot are passed over.
    """
    for path in paths:
        files = _files_in(path) if path.is_dir() else [path]
        if not files:
            yield Failure(str(path), "empty", "no file is in this folder: nothing to read")
        for file in files:
            yield from _from_file(file)


def from_lines(path: str) -> Iterator[Raw | Failure]:
    """Yield what each line of a JSON Lines file gives, "-" being standard input; whatever its lines hold, they are taken for JSON."""
    if path == "-":
        yield from _each_line(sys.stdin.buffer, "standard input")
        return
    try:
        with Path(path).open("rb") as file:
            yield from _each_line(file, Path(path).name)
    except OSError as error:
        yield _unreadable(path, error)


def _files_in(folder: Path) -> list[Path]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return sorted(each for each in found if not any(part.startswith(".") for part in each.relative_to(folder).parts))


def _from_file(path: Path) -> Iterator[Raw | Failure]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield _unreadable(str(path), error)
        return
    yield from intake.expand(Raw(path.name, data=data))


def _each_line(file: Iterable[bytes], name: str) -> Iterator[Raw | Failure]:
    number = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            yield intake.from_line(line, name, number)
    if number == 0:
        yield Failure(name, "empty", "the file is empty: nothing to read")


def _unreadable(path: str, error: OSError) -> Failure:
    hint = " (standard input is read as --jsonl -)" if path == "-" else ""
    return Failure(path, "unreadable", f"{in_words(error)}{hint}")
