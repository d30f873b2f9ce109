"""Full-text search over the texts of all reports: the sentences that hold the words, and the incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline.catalogue.folding import find_words, words_of
from dateline.projection import Filter
from dateline.records.happenings import Incident
from dateline.records.publication import Quote, Report
from dateline.records.texts import Span
from dateline.site.pieces import Light, Piece, pieces
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import Rows, Turn, Turning, as_rows, offset, shown_of, turning

router = APIRouter(tags=["search"])
Words = Annotated[
    str,
    Query(
        max_length=200,
        description="all of these words, whatever their case and accents; of a long word its beginning is enough",
    ),
]
SIZE, FEW = 20, 8
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A report whose text holds the words, with the sentences in which they stand."""

    report: Report
    quotes: tuple[Quote, ...]
    shown: tuple[tuple[Piece, ...], ...]


@router.get("/search.json", response_model=Rows, summary="Sentences that hold all the words, twenty reports at a time")
def search_rows(request: Request, books: Books, words: Words = "", page: Turn = 1) -> Response:
    """Return what was found as objects."""
    with books.open() as desk:
        turned, found = _some(request, desk, words, page)
        return as_rows(turned, (_line(each.report, quote) for each in found for quote in each.quotes))


@router.get("/search", include_in_schema=False)
def search(request: Request, books: Books, words: Words = "", turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1) -> Response:
    """Return the page of a search."""
    with books.open() as desk:
        turned, found = _some(request, desk, words, turn)
        incidents, total = _incidents(desk, words) if turn == 1 else ([], 0)
        values = {"words": words, "turning": turned, "rows": found, "incidents": incidents, "incidents_total": total}
        return page(request, "search.html", {**values, "titles": desk.titles(incidents)})


def _line(report: Report, quote: Quote) -> dict[str, Any]:
    where = {"document": quote.document, "start": quote.start, "end": quote.end, "exact": quote.exact}
    return {**where, "outlet": report.outlet, "published": report.published}


def _incidents(desk: Desk, words: str) -> tuple[list[Incident], int]:
    if not words_of(words) or not desk.speakable(words):
        return [], 0
    found = desk.projection.incidents(Filter(words=words), "latest", 0, FEW)
    public = desk.public(found.rows)
    return public, shown_of(found, public)


def _some(request: Request, desk: Desk, words: str, turn: int) -> tuple[Turning, list[Found]]:
    """Return the reports whose texts hold the words; who asks for a restricted name finds nothing."""
    if not desk.speakable(words):
        return turning(request, 0, 1), []
    found = desk.catalogue.find(words, offset(turn, SIZE), SIZE)
    reports = desk.reports([each.document for each in found.rows])
    texts, known = desk.texts(reports), [each for each in found.rows if each.document in reports]
    rows = [_found(desk, reports[each.document], texts[each.document], each.sentences, words) for each in known]
    public = [each for each in rows if each.quotes]
    return turning(request, shown_of(found, public), turn, SIZE), public


def _found(desk: Desk, report: Report, text: str, sentences: Iterable[Span], words: str) -> Found:
    """Return the sentences of a report that may be shown, their found words lit."""
    quotes = [Quote(report.document, each.start, _end(each), text[each.start : _end(each)]) for each in sentences]
    public = [each for each in quotes if desk.veil.quotable(each)]
    return Found(report, tuple(public), tuple(_lit(each, words) for each in public))


def _end(sentence: Span) -> int:
    return min(sentence.end, sentence.start + LONGEST)


def _lit(quote: Quote, words: str) -> tuple[Piece, ...]:
    return tuple(pieces(quote.exact, [Light(each.start, each.end, "found", "", "") for each in find_words(quote.exact, words_of(words))]))
