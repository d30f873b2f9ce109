"""Plain text: it stays as it is, and what is no news in it is listed where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.intake.days import only_day
from dateline.intake.document import Page, document, refuse_long
from dateline.intake.noise import removed_lines
from dateline.intake.raw import Raw
from dateline.records.texts import Document, Removed, Span


@dataclass(frozen=True, slots=True)
class DayLine:
    """A first line that is only a date."""

    day: str
    span: Span


def from_text(raw: Raw, text: str) -> Document:
    """Return the document of a given text, not one character changed."""
    refuse_long(text)
    line = first_line_day(text)
    removed = removed_lines(text[line.span.end :] if line else text)
    if line is None:
        return document(raw, text, Page(), removed)
    moved = tuple(replace(each, span=Span(each.span.start + line.span.end, each.span.end + line.span.end)) for each in removed if each.span)
    dated = Removed(line.span.of(text), line.span, "boilerplate")
    return document(raw, text, Page(published=line.day), (dated, *moved))


def first_line_day(text: str) -> DayLine | None:
    """Return the day of the first line that holds anything, where that is a date and nothing else."""
    start = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    span = Span(start, len(text[: end if end >= 0 else len(text)].removesuffix("\r")))
    day = only_day(span.of(text)) if end - start <= 120 else None
    return DayLine(day, span) if day else None
