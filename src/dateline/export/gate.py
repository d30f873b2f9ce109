"""The gate: a record whose words do not stand in the stored text does not leave, in any format."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from dateline.records.publication import Edition, Quote, Released, Report

Record = TypeVar("Record")
KEPT = ("tallied", "announced", "sayings", "facts", "stated")


@dataclass(frozen=True, slots=True)
class Admitted:
    """An edition whose every quotation verifies, and what had to stay: one line for each record, with its id."""

    edition: Edition
    refused: tuple[str, ...]


def admit(edition: Edition) -> Admitted:
    """Return what may leave. A text that is not what its id says is treated as if it held nothing."""
    texts = {report.document: report.text for report in edition.reports if _is_whole(report)}
    refused: list[str] = []
    kept: dict[str, Any] = {name: _kept(getattr(edition, name), texts, refused) for name in KEPT}
    incidents = tuple(_released(each, texts, refused) for each in edition.incidents)
    reports = tuple(report for report in edition.reports if report.document in texts)
    refused += [
        f"{report.document}: the text is not the one that its id names" for report in edition.reports if report.document not in texts
    ]
    return Admitted(replace(edition, reports=reports, incidents=incidents, **kept), tuple(refused))


def stands(quote: Quote, texts: dict[str, str]) -> bool:
    """Tell whether the words stand in their report exactly where the quotation says."""
    text = texts.get(quote.document)
    return text is not None and 0 <= quote.start < quote.end and text[quote.start : quote.end] == quote.exact


def _is_whole(report: Report) -> bool:
    return hashlib.sha256(report.text.encode()).hexdigest() == report.document


def _kept(records: Sequence[Record], texts: dict[str, str], refused: list[str]) -> tuple[Record, ...]:
    kept = []
    for record in records:
        kind: Any = record.__class__
        for name in _quoting(kind):
            quote = getattr(record, name)
            if isinstance(quote, Quote) and not stands(quote, texts):
                refused.append(f"{getattr(record, 'id', '?')}: its words do not stand in the report's text")
                break
        else:
            kept.append(record)
    return tuple(kept)


def _released(released: Released, texts: dict[str, str], refused: list[str]) -> Released:
    """Return an incident without the tellings whose words do not stand: its figures rest on the ledger, not on the quotation."""
    held = tuple([each for each in released.witnesses if stands(each.quote, texts)])
    missing = len(released.witnesses) - len(held)
    if missing:
        refused.append(f"{released.incident.id}: {missing} of its quotations do not stand in their reports' texts")
    return replace(released, witnesses=held) if missing else released


@cache
def _quoting(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of those fields of a kind of record that may hold a quotation."""
    return tuple(field.name for field in fields(kind) if Quote.__name__ in str(field.type)) if is_dataclass(kind) else ()
