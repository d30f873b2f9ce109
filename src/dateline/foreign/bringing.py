"""One foreign file, whatever it is: told apart by its content."""

from __future__ import annotations

from dateline.foreign.decoding import UnusableError, decode, lines_of
from dateline.foreign.quotations import quotations
from dateline.foreign.tables_of_events import events
from dateline.records.foreign import Brought, Refused


def bring(data: bytes, file: str) -> Brought:
    """Return what a file holds. Nothing raises: what cannot be taken is refused with its line and what to do."""
    try:
        text, notes = decode(data)
        lines = lines_of(text)
        if text.lstrip()[:1] in ("{", "["):
            return quotations(text, lines, file, notes)
        return events(lines, file, notes)
    except UnusableError as error:
        return Brought("unknown", refused=(Refused(file, error.line, error.column, str(error)),))
