"""The pieces of an export: a name, the number of its rows, and its bytes, written in one go or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.errors import DatelineError, in_words
from dateline.records.publication import EVERYTHING, Edition, Held

Profile = Literal["machine", "spreadsheet"]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export; `rows` counts records, not lines."""

    name: str
    rows: int
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """What a format makes of an edition; `left_out` says in words what it does not hold and how much of it there was."""

    parts: Sequence[Part]
    left_out: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `policy` is the rule its figures follow by custom, `losses` what it cannot hold, in words, `holds` what it is made of."""

    name: str
    title: str
    policy: str
    losses: Sequence[str]
    make: Callable[[Edition, Profile], Export]
    holds: frozenset[Held] = EVERYTHING


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it lies on the disk."""

    path: Path
    sha256: str
    rows: int


def write_part(part: Part, path: Path) -> Written:
    """Write a file beside its name and move it there once it is whole; raise DatelineError where the disk refuses."""
    digest = hashlib.sha256()
    beside = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            for chunk in part.chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise DatelineError(f"{path}: {in_words(error)}") from error
    return Written(path, digest.hexdigest(), part.rows)
