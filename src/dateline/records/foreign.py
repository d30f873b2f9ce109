"""What other people's files say: rows of event data sets, and quotations with what somebody said of them.

A `Foreign` is a figure of somebody else's making: no words of a report carry it, so it never enters the ledger and is never
counted among incidents; it can only be laid beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dateline.records.happenings import Bounds, Where

Dataset = Literal["acled", "ucdp", "gdelt", "polecat"]
Body: TypeAlias = "bool | int | str | list[Body] | dict[str, Body] | None"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row or quotation that could not be taken: `line` and `column` as an editor shows them, and what is wrong and to be done."""

    file: str
    line: int
    column: str | None
    message: str

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}" if self.line else self.file
        return f"{at}: {self.column}: {self.message}" if self.column else f"{at}: {self.message}"


@dataclass(frozen=True, slots=True)
class Foreign:
    """One row of a foreign data set. Days are ISO 8601, inclusive; `row` counts the data rows, `line` is where it begins.

    `types` are the PLOVER types it may correspond to (none: not known). `lead` marks what is a machine's coding of an article and
    no established event. `remarks` say what is odd in it and was taken as it stands. `time_code` and `place_code` are the file's own.
    """

    dataset: Dataset
    record_id: str
    file: str
    row: int
    line: int
    type: str
    types: tuple[str, ...]
    start: str
    end: str
    precision: str
    where: Where
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Bounds | None
    sources: tuple[str, ...]
    time_code: str | None = None
    place_code: str | None = None
    lead: bool = False
    remarks: tuple[str, ...] = ()
    origin: Literal["foreign"] = "foreign"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in a foreign file with what is said of it, not yet held against any text.

    `sources` name its report, the surest first: a SHA-256 of the text, an address, a given id. Offsets are as the file has them.
    `origin` is human:NAME or machine:TOOL@VERSION, null where the file names nobody. `statement` is a ledger's id it claims to have.
    """

    file: str
    line: int
    name: str | None
    sources: tuple[str, ...]
    exact: str | None
    start: int | None
    end: int | None
    prefix: str
    suffix: str
    body: Body
    origin: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What one file holds: foreign records or quotations, what was refused, and how the file was taken where that is worth saying."""

    layout: str
    records: tuple[Foreign, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
