"""What is restricted: shown in this one place, to those who may see it; every other page leaves it out, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.errors import DatelineError, LedgerError
from dateline.ledger.restrictions import Restriction
from dateline.ledger.store import open_ledger
from dateline.ledger.view import View, open_view
from dateline.web.faces import page
from dateline.web.people.acts import may
from dateline.web.people.asking import require
from dateline.web.person import Person

router = APIRouter(include_in_schema=False)
Word = Annotated[str, Form(max_length=2000)]
MARK = "restricted"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something restricted, with the words that carry it; `mark` goes with it wherever it is shown or written."""

    mark: str
    id: str
    kind: str
    words: str
    reports: tuple[str, ...]
    reason: str
    by: str
    at: str


@router.get("/restricted")
def listed(request: Request, person: Annotated[Person, Depends(require("see_restricted"))]) -> Response:
    """Return everything that is restricted."""
    return _shown(request, person)


@router.get("/restricted.json")
def exported(request: Request, person: Annotated[Person, Depends(require("export_restricted"))]) -> Response:  # noqa: ARG001 an admin
    """Return everything that is restricted, each with its mark, to keep apart from what may go out."""
    return JSONResponse([asdict(each) for each in _withheld(request)], headers={"Cache-Control": "no-store"})


@router.post("/restricted")
def restrict(
    request: Request,
    person: Annotated[Person, Depends(require("restrict"))],
    id: Word,  # noqa: A002 the name of the field
    why: Word,
    visibility: Word = MARK,
) -> Response:
    """Restrict a record, a value or a report, or let it out again; the ledger says who did."""
    if visibility not in {MARK, "public"}:
        raise DatelineError("a thing is restricted or public")
    try:
        with open_ledger(request.app.state.settings.ledger, _now, f"human:{person.name}") as ledger:
            ledger.restrict(id, why, visibility)
    except LedgerError as error:
        return _shown(request, person, 422, str(error))
    return RedirectResponse("/restricted", 303)


def _shown(request: Request, person: Person, status: int = 200, wrong: str = "") -> Response:
    values = {"withheld": list(_withheld(request)), "may_export": may(person, "export_restricted"), "wrong": wrong}
    return page(request, "people/restricted.html", values, status)


def _withheld(request: Request) -> Iterator[Withheld]:
    with open_view(request.app.state.settings.ledger) as view:
        for each in view.restrictions():
            words, reports = _words(view, each)
            yield Withheld(MARK, each.target, each.kind, words, reports, each.reason, each.by, each.at)


def _words(view: View, restriction: Restriction) -> tuple[str, tuple[str, ...]]:
    """Return the words that something restricted stands on, and the names of its reports."""
    if restriction.kind == "document":
        return "", tuple(name for row in view.documents() if row.id == restriction.target for name in row.names)
    try:
        shown = view.show(restriction.target)
    except LedgerError:  # a value by itself, or one that holds no longer: its id is what remains to be said
        return "", ()
    return shown.sentence, shown.documents


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
