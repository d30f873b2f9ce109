"""Where foreign files meet the ledger: quotations that verify enter it, event tables are only ever laid beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.answer.beside import Beside, Limits, lay_beside
from dateline.answer.scope import Scope
from dateline.errors import DatelineError, in_words
from dateline.foreign import bring, find_words
from dateline.ledger.annotations import Annotated, Note, unfit
from dateline.ledger.canonical import Json
from dateline.ledger.store import Ledger
from dateline.ledger.view import View
from dateline.records.foreign import Brought, Quoted, Refused
from dateline.records.happenings import Incident

__all__ = ["Beside", "Entered", "Limits", "beside", "enter", "read_file"]

NOBODY = "machine:annotations@unversioned"  # where neither the file nor the caller says who it was
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a file's quotations."""

    annotated: Annotated
    refused: tuple[Refused, ...]


def read_file(path: str) -> Brought:
    """Return what a foreign file holds."""
    try:
        return bring(Path(path).read_bytes(), path)
    except OSError as error:
        return Brought("unknown", refused=(Refused(path, 0, None, in_words(error)),))


def enter(ledger: Ledger, view: View, quotations: Sequence[Quoted], by: str | None) -> Entered:
    """Keep the quotations that stand word for word in a report of the ledger, as said by whom their file names, else by `by`."""
    reports = _Reports(view, own=any(each.statement for each in quotations))
    notes: list[Note] = []
    refused: list[Refused] = []
    known = 0
    for quoted in quotations:
        made = _note(reports, quoted, by)
        if isinstance(made, Note) and reports.has(quoted, made):
            known += 1
        elif isinstance(made, Note):
            notes.append(made)
        else:
            refused.append(Refused(quoted.file, quoted.line, quoted.name, made))
    kept = ledger.annotate(notes)
    return Entered(Annotated(kept.new, kept.known + known, kept.head), tuple(refused))


def beside(incidents: Iterable[Incident], files: Iterable[Brought], scope: Scope, limits: Limits) -> Beside:
    """Return foreign records beside the incidents of a ledger, which come by day."""
    records = [record for each in files for record in each.records]
    if not records:
        raise DatelineError("--with: no row of an event table could be taken: `dateline import FILE` says why, line by line")
    return lay_beside(list(incidents), records, scope, limits)


def _note(reports: _Reports, quoted: Quoted, by: str | None) -> Note | str:
    found = reports.named(quoted.sources)
    if not found:
        told = " or ".join(quoted.sources[:SHOWN]) or "nothing"
        return f"no report of the ledger is {told}: add the report first with `dateline add`"
    if len(found) > 1:
        return f"{quoted.sources[-1]} names {len(found)} reports of the ledger: name one by the SHA-256 of its text"
    span = find_words(reports.texts[found[0]], quoted)
    if isinstance(span, str):
        return span
    note = Note(found[0], span, quoted.exact or "", cast("dict[str, Json]", quoted.body), quoted.origin or by or NOBODY)
    return unfit(note) or note


class _Reports:
    """The reports of a ledger by everything that names them."""

    def __init__(self, view: View, *, own: bool) -> None:
        self.texts: Mapping[str, str] = {each.document: each.text for each in view.texts()}
        self._named: dict[str, list[str]] = defaultdict(list)
        for row in view.documents():
            for name in dict.fromkeys([row.id, *row.names, *row.urls]):
                self._named[name].append(row.id)
        stated = view.publication(holds=frozenset({"stated"})).stated if own else []
        self._stated = {each.id: (each.quote.document, each.quote.start, each.quote.end) for each in stated}

    def named(self, sources: Iterable[str]) -> list[str]:
        """Return the reports that the first name gives which gives any."""
        return next((found for name in sources if (found := self._named.get(name))), [])

    def has(self, quoted: Quoted, note: Note) -> bool:
        """Tell whether a quotation is a value of this very ledger that has come back."""
        return self._stated.get(quoted.statement or "") == (note.document, note.span.start, note.span.end)


def lines(found: Iterable[Refused]) -> Iterator[str]:
    """Yield what was refused, one line each."""
    for each in found:
        yield " ".join(str(each).split())
