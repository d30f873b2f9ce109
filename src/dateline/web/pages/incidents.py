"""Incidents: the list, and one by its id or that of any report's part in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline import objects
from dateline.answer.counts import Policy, policies
from dateline.answer.scope import Scope
from dateline.projection import Counted, Facet, Filter, Order
from dateline.records.happenings import Incident
from dateline.site import views
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.ledger import Library
from dateline.web.pages.account import Told, told_of
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import SIZE, Asked, Choices, Rows, Turn, Turning, as_rows, choices, offset, shown_of, turning

router = APIRouter(tags=["incidents"])
FACETS: tuple[tuple[Facet, str], ...] = (
    ("type", "Kind"),
    ("country", "Country"),
    ("month", "Month"),
    ("actor", "By"),
    ("target", "Against"),
    ("review", "Checked"),
)
ORDERS = {"latest": "latest first", "day": "earliest first", "deadliest": "most killed", "told": "most reports"}
MOST = 12  # values of a field that are offered


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents are asked for: each field by its value as incidents have it, `words` by all of its words."""

    type: Asked = None
    mode: Asked = None
    country: Asked = None
    admin1: Asked = None
    month: Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}$")] = None
    actor: Asked = None
    target: Asked = None
    status: Asked = None
    review: Asked = None
    words: Asked = None
    order: Annotated[Order, Query()] = "latest"

    def filter(self) -> Filter:
        """Return the question as the projection takes it."""
        days = (f"{self.month}-01", f"{self.month}-31") if self.month else (None, None)
        return Filter(
            scope=Scope(type=self.type or None, mode=self.mode or None, start=days[0], end=days[1]),
            edge=bool(self.month),
            status=self.status or None,
            country=self.country or None,
            admin1=self.admin1 or None,
            actor=self.actor or None,
            target=self.target or None,
            review=self.review or None,
            words=self.words or None,
        )


Asking = Annotated[Wanted, Depends()]


@router.get("/incidents.json", response_model=Rows, summary="Incidents, fifty at a time")
def incident_rows(request: Request, books: Books, wanted: Asking, page: Turn = 1) -> Response:
    """Return incidents as objects."""
    with books.open() as desk:
        turned, found, titles = _some(request, desk, wanted, page)
    return as_rows(
        turned, ({**objects.incident_line(each), "title": titles[each.id], "address": f"/incidents/{each.id}"} for each in found)
    )


@router.get("/incidents", include_in_schema=False)
def incidents(request: Request, books: Books, wanted: Asking, turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1) -> Response:
    """Return the list of incidents."""
    with books.open() as desk:
        turned, found, titles = _some(request, desk, wanted, turn)
        values = {
            "rows": found,
            "titles": titles,
            "turning": turned,
            "groups": _groups(request, desk, wanted, books),
            "orders": choices(request, "order", "Order", [(order, None) for order in ORDERS], ORDERS.__getitem__),
            "wanted": wanted,
        }
    return page(request, "incidents.html", values)


def _some(request: Request, desk: Desk, wanted: Wanted, turn: int) -> tuple[Turning, list[Incident], dict[str, str]]:
    found = desk.projection.incidents(wanted.filter(), wanted.order, offset(turn), SIZE)
    public = desk.public(found.rows)
    return turning(request, shown_of(found, public), turn), public, desk.titles(public)


def _groups(request: Request, desk: Desk, wanted: Wanted, books: Library) -> list[Choices]:
    """Return the values by which the list can be narrowed further."""
    asked = wanted.filter()

    def counted(field: Facet) -> list[Counted]:
        if asked == Filter():
            return books.once(f"facet {field}", desk, lambda each: each.projection.facets(field, limit=MOST))
        return desk.projection.facets(field, asked, MOST)

    kinds = desk.settings.naming.kinds
    words = {"type": lambda value: kinds.get(value, value.capitalize())}
    groups = []
    for field, title in FACETS:
        values = [(each.value, each.incidents) for each in counted(field) if each.value is not None and desk.speakable(each.value)]
        if field == "month":
            values.sort(reverse=True)
        if len(values) > 1 or request.query_params.get(field):
            groups.append(choices(request, field, title, values, words.get(field, str)))
    return groups


@router.get("/incidents/{name}.json", summary="One incident with all that is told of it")
def incident_object(books: Books, name: str, policy: Asked = None) -> Response:
    """Return an incident as an object."""
    with books.open() as desk:
        told = _told(desk, name, policy)
        if isinstance(told, Response):
            return told
        return JSONResponse(_line(told))


@router.get("/incidents/{name}", include_in_schema=False)
def incident(request: Request, books: Books, name: str, policy: Asked = None) -> Response:
    """Return the page of one incident."""
    with books.open() as desk:
        told = _told(desk, name, policy)
        if isinstance(told, Response):
            return told
        material = told.material
        values = {
            "edition": material.edition,
            "titles": told.titles,
            "reports": {each.document: each for each in material.edition.reports},
            "told": told,
            "policies": _policies(told),
            **views.incident(material, told.released),
        }
        return page(request, "incident_page.html", values)


def _told(desk: Desk, name: str, policy: str | None) -> Told | Response:
    """Return all that may be said of an incident, or the way to its own address."""
    chosen = _policy(policy) if policy and policy != desk.settings.policy else None
    told = told_of(desk, name, chosen)
    if told is None:
        raise HTTPException(404, f"No incident has the id {name[:80]}. The list of incidents names them all.")
    own = told.released.incident.id
    if own == name:
        return told
    return RedirectResponse(f"/incidents/{own}", 308 if name in told.released.incident.members else 307)


def _policy(name: str) -> Policy:
    """Return a policy that ships: files are for the command line, where one's own rights hold."""
    found = policies().get(name)
    if found is None:
        raise HTTPException(404, f"There is no policy {name[:40]!r}: the policies are {', '.join(sorted(policies()))}.")
    return found


def _policies(told: Told) -> list[tuple[Policy, bool]]:
    known = {each.name: each for each in policies().values()}
    return [(each, each.name == told.released.incident.policy) for each in known.values()]


def _line(told: Told) -> dict[str, Any]:
    shown = told.released.incident
    line = {**objects.incident_line(shown), "title": told.titles[shown.id], "policy": shown.policy, "members": list(shown.members)}
    line["reports"] = [
        {
            "document": each.report.document,
            "outlet": each.report.outlet,
            "published": each.report.published,
            "sentences": [
                {"speaker": one.speaker, "quote": one.quote.exact, "start": one.quote.start, "end": one.quote.end} for one in each.witnesses
            ],
            "figures": [objects.figure_line(one) for one in each.told] if not each.report.withheld else [],
        }
        for each in told.giving
    ]
    line["revisions"] = [objects.plain(each) for each in told.revisions]
    line["contradictions"] = [objects.plain(each) for each in told.contradictions]
    return line
