"""How far a source is trusted: the letter and the digit of the Admiralty scale, kept as they were written and never averaged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.schema import metadata

TABLES = metadata.tables
Row = dict[str, object]
GRADE = re.compile(r"([A-Fa-f])([1-6])")
NO_LETTER, NO_DIGIT = "F", "6"  # "cannot be judged": no value, and no middle one either


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody holds of a source, or of one claim; F and 6 say that it cannot be judged."""

    source: str
    reliability: str
    credibility: str
    claim: str | None
    by: str
    at: str
    reason: str

    @property
    def written(self) -> str:
        """Return the grade as it is written, like B2."""
        return self.reliability + self.credibility

    @property
    def is_reliable_known(self) -> bool:
        """Tell whether the letter says anything."""
        return self.reliability != NO_LETTER

    @property
    def is_credible_known(self) -> bool:
        """Tell whether the digit says anything."""
        return self.credibility != NO_DIGIT


def rating_row(connection: Connection, source: str, grade: str, claim: str | None, why: str, signed: tuple[str, str]) -> Row:
    """Return the row of a rating; a source must be one that a report names."""
    match = GRADE.fullmatch(grade.strip())
    if match is None:
        raise LedgerError(f"{grade!r} is no rating: write a letter A to F and a digit 1 to 6, like B2")
    name = source.strip()
    if not _is_source(connection, name):
        raise LedgerError(f"no report names a source {source!r}: `dateline documents` lists outlets, `dateline claims` speakers")
    row: Row = {"source": name, "reliability": match[1].upper(), "credibility": match[2], "claim": claim}
    return {**row, "by": signed[0], "at": signed[1], "reason": why}


def load_ratings(connection: Connection, as_of: str | None) -> list[Rating]:
    """Return every rating in the order in which they were given; the last one of a source and person is theirs now."""
    rating = TABLES["rating"].c
    known = [rating.at <= as_of] if as_of is not None else []
    found = connection.execute(select(TABLES["rating"]).where(*known).order_by(rating.seq))
    return [Rating(row.source, row.reliability, row.credibility, row.claim, row.by, row.at, row.reason) for row in found]


def _is_source(connection: Connection, name: str) -> bool:
    page, statement = TABLES["appearance"].c, TABLES["statement"].c
    written = (page.outlet == name) | (page.original_publisher == name) | (page.name == name)
    if connection.execute(select(1).select_from(TABLES["appearance"]).where(written)).first() is not None:
        return True
    spelled = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    named = select(1).select_from(TABLES["statement"]).where(statement.property == "name", statement.value_json == spelled)
    return connection.execute(named).first() is not None
