"""Who said what, with which force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline.catalogue import Claim
from dateline.records.publication import Quote, Report, Saying
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import SIZE, Asked, Rows, Turn, Turning, as_rows, choices, offset, shown_of, turning

router = APIRouter(tags=["claims"])
MOST = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its words and the report that they stand in."""

    claim: Claim
    quote: Quote
    report: Report


@router.get("/claims.json", response_model=Rows, summary="Who said what, fifty claims at a time")
def claim_rows(request: Request, books: Books, speaker: Asked = None, force: Asked = None, page: Turn = 1) -> Response:
    """Return claims as objects."""
    with books.open() as desk:
        turned, found = _some(request, desk, speaker, force, page)
        return as_rows(turned, map(_line, found))


@router.get("/claims", include_in_schema=False)
def claims(
    request: Request,
    books: Books,
    speaker: Asked = None,
    force: Asked = None,
    turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1,
) -> Response:
    """Return the list of claims."""
    with books.open() as desk:
        turned, found = _some(request, desk, speaker, force, turn)
        fields = (("force", "How it is said"), ("speaker", "Who says it"))
        groups = [
            choices(
                request,
                field,
                title,
                [(each.value or "", each.number) for each in desk.catalogue.counted("claim", field, MOST) if desk.speakable(each.value)],
            )
            for field, title in fields
        ]
        return page(request, "claims.html", {"rows": found, "turning": turned, "groups": groups})


def _values(desk: Desk, field: str) -> list[tuple[str, int]]:
    found = desk.catalogue.counted("claim", field, MOST)
    return [(each.value or "", each.number) for each in found if desk.speakable(each.value)]


def said(desk: Desk, found: list[Claim]) -> list[Said]:
    """Return claims with their words, as far as they may be shown."""
    documents = {each.document for each in found}
    texts, reports = desk.texts(documents), desk.reports(documents)
    rows = []
    for each in found:
        if each.document not in reports:
            continue
        quote = Quote(each.document, each.start, each.end, texts[each.document][each.start : each.end])
        saying = Saying(
            each.record, each.speaker, each.body, each.role, each.anonymous, each.force, each.polarity, each.certainty, "", "", None, quote
        )
        if desk.veil.allows(saying):
            rows.append(Said(each, quote, reports[each.document]))
    return rows


def _some(request: Request, desk: Desk, speaker: str | None, force: str | None, turn: int) -> tuple[Turning, list[Said]]:
    if not desk.speakable(speaker):
        return turning(request, 0, 1), []
    found = desk.catalogue.claims(speaker or None, force or None, offset(turn), SIZE)
    public = said(desk, list(found.rows))
    return turning(request, shown_of(found, public), turn), public


def _line(each: Said) -> dict[str, Any]:
    claim, report = each.claim, each.report
    fields = ("speaker", "body", "role", "anonymous", "force", "polarity", "certainty")
    return {
        "id": claim.record,
        **{name: getattr(claim, name) for name in fields},
        "quote": {"document": claim.document, "start": claim.start, "end": claim.end, "exact": each.quote.exact},
        "outlet": report.outlet,
        "published": report.published,
    }
