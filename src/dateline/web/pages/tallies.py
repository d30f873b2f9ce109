"""Totals that somebody gives, each over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import objects
from dateline.answer.documented.alignment import measures
from dateline.records.series import Series
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.ledger import Library
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import SIZE, Asked, Choices, Rows, Turn, Turning, as_rows, choices, offset, turning

router = APIRouter(tags=["totals"])
FIELDS = (("measure", "What is counted"), ("actor", "By"), ("speaker", "Who says so"))
MOST = 12


@router.get("/tallies.json", response_model=Rows, summary="Totals over time, fifty series at a time")
def tally_rows(
    request: Request, books: Books, measure: Asked = None, actor: Asked = None, speaker: Asked = None, page: Turn = 1
) -> Response:
    """Return totals over time as objects."""
    with books.open() as desk:
        turned, found = _some(request, books, desk, (measure, actor, speaker), page)
        return as_rows(turned, map(_line, found))


@router.get("/tallies", include_in_schema=False)
def tallies(
    request: Request,
    books: Books,
    measure: Asked = None,
    actor: Asked = None,
    speaker: Asked = None,
    turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1,
) -> Response:
    """Return the list of totals over time."""
    with books.open() as desk:
        turned, found = _some(request, books, desk, (measure, actor, speaker), turn)
        documents = {total.document for each in found for point in each.points for total in point.totals}
        last = [each.points[-1].totals[0] for each in found]
        values = {
            "rows": found,
            "turning": turned,
            "groups": _groups(request, books, desk),
            "reports": desk.reports(documents),
            "outcomes": {name for name, each in measures().items() if each.outcomes},
            "sentences": desk.sentences({each.id for each in last}),
        }
        return page(request, "tallies.html", values)


def public_series(books: Library, desk: Desk) -> Sequence[Series]:
    """Return all totals over time that may be shown, as the ledger stands."""
    return books.once("series", desk, lambda each: [one for one in each.projection.series() if _is_public(one, each)])


def _is_public(series: Series, desk: Desk) -> bool:
    """Tell whether a series may be shown: none of its totals is restricted, and none names anybody who is."""
    totals = [total for point in series.points for total in point.totals]
    hidden = any(desk.veil.is_restricted(each.id) or desk.veil.is_restricted(each.document) for each in totals)
    return not hidden and desk.speakable(*(words for each in totals for words in (each.speaker, each.actor, each.target, each.quote)))


def _some(
    request: Request, books: Library, desk: Desk, asked: tuple[str | None, str | None, str | None], turn: int
) -> tuple[Turning, Sequence[Series]]:
    wanted = [(field, value) for (field, _), value in zip(FIELDS, asked, strict=True) if value]
    found = [each for each in public_series(books, desk) if all(getattr(each, field) == value for field, value in wanted)]
    first = offset(turn)
    return turning(request, len(found), turn), found[first : first + SIZE]


def _groups(request: Request, books: Library, desk: Desk) -> list[Choices]:
    counted: dict[str, list[tuple[str, int]]] = books.once("series counted", desk, lambda each: _counted(public_series(books, each)))
    return [choices(request, field, title, counted[field]) for field, title in FIELDS if len(counted[field]) > 1]


def _counted(series: Sequence[Series]) -> dict[str, list[tuple[str, int]]]:
    return {
        field: [(value, number) for value, number in Counter(getattr(each, field) for each in series).most_common(MOST + 1) if value]
        for field, _ in FIELDS
    }


def _line(series: Series) -> dict[str, Any]:
    return objects.plain(series)
