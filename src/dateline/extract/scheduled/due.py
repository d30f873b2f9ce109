"""When something is to come."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.extract.scheduled.plans import Plan
from dateline.records.claims import Time
from dateline.records.quantities import Due
from dateline.records.texts import Sentence, Token

_OTHER_CLAUSES = frozenset({"ccomp", "parataxis", "acl:relcl", "conj"})


def due_of(plan: Plan, sentence: Sentence, found: Found) -> Due | None:
    """Return when it is to come; null where only a future day would make it something to come and there is none."""
    time = _time_of(plan, sentence, found)
    today = found.anchor.date
    if time is not None:
        start = time.start
        return Due(start, time.end, time.precision)
    if plan.needs_time:
        return None
    if plan.change is not None:
        return Due(None, None, "unknown")
    return Due(today, None, "unknown")


def _time_of(plan: Plan, sentence: Sentence, found: Found) -> Time | None:
    """Return the time that hangs on the event or on the word that announces it, the nearer one in the tree first."""
    candidates = [time for time in found.times_in(sentence.span) if _may_be_due(time, plan, found)]
    ranked = [(distance, time.span.start, time) for time in candidates if (distance := _distance(time, plan, sentence)) is not None]
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def _may_be_due(time: Time, plan: Plan, found: Found) -> bool:
    if time.type not in ("DATE", "TIME", "DURATION") or time.value in ("PRESENT_REF", "PAST_REF"):
        return False
    if plan.was is not None and time.start == plan.was.start:
        return False
    if time.value == "FUTURE_REF":
        return not plan.needs_time
    today = found.anchor.date
    if today is None:
        return time.type != "DURATION" and (time.start is None or plan.rule in ("will", "plan"))
    if plan.rule in ("noun", "planned_noun", "present"):
        return time.end is not None and time.end > today and not _is_running(time, today)
    return time.end is not None and time.end >= today


def _is_running(time: Time, today: str) -> bool:
    """Tell whether a year or season has already begun: "the 2016 election" need not be to come."""
    return time.start is not None and time.start <= today and time.precision in ("year", "season", "quarter", "part_of_year", "decade")


def _distance(time: Time, plan: Plan, sentence: Sentence) -> int | None:
    """Return how many arcs lie between a time and the event or its announcing word; null where another clause lies between."""
    head = sentence.head_of(time.span)
    steps = 0
    current: Token | None = head
    while current is not None:
        if current.index in (plan.event.index, plan.said.index):
            return steps
        if current.relation in _OTHER_CLAUSES:
            return None
        steps += 1
        current = sentence.governor(current)
    return None
