"""People, groups and bodies by the names that reports give them, and what the ledger holds of one name."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline import objects
from dateline.catalogue import Name
from dateline.ledger.outgoing import load_facts
from dateline.projection import Filter
from dateline.records.publication import Fact
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.pages.asked import Books
from dateline.web.pages.claims import said
from dateline.web.pages.lists import SIZE, Asked, Rows, Turn, Turning, as_rows, choices, offset, shown_of, turning

router = APIRouter(tags=["people and bodies"])
ELSEWHERE = ("LOCATION", "FACILITY", "NATIONALITY")  # names that are nobody's
WORDS = {
    "PERSON": ("person", "people"), "GROUP": ("group", "groups"), "MILITARY": ("armed force", "armed forces"),
    "GOVERNMENT": ("government", "governments"), "ORGANIZATION": ("organisation", "organisations"), "MEDIA": ("medium", "media"),
}  # fmt: skip
FEW = 20


@router.get("/people.json", response_model=Rows, summary="People and bodies by name, fifty at a time")
def people_rows(request: Request, books: Books, kind: Asked = None, begins: Asked = None, page: Turn = 1) -> Response:
    """Return names as objects."""
    with books.open() as desk:
        turned, found = _some(request, desk, kind, begins, page)
        return as_rows(turned, map(_line, found))


@router.get("/people", include_in_schema=False)
def people(
    request: Request,
    books: Books,
    kind: Asked = None,
    begins: Asked = None,
    turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1,
) -> Response:
    """Return the list of names."""
    with books.open() as desk:
        turned, found = _some(request, desk, kind, begins, turn)
        kinds = [(each.value or "", each.number) for each in desk.catalogue.types() if each.value not in ELSEWHERE]
        groups = [choices(request, "kind", "Kind", kinds, lambda kind: WORDS.get(kind, (kind, kind.lower()))[1])]
        return page(request, "people.html", {"rows": found, "turning": turned, "groups": groups, "words": WORDS, "begins": begins or ""})


@router.get("/people/{name}.json", summary="What the ledger holds of one name")
def person_object(books: Books, name: str) -> Response:
    """Return what there is of a name as an object."""
    with books.open() as desk:
        found = _of(desk, name)
        incidents = [*found["acting"], *found["hit"]]
        return JSONResponse(
            {
                "name": name,
                "reports": [each.document for each in found["reports"]],
                "mentions": found["mentions"],
                "facts": [objects.plain(each) for each in found["facts"]],
                "incidents": [objects.incident_line(each) for each in incidents],
            }
        )


@router.get("/people/{name}", include_in_schema=False)
def person(request: Request, books: Books, name: str) -> Response:
    """Return the page of one name."""
    with books.open() as desk:
        return page(request, "person_page.html", {"name": name, **_of(desk, name)})


def _some(request: Request, desk: Desk, kind: str | None, begins: str | None, turn: int) -> tuple[Turning, list[Name]]:
    found = desk.catalogue.names(kind or None, begins or None, ELSEWHERE, offset(turn), SIZE)
    public = [each for each in found.rows if desk.speakable(each.name)]
    return turning(request, shown_of(found, public), turn), public


def _of(desk: Desk, name: str) -> dict[str, Any]:
    """Return the reports that name somebody, what he said, what is said of him, and the incidents in which he takes part."""
    naming = desk.catalogue.naming(name, 0, FEW) if desk.speakable(name) else None
    if naming is None or not naming.total:
        raise HTTPException(404, f"No report names {name[:80]!r}. The list of people and bodies has every name that may be shown.")
    acting, hit = (
        desk.public(desk.projection.incidents(each, "latest", 0, FEW).rows) for each in (Filter(actor=name), Filter(target=name))
    )
    claims = desk.catalogue.claims(name, None, 0, FEW)
    return {
        "mentions": naming.total,
        "reports": desk.listed(naming.rows),
        "facts": _facts(desk, name, [each.document for each in naming.rows]),
        "acting": acting,
        "hit": hit,
        "titles": desk.titles([*acting, *hit]),
        "said": said(desk, list(claims.rows)),
        "claims": claims.total,
    }


def _facts(desk: Desk, name: str, documents: list[str]) -> list[Fact]:
    """Return what the latest reports that name somebody say of him."""
    found = desk.view.ask(lambda connection: load_facts(connection, None, documents))
    return [each for each in found if each.subject == name and desk.veil.allows(each)]


def _line(each: Name) -> dict[str, Any]:
    return {"name": each.name, "type": each.type, "reports": each.reports, "address": f"/people/{quote(each.name, safe='')}"}
