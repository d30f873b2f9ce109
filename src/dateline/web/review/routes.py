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
from dateline.web.review.decisions import LINKS, decision_of
from dateline.web.review.doubts import heading
from dateline.web.review.reviewing import Reviewing

router = APIRouter(include_in_schema=False, dependencies=[Depends(require("decide"))])
SHOWN = 25  # doubts on one page of the queue


def reviewing_of(request: Request, books: Books, asker: Asker, about: Annotated[str | None, Query(max_length=20)] = None) -> Reviewing:
    """Return the reviewing of who asks."""
    return Reviewing(request, books, asker, about or None)


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
        "links": LINKS,
    }
    return page(request, "review/queue.html", values)


@router.get("/review/next")
def following(reviewing: At) -> Response:
    """Lead to the first doubt of the queue."""
    return RedirectResponse(reviewing.address(next(iter(reviewing.line()), None)), 303)


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
    reviewing = reviewing_of(request, books, asker, form.get("about"))
    try:
        decided = decision_of(form)
        kept = reviewing.keep(decided)
    except LedgerError as error:
        named = [form[name] for name in ("id", "other") if form.get(name)]
        if not named or form.get("decision") == "undo":
            raise HTTPException(409, str(error)) from error
        kind = form.get("face", "")
        return reviewing.page([form.get("value", "")] if kind == "difference" else named[:1] if kind else named, form, str(error), kind)
    told = {"kept": decided.decision, "on": kept if decided.decision in LINKS else decided.ids[0], "about": reviewing.about}
    onwards = next(iter(reviewing.line()), None) if form.get("then") != "queue" else None
    return RedirectResponse(linked(reviewing.address(onwards).partition("?")[0], **told), 303)
