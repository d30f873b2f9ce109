"""The pages for deciding: the queue, one doubt, what a decision became. Every decision is a form and works without script."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import LedgerError
from dateline.web.faces import linked, page
from dateline.web.pages.asked import Asker, Books
from dateline.web.people import require
from dateline.web.people.acts import may
from dateline.web.people.asking import within
from dateline.web.people.door import door_of
from dateline.web.review.decisions import LINKS, decision_of
from dateline.web.review.doubts import heading
from dateline.web.review.reviewing import Reviewing
from dateline.web.review.waiting import item_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(require("decide"))])
SHOWN = 25  # doubts on one page of the queue


Short = Annotated[str, Query(max_length=80)]


def reviewing_of(request: Request, books: Books, asker: Asker, about: Short = "", whose: Short = "", words: Short = "") -> Reviewing:
    """Return the reviewing of who asks."""
    return Reviewing(request, books, asker, about or None, whose, words)


async def form_of(request: Request) -> dict[str, str]:
    """Return the words of a form; files have no place in it."""
    async with request.form(max_files=0, max_fields=20) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


At = Annotated[Reviewing, Depends(reviewing_of)]


@router.get("/review")
def queue(request: Request, reviewing: At, kept: str = "", on: str = "") -> Response:
    """Return what waits, in the order in which it should be decided."""
    doubts = reviewing.line()
    marks = reviewing.marked(doubts[:SHOWN])
    values = {
        "doubts": [(each, heading(each.kind, each.about), mark) for each, mark in zip(doubts[:SHOWN], marks, strict=True)],
        "many": len(doubts),
        "about": reviewing.about,
        "kinds": sorted({each.about for each in reviewing.line(whole=True)}),
        "kept": kept,
        "on": on,
        "address": reviewing.address,
        "item_of": item_of,
        "held": reviewing.held(),
        "asked": reviewing.asked,
        "people": _assignable(request, reviewing),
        "links": LINKS,
    }
    return page(request, "review/queue.html", values)


@router.get("/review/next")
def following(reviewing: At) -> Response:
    """Lead to the first doubt of the queue."""
    return RedirectResponse(reviewing.address(reviewing.following()), 303)


@router.post("/review/take")
def take(request: Request, books: Books, asker: Asker, form: Annotated[dict[str, str], Depends(form_of)]) -> Response:
    """Take one thing, or what the choice lists first, for oneself; or let go of it again."""
    reviewing = _chosen(request, books, asker, form)
    if reviewing.work is not None and form.get("release"):
        reviewing.work.release([form.get("item", "")], asker.name)
    elif reviewing.work is not None:
        reviewing.work.take(_items(reviewing, form), asker.name)
    return RedirectResponse(within(form.get("back", "")) if form.get("back") else linked("/review", **reviewing.asked), 303)


@router.post("/review/assign", dependencies=[Depends(require("assign"))])
def assign(request: Request, books: Books, asker: Asker, form: Annotated[dict[str, str], Depends(form_of)]) -> Response:
    """Give somebody everything that a choice lists; for admins alone."""
    reviewing = _chosen(request, books, asker, form)
    to = form.get("to", "")
    if to not in _assignable(request, reviewing):
        raise LedgerError(f"{to or 'nobody'}: nobody of this name decides here")
    if reviewing.work is not None:
        reviewing.work.assign(_items(reviewing, form, most=None), to, asker.name)
    return RedirectResponse(linked("/review", **reviewing.asked), 303)


def _chosen(request: Request, books: Books, asker: Asker, form: dict[str, str]) -> Reviewing:
    return reviewing_of(request, books, asker, *(form.get(name, "")[:80] for name in ("about", "whose", "words")))


def _items(reviewing: Reviewing, form: dict[str, str], most: int | None = SHOWN) -> list[str]:
    """Return the one thing that a form names, or what its choice lists; what does not wait is nothing to work on."""
    waiting = [item_of(each) for each in reviewing.line()]
    return [each for each in waiting if each == form["item"]] if form.get("item") else waiting[:most]


def _assignable(request: Request, reviewing: Reviewing) -> list[str]:
    """Return to whom this person may give work."""
    if reviewing.work is None or not may(reviewing.person, "assign"):
        return []
    return [each.name for each in door_of(request).accounts.listed() if each.closed_at is None and may(each.person(), "decide")]


@router.get("/review/records/{name}")
def record(reviewing: At, name: str) -> Response:
    """Return one record to be checked."""
    return reviewing.page((name,), {})


@router.get("/review/links/{left}/{right}")
def link(reviewing: At, left: str, right: str) -> Response:
    """Return two records beside each other."""
    return reviewing.page((left, right), {})


@router.get("/review/orphans/{name}")
def orphan(reviewing: At, name: str) -> Response:
    """Return a record that a later version of its report has lost, beside what that version says instead."""
    return reviewing.page((name,), {}, kind="orphaned")


@router.get("/review/differences/{name}")
def difference(reviewing: At, name: str) -> Response:
    """Return what people settled beside what a later reading says otherwise."""
    return reviewing.page((name,), {}, kind="difference")


@router.post("/review/decide")
def decide(request: Request, books: Books, asker: Asker, form: Annotated[dict[str, str], Depends(form_of)]) -> Response:
    """Keep a decision, and lead on to the next doubt; what cannot be kept says why, and nothing typed is lost."""
    reviewing = _chosen(request, books, asker, form)
    try:
        decided = decision_of(form)
        kept = reviewing.keep(decided)
    except LedgerError as error:
        named = [form[name] for name in ("id", "other") if form.get(name)]
        if not named or form.get("decision") == "undo":
            raise HTTPException(409, str(error)) from error
        kind = form.get("face", "")
        return reviewing.page([form.get("value", "")] if kind == "difference" else named[:1] if kind else named, form, str(error), kind)
    told = {"kept": decided.decision, "on": kept if decided.decision in LINKS else decided.ids[0], **reviewing.asked}
    onwards = reviewing.following() if form.get("then") != "queue" else None
    return RedirectResponse(linked(reviewing.address(onwards).partition("?")[0], **told), 303)
