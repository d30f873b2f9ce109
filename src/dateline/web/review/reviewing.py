"""One person at the queue: what waits for him, the page of a doubt, and his decisions on their way into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.ledger.queue import Doubt
from dateline.ledger.store import open_ledger
from dateline.ledger.view import View
from dateline.web.desk import veil_of
from dateline.web.faces import linked, page
from dateline.web.ledger import Library
from dateline.web.people import entry_of
from dateline.web.people.acts import may
from dateline.web.people.door import door_of
from dateline.web.people.moments import moment
from dateline.web.people.seeing import refuse_withheld
from dateline.web.people.work import Held, Work
from dateline.web.person import Person
from dateline.web.review.decisions import LATER, LINKS, Decision, confirms, keep, refuse_stale, seen
from dateline.web.review.doubts import Open, called, heading, hides, in_turn, is_hidden, open_link, open_record
from dateline.web.review.later import open_difference, open_orphan, without
from dateline.web.review.waiting import Waiting, item_of

CHECKS = ("accept", "correct", "reject", "dispute")
FACES = {"link": "links", "orphaned": "orphans", "difference": "differences"}  # where a kind of doubt is decided; all else is a record


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Who decides on which ledger, and on which doubts: of a kind (`about`), with `words`, `whose` is mine or nobody's; or on all."""

    request: Request
    books: Library
    person: Person
    about: str | None = None
    whose: str = ""
    words: str = ""

    @property
    def signed(self) -> str:
        """The name that decisions are kept with."""
        return f"human:{self.person.name}"

    def waiting(self) -> Waiting:
        """Return the queue that the server keeps."""
        state = self.request.app.state
        if not hasattr(state, "waiting"):
            state.waiting = Waiting(self.books.view)
        found: Waiting = state.waiting
        return found

    @property
    def sees_all(self) -> bool:
        """Whether this person is shown what is restricted: by the table of acts, and never a program."""
        return may(self.person, "see_restricted") and entry_of(self.request).scopes is None

    def line(self, *, whole: bool = False, public: bool = False) -> list[Doubt]:
        """Return what waits, in the order in which this person should take it; what is restricted only to those who may see it."""
        with self.books.view() as view:
            doubts = self.waiting().line(view.head())
            veil = veil_of(view)
        shown = doubts if self.sees_all and not public else [each for each in doubts if not hides(veil, each)]
        found = in_turn(shown, self.signed, None if whole else self.about)
        return found if whole or public else self._narrowed(found)

    def _narrowed(self, doubts: Sequence[Doubt]) -> list[Doubt]:
        """Return the doubts that this person asks for, his own first; what others work on comes last."""
        held, wanted = self.held(), self.words.casefold().split()
        holder = {id(each): held[item].person if (item := item_of(each)) in held else "" for each in doubts}
        whose = {"mine": self.person.name, "nobody": ""}.get(self.whose)
        found = [each for each in doubts if (whose is None or holder[id(each)] == whose) and all(word in _said(each) for word in wanted)]
        return sorted(found, key=lambda each: (holder[id(each)] != self.person.name, bool(holder[id(each)])))

    @property
    def work(self) -> Work | None:
        """What people work on; nothing of it where one person works alone."""
        return door_of(self.request).work if self.books.settings.people else None

    def held(self) -> dict[str, Held]:
        """Return who works on what."""
        return self.work.held() if self.work is not None else {}

    def following(self) -> Doubt | None:
        """Return the next doubt for this person, and take it, so that nobody else gets it meanwhile."""
        held = self.held()
        for each in self.line():
            holder = held.get(item_of(each))
            if holder is not None and holder.person == self.person.name:
                return each
            if holder is None and (self.work is None or self.work.take([item_of(each)], self.person.name)):
                return each
        return None

    def marked(self, doubts: Iterable[Doubt]) -> list[bool]:
        """Return of each doubt whether something of it is restricted."""
        with self.books.view() as view:
            veil = veil_of(view)
        return [hides(veil, each) for each in doubts]

    def open(self, names: Sequence[str], kind: str = "") -> tuple[Open, str, bool]:
        """Return what is to be decided on, found by the first characters of its ids, the mark of how it stands, and whether restricted.

        It is a record, a pair, or by `kind` an orphan or the value of a later reading.
        """
        with self.books.view() as view:
            opened = self._open(view, names, kind)
            ids = tuple(side.id for side in opened.sides if side.id)
            veil = veil_of(view)
            restricted = any(is_hidden(veil, side) for side in opened.sides)
            if restricted and not self.sees_all:
                raise HTTPException(404, "No record that may be shown has this id. The queue names those that wait.")
            return opened if self.sees_all else without(veil, opened), seen(view, ids), restricted

    def _open(self, view: View, names: Sequence[str], kind: str) -> Open:
        if kind == "difference":
            return open_difference(view, names[0])
        ids = tuple(view.show(name).id for name in names)
        if kind == "orphaned":
            return open_orphan(view, ids[0])
        doubt = self.waiting().find(view.head(), ids)
        return open_record(view, ids[0], doubt) if len(ids) == 1 else open_link(view, (ids[0], ids[1]), doubt)

    def keep(self, decided: Decision) -> str:
        """Write a decision down, signed; what the ledger refuses is an error that says why."""
        with self.books.view() as view:
            refuse_stale(view, decided)
            if not self.sees_all and decided.decision != "undo":
                refuse_withheld(view, self.person, [view.show(each).id for each in decided.ids])
            if self.books.settings.confirm and confirms(view, decided, self.signed) and not may(self.person, "confirm"):
                raise HTTPException(403, "only those who are reviewer or more may confirm what somebody else decided: ask an admin")
        with open_ledger(self.books.settings.ledger, _now, self.signed, second=self.books.settings.confirm) as ledger:
            kept = keep(ledger, decided)
        self.waiting().settle(decided.settled)
        if self.work is not None and decided.settled:
            self.work.release(["+".join(sorted(decided.settled))], self.person.name, anybody=True)
        return kept

    def address(self, doubt: Doubt | None) -> str:
        """Return where a doubt is decided; of none, the queue."""
        if doubt is None:
            return linked("/review", **self.asked)
        ids = doubt.value or "/".join(side.id for side in doubt.sides)
        return linked(f"/review/{FACES.get(doubt.kind, 'records')}/{ids}", **self.asked)

    @property
    def asked(self) -> dict[str, str | None]:
        """The choice of doubts, as an address says it."""
        return {"about": self.about, "whose": self.whose, "words": self.words}

    def page(self, names: Sequence[str], form: Mapping[str, str], refused: str = "", kind: str = "") -> HTMLResponse:
        """Return the page on which one doubt is decided, with what was typed and why it was refused, if it was."""
        opened, mark, restricted = self.open(names, kind)
        doubts = self.line()
        turn = next((number for number, each in enumerate(doubts) if _is_about(each, opened)), None)
        asked = self.request.query_params
        item = opened.later.value if opened.later and opened.later.value else "+".join(sorted(side.id for side in opened.sides if side.id))
        values = {
            "open": opened,
            "heading": heading(opened.kind, opened.sides[0].kind),
            "name_of": called(opened.sides[0].kind),
            "mark": mark,
            "restricted": restricted,
            "place": 0 if turn is None else turn + 1,
            "many": len(doubts),
            "about": self.about,
            "asked": self.asked,
            "item": item,
            "moment": moment,
            "holder": self.held().get(item),
            "onwards": self.address(doubts[((-1 if turn is None else turn) + 1) % len(doubts)] if doubts else None),
            "back": self.address(doubts[turn - 1] if turn else None),
            "form": form,
            "refused": refused,
            "kept": asked.get("kept", ""),
            "on": asked.get("on", ""),
            "links": LINKS,
            "offered": _offered(opened),
        }
        return page(self.request, "review/later.html" if opened.later else "review/doubt.html", values, 409 if refused else 200)


def _said(doubt: Doubt) -> str:
    return " ".join((doubt.question, *(words for side in doubt.sides for words in (side.sentence, *side.said)))).casefold()


def _is_about(doubt: Doubt, opened: Open) -> bool:
    if opened.later is not None and opened.later.value:
        return doubt.value == opened.later.value
    return doubt.kind == opened.kind and {side.id for side in doubt.sides} == {side.id for side in opened.sides if side.id}


def _offered(opened: Open) -> Sequence[str]:
    """Return the decisions that can be made on what is open."""
    if opened.later is None:
        return LINKS if opened.kind == "link" else CHECKS
    later = opened.later
    lacking = {"reapply": not later.candidates, "adopt": not later.value, "withdraw": bool(later.value) and not later.stands}
    return [each for each in LATER if not lacking.get(each)]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
