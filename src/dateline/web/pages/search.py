"""Full-text search over the texts of all reports: the sentences that hold the words, and the incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dateline.catalogue.folding import find_words, words_of
from dateline.ledger.texts import stored_sentences, stored_text
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
Words = Annotated[str, Query(max_length=200, description="all of these words, whatever their case and accents")]
SIZE, FEW, SENTENCES = 20, 8, 3
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
    wanted = words_of(words)
    if not desk.speakable(words):
        return turning(request, 0, 1), []
    found = desk.catalogue.find(wanted, offset(turn, SIZE), SIZE)
    documents = [each.document for each in found.rows]
    reports = desk.reports(documents)
    rows = desk.view.ask(lambda connection: [_found(desk, connection, reports[each], wanted) for each in documents if each in reports])
    public = [each for each in rows if each.quotes]
    return turning(request, shown_of(found, public), turn, SIZE), public


def _found(desk: Desk, connection: Connection, report: Report, wanted: list[str]) -> Found:
    """Return the sentences that hold the most of the words, in the order of the text."""
    text = stored_text(connection, report.document)
    spots = list(find_words(text, wanted))
    best = sorted(stored_sentences(connection, report.document), key=lambda each: (-len(_held(text, each, spots)), each.start))[:SENTENCES]
    held = [each for each in best if _held(text, each, spots)]
    most = max((len(_held(text, each, spots)) for each in held), default=0)
    chosen = sorted((each for each in held if len(_held(text, each, spots)) == most), key=lambda each: each.start)
    quotes = [Quote(report.document, each.start, _end(each), text[each.start : _end(each)]) for each in chosen]
    public = [each for each in quotes if desk.veil.quotable(each)]
    return Found(report, tuple(public), tuple(_lit(each, spots) for each in public))


def _end(sentence: Span) -> int:
    return min(sentence.end, sentence.start + LONGEST)


def _held(text: str, sentence: Span, spots: list[Span]) -> set[str]:
    return {each.of(text).casefold() for each in spots if sentence.holds(each)}


def _lit(quote: Quote, spots: list[Span]) -> tuple[Piece, ...]:
    inside = [each for each in spots if quote.start <= each.start < quote.end]
    return tuple(pieces(quote.exact, [Light(each.start - quote.start, each.end - quote.start, "found", "", "") for each in inside]))
