"""The pages for deciding: the queue, one doubt, and what a decision became. Every decision is a form of its own and works without script."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.errors import LedgerError
from dateline.ledger.queue import Doubt
from dateline.ledger.store import open_ledger
from dateline.records.reading import to_json
from dateline.web.faces import page
from dateline.web.pages.asked import Asker, Books
from dateline.web.person import Person
from dateline.web.review.decisions import LINKS, Decision, decision_of, keep, refuse_stale, seen
from dateline.web.review.doubts import Open, in_turn, open_link, open_record
from dateline.web.review.waiting import Waiting

router = APIRouter(include_in_schema=False)
SHOWN = 25  # doubts on one page of the queue
NEEDS = {"accept": "reviewer", "reject": "reviewer", "dispute": "reviewer", "reopen": "reviewer", "undo": "reviewer"}
About = Annotated[str | None, Query(max_length=20)]


@router.get("/review")
def queue(request: Request, books: Books, asker: Asker, about: About = None, kept: str = "", on: str = "") -> Response:
    """Return what waits, in the order in which it should be decided."""
    doubts = _line(request, books, asker, about)
    kinds = sorted({each.about for each in _line(request, books, asker, None)})
    return page(
        request, "review/queue.html", doubts=doubts[:SHOWN], many=len(doubts), about=about, kinds=kinds, kept=kept, on=on, address=_address
    )


@router.get("/review.json")
def queue_json(request: Request, books: Books, asker: Asker, about: About = None) -> Response:
    """Return what waits, for programs."""
    return JSONResponse([to_json(each) for each in _line(request, books, asker, about)])


@router.get("/review/next")
def following(request: Request, books: Books, asker: Asker, about: About = None) -> Response:
    """Lead to the first doubt of the queue."""
    doubts = _line(request, books, asker, about)
    return RedirectResponse(_address(doubts[0], about) if doubts else "/review", 303)


@router.get("/review/records/{name}")
def record(request: Request, books: Books, asker: Asker, name: str, about: About = None) -> Response:
    """Return one record to be checked."""
    with books.view() as view:
        full = view.show(name).id
        opened = open_record(view, full, _waiting(request, books).find(view.head(), (full,)))
        mark = seen(view, (full,))
    return _doubt(request, books, asker, opened, mark, about)


@router.get("/review/links/{left}/{right}")
def link(request: Request, books: Books, asker: Asker, left: str, right: str, about: About = None) -> Response:
    """Return two records beside each other."""
    with books.view() as view:
        ids = (view.show(left).id, view.show(right).id)
        opened = open_link(view, *ids, _waiting(request, books).find(view.head(), ids))
        mark = seen(view, ids)
    return _doubt(request, books, asker, opened, mark, about)


@router.post("/review/decide")
async def decide(request: Request, books: Books, asker: Asker) -> Response:
    """Keep a decision, and lead on to the next doubt; what cannot be kept says why, and nothing typed is lost."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    about = form.get("about") or None
    try:
        decided = decision_of(form)
        kept = _keep(request, books, asker, decided)
    except LedgerError as error:
        return _again(request, books, asker, form, str(error))
    told = {"kept": decided.decision, "on": kept[:16], **({"about": about} if about else {})}
    doubts = _line(request, books, asker, about)
    onwards = _address(doubts[0], about) if doubts and form.get("then") != "queue" else "/review"
    return RedirectResponse(f"{onwards}{'&' if '?' in onwards else '?'}{urlencode(told)}", 303)


def _keep(request: Request, books: Books, asker: Person, decided: Decision) -> str:
    needed = NEEDS.get(decided.decision, "analyst")
    if not asker.may(needed):  # type: ignore[arg-type] # roles, by name
        raise HTTPException(403, f"To {decided.decision} takes the role {needed}; yours is {asker.role}.")
    settings = books.settings
    with books.view() as view:
        refuse_stale(view, decided)
    with open_ledger(settings.ledger, _now, f"human:{asker.name}", second=settings.confirm) as ledger:
        kept = keep(ledger, decided)
    _waiting(request, books).settle(decided.ids)
    return kept


def _again(request: Request, books: Books, asker: Person, form: dict[str, str], words: str) -> Response:
    """Return the doubt as it stands now with what was typed, and why it was not kept."""
    with books.view() as view:
        ids = tuple(view.show(name).id for name in (form.get("id"), form.get("other")) if name)
        if not ids:
            raise HTTPException(422, words)
        opened = open_link(view, *ids) if len(ids) == 2 else open_record(view, ids[0])  # type: ignore[call-arg] # two of them
        mark = seen(view, ids)
    return _doubt(request, books, asker, opened, mark, form.get("about") or None, form=form, refused=words)


def _doubt(  # noqa: PLR0913, PLR0917 what a page is made of
    request: Request,
    books: Books,
    asker: Person,
    opened: Open,
    mark: str,
    about: str | None,
    form: dict[str, str] | None = None,
    refused: str = "",
) -> Response:
    doubts = _line(request, books, asker, about)
    ids = {side.id for side in opened.sides}
    places = [{side.id for side in each.sides} for each in doubts]
    place = places.index(ids) if ids in places else -1
    onwards = doubts[(place + 1) % len(doubts)] if doubts else None
    back = doubts[place - 1] if place > 0 else None
    return page(
        request,
        "review/doubt.html",
        status=409 if refused else 200,
        open=opened,
        mark=mark,
        place=place + 1,
        many=len(doubts),
        about=about,
        onwards=_address(onwards, about) if onwards else "/review",
        back=_address(back, about) if back else "/review",
        form=form or {},
        refused=refused,
        kept=request.query_params.get("kept", ""),
        on=request.query_params.get("on", ""),
        offered=LINKS if opened.kind == "link" else ("accept", "correct", "reject", "dispute"),
        actor=f"human:{asker.name}",
    )


def _line(request: Request, books: Books, asker: Person, about: str | None) -> list[Doubt]:
    if not asker.may("analyst"):
        raise HTTPException(403, f"Deciding takes the role analyst; yours is {asker.role}.")
    with books.view() as view:
        head = view.head()
    return in_turn(_waiting(request, books).line(head), f"human:{asker.name}", about)


def _waiting(request: Request, books: Books) -> Waiting:
    state = request.app.state
    if not hasattr(state, "waiting"):
        state.waiting = Waiting(books.open)
    found: Waiting = state.waiting
    return found


def _address(doubt: Doubt, about: str | None = None) -> str:
    ids = "/".join(side.id for side in doubt.sides)
    return f"/review/{'links' if doubt.kind == 'link' else 'records'}/{ids}" + (f"?about={about}" if about else "")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
