"""What the command line is given to read: files, folders and addresses, or the lines of a JSON Lines file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import archived, intake
from dateline.config import Config
from dateline.errors import UnreadableError, in_words
from dateline.intake import Raw
from dateline.records.reading import Failure

if TYPE_CHECKING:
    from dateline.intake.fetching import Fetcher


def given(named: list[str], jsonl: str | None, config: Config) -> Iterator[Raw | Failure]:
    """Yield every single report that a command is given: files, folders and addresses in their order, then the lines."""
    fetcher: Fetcher | None = None
    for each in named:
        if is_address(each):
            fetcher = fetcher or open_fetcher(config)
            yield from from_address(each, fetcher)
        else:
            yield from from_files([Path(each)])
    if jsonl is not None:
        yield from from_lines(jsonl)


def parted(named: list[str]) -> tuple[list[Path], list[str]]:
    """Return those of what a command is given that hold readings already (Parquet), and all others."""
    archives = [each for each in named if not is_address(each) and archived.is_archive(Path(each))]
    return [Path(each) for each in archives], [each for each in named if each not in archives]


def is_address(named: str) -> bool:
    """Tell whether what is named is fetched rather than opened."""
    return named.lower().startswith(("http://", "https://"))


def open_fetcher(config: Config) -> Fetcher:
    """Return what fetches by address; what it needs is loaded only now."""
    from dateline.intake.fetching import Fetcher, Manners  # noqa: PLC0415

    return Fetcher(Manners(allowed=config.hosts))


def from_address(url: str, fetcher: Fetcher) -> Iterator[Raw | Failure]:
    """Yield the reports that stand at an address; a failure in their place says why it could not be fetched."""
    from dateline.intake.fetching import raw_of  # noqa: PLC0415

    try:
        fetched = fetcher.get(url)
    except UnreadableError as error:
        yield Failure(url, error.kind, str(error))
        return
    yield from intake.expand(raw_of(fetched))


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
