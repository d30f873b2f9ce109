"""The gate: no quotation leaves the program unless the stored text holds it, character for character."""

from __future__ import annotations

from dateline.errors import LedgerError
from dateline.records.texts import Span


def quote(text: str, span: Span, exact: str) -> str:
    """Return the quote if the text holds exactly these words at exactly this place; otherwise nothing goes out."""
    start, end = span
    if not 0 <= start < end <= len(text):
        raise LedgerError(f"no words stand at {start}-{end} in a text of {len(text)} characters; run `dateline verify`")
    if text[start:end] != exact:
        raise LedgerError(f"the words kept for {start}-{end} are not those of the text; run `dateline verify`")
    return exact
