"""Reviewing for programs: what waits, and decisions one at a time, signed with the name that the token stands for."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from dateline.ledger.queue import Doubt
from dateline.web.pages.asked import Asker, Books
from dateline.web.people import require
from dateline.web.review.decisions import decision_of
from dateline.web.review.reviewing import Reviewing
from dateline.web.review.routes import reviewing_of

router = APIRouter(tags=["review"], dependencies=[Depends(require("decide"))])


@dataclass(frozen=True, slots=True)
class Given:
    """A decision: `decision` is accept, reject, dispute, reopen, correct, same, different, unsure, undo, keep, reapply, adopt or withdraw.

    `why` is its reason. same, different and unsure take a second id, `other`; undo takes the id of the edge. keep says that what was
    decided stands, whatever a later version says, or, with a `value`, whatever a later reading says; adopt takes that value up; reapply
    says what was decided of `other` too, a record of the later version; withdraw takes back what was decided. correct takes the id of
    the `value` that is wrong, the right one in `to`, and the words that carry it: as they stand once, in `words`, or by code points
    from `start` to `end`.
    """

    decision: str
    id: str
    why: str
    other: str | None = None
    value: str | None = None
    to: str | None = None
    words: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the ledger kept: the decision, and the id of the record, of the edge, or of the new value."""

    decision: str
    on: str
    by: str


@router.get("/review.json")
def waiting(reviewing: Annotated[Reviewing, Depends(reviewing_of)]) -> list[Doubt]:
    """Return what waits for a decision, the most consequential doubt first."""
    return reviewing.line(public=True)


@router.post("/api/decisions", status_code=201)
def decide(request: Request, books: Books, asker: Asker, given: Given) -> Kept:
    """Keep a decision."""
    said = {name: str(value) for name, value in asdict(given).items() if value is not None}
    decided = decision_of(said)
    reviewing = Reviewing(request, books, asker)
    return Kept(given.decision, reviewing.keep(decided), reviewing.signed)
