"""A decision as a form or a program sends it, on its way into the ledger; what cannot be kept says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from dateline.errors import LedgerError
from dateline.ledger.reviews import MACHINE, State
from dateline.ledger.second import BINDING
from dateline.ledger.store import Ledger
from dateline.ledger.view import View
from dateline.records.happenings import Judgement
from dateline.records.texts import Span

LINKS = ("same", "different", "unsure")
STATES: dict[str, State] = {"accept": "accepted", "reject": "rejected", "dispute": "disputed", "reopen": "in_review"}
LATER = ("keep", "reapply", "adopt", "withdraw")  # of what a later version or reading tells otherwise
DECISIONS = (*STATES, "correct", *LINKS, "undo", *LATER)
PAIRS = (*LINKS, "reapply")
LONGEST = 2000  # characters of a reason or a value


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: `ids` are the record's, the two records' or the edge's; `value` is the statement that is corrected.

    `words` carry the corrected value: by where they stand, in code points of the report, or as they stand there once; without them
    they are those it stands on. `seen` is the mark of what the page showed.
    """

    decision: str
    ids: tuple[str, ...]
    why: str
    value: str | None = None
    to: str | None = None
    words: str | Span | None = None
    seen: str | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """The records whose page was looked at."""
        return self.ids if self.decision in LINKS else self.ids[:1]

    @property
    def settled(self) -> tuple[str, ...]:
        """What waits no more: the records, or the one value of a later reading."""
        return (self.value,) if self.value and self.decision in LATER else self.shown


def decision_of(form: Mapping[str, str]) -> Decision:
    """Return the decision of a form; a field that is missing or is no such thing is an error that names it."""
    decision = _word(form, "decision")
    if decision not in DECISIONS:
        raise LedgerError(f"decision: {decision!r} is none of {', '.join(DECISIONS)}")
    named = ("id",) if decision in LATER and decision != "reapply" else ("id", "other")
    ids = tuple(each for name in named if (each := _word(form, name)))
    wanted = 2 if decision in PAIRS else 1
    if len(ids) != wanted:
        if decision == "reapply":
            raise LedgerError("reapply: choose the record of the later version that the decision is to be said of")
        raise LedgerError(f"{decision} takes {'two records: give id and other' if wanted == 2 else 'one record: give id'}")
    why = _word(form, "why")
    if not why:
        raise LedgerError("why: every decision has a reason; write one")
    value = _word(form, "value") if decision in {"correct", *LATER} else ""
    to = _word(form, "to") if decision == "correct" else ""
    if decision == "correct" and not (value and to):
        raise LedgerError("correct: choose the value that is wrong, and write the right one")
    if decision == "adopt" and not value:
        raise LedgerError("adopt: name the value of the later reading")
    return Decision(decision, ids, why, value or None, to or None, _span(form) or _word(form, "words") or None, _word(form, "seen") or None)


def keep(ledger: Ledger, decided: Decision) -> str:
    """Write a decision into the ledger and return the id of what was decided on, or of the edge that was made."""
    first = decided.ids[0]
    if decided.decision in LINKS:
        return ledger.judge(cast("Judgement", decided.decision), first, decided.ids[1], decided.why).id
    if decided.decision == "undo":
        return ledger.undo(first, decided.why)
    if decided.decision in LATER:
        return _keep_later(ledger, decided)
    if decided.decision == "correct":
        return ledger.amend(str(decided.value), str(decided.to), decided.why, decided.words)
    return ledger.review(STATES[decided.decision], [first], decided.why)[0].id


def _keep_later(ledger: Ledger, decided: Decision) -> str:
    first, why = decided.ids[0], decided.why
    if decided.decision == "reapply":
        return ledger.reapply(first, decided.ids[1], why).id
    if decided.decision == "keep":
        return ledger.affirm(decided.value or first, why).id
    if decided.value:
        return ledger.adopt(decided.value, why) if decided.decision == "adopt" else ledger.forgo(decided.value, why)
    return ledger.review("superseded", [first], why)[0].id


def refuse_stale(view: View, decided: Decision) -> None:
    """Raise where what the person saw is no longer what the ledger holds: somebody else has decided meanwhile."""
    if decided.seen is None:
        return
    now = seen(view, decided.shown)
    if now != decided.seen:
        raise LedgerError("somebody else has decided on this since the page was opened: look at it again, then decide")


def confirms(view: View, decided: Decision, who: str) -> bool:
    """Tell whether a decision takes up what somebody else has proposed or opened."""
    if decided.decision in BINDING:
        pair = {view.show(each).id for each in decided.ids}
        return any(
            {each.left, each.right} == pair and each.decided_by.startswith("human:") and each.decided_by != who for each in view.edges()
        )
    return decided.decision in {"accept", "reject", "reapply"} and view.show(decided.ids[-1]).review != MACHINE


def seen(view: View, ids: tuple[str, ...]) -> str:
    """Return a mark of everything that has happened to some records: another mark tells that something has happened since."""
    return "-".join(str(len(view.history(each))) for each in ids)


def _span(form: Mapping[str, str]) -> Span | None:
    start, end = _word(form, "start"), _word(form, "end")
    if not start and not end:
        return None
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and int(start) < int(end)):
        raise LedgerError(f"start, end: {start!r} to {end!r} are no places in the text: mark the words again")
    return Span(int(start), int(end))


def _word(form: Mapping[str, str], name: str) -> str:
    given = form.get(name) or ""
    if not isinstance(given, str):
        raise LedgerError(f"{name}: a word is wanted here, not a file or a list")
    if len(given) > LONGEST:
        raise LedgerError(f"{name}: more than {LONGEST} characters; be brief")
    return given.strip()
