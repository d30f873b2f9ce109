"""When something is to come."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.scheduled.clauses import helpers
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.words import phrase_of, words
from dateline.extract.times.direction import is_past
from dateline.records.claims import Time
from dateline.records.quantities import Due
from dateline.records.texts import Sentence, Span, Token

_OTHER_CLAUSES = frozenset({"ccomp", "parataxis", "acl:relcl", "conj"})
# Where the day of the report is not known, only these words put a time into the future.
_FIRM_RULES = frozenset({"will", "plan", "be_to", "going_to", "scheduled_noun"})
_FAR = 99
_NAMED_BY_DAY = frozenset({"noun", "planned_noun", "present", "being"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A plan with the days that its sentence gives it, the words that tell them, and how far in the tree these stand from it."""

    plan: Plan
    due: Due
    time: Time | None
    distance: int


def dated(plan: Plan, sentence: Sentence, found: Found) -> Dated | None:
    """Return a plan with its days; null where only a future day would make it something to come and there is none."""
    if plan.due is not None:
        return Dated(plan, plan.due, None, 0)
    near = _time_of(plan, sentence, found)
    if near is not None:
        return Dated(plan, _days_of(near[1], plan, sentence), near[1], near[0])
    return None if plan.needs_time else Dated(plan, Due(found.anchor.date, None, "unknown"), None, _FAR)


def _days_of(time: Time, plan: Plan, sentence: Sentence) -> Due:
    """Return the days of a time; what expires "at the end of the year" does so on its last day."""
    ends = plan.event.tag == "VERB" and phrase_of(sentence, plan.event, words("timetable", "ends")) is not None
    if ends and time.precision in ("part_of_year", "part_of_month") and time.start is not None:
        return Due(time.end, time.end, time.precision)
    return Due(time.start, time.end, time.precision)


def _time_of(plan: Plan, sentence: Sentence, found: Found) -> tuple[int, Time] | None:
    """Return the time, and its distance, that hangs on the event or on the word that announces it, the nearer one in the tree first.

    Where the tree gives none, the first time behind the event counts that no other verb parts from it.
    """
    times = [time for time in found.times_in(sentence.span) if _may_be_due(time, plan, found) and not _is_of_saying(time, plan, sentence)]
    hanging = [(distance, time.span.start, time) for time in times if (distance := _distance(time, plan, sentence)) is not None]
    if hanging:
        distance, _, time = min(hanging, key=lambda each: each[:2])
        return distance, time
    if plan.rule == "noun":
        return next(((1, time) for time in times if _is_beside(time.span, plan.event, sentence)), None)
    return next(((_FAR, time) for time in times if _follows(time.span, plan, sentence)), None)


def _may_be_due(time: Time, plan: Plan, found: Found) -> bool:
    if time.type not in ("DATE", "TIME", "DURATION") or time.value in ("PRESENT_REF", "PAST_REF"):
        return False
    if time.value == "FUTURE_REF":
        return not plan.needs_time
    today = found.anchor.date
    return _may_be_due_undated(time, plan) if today is None else _is_ahead(time, plan, today)


def _may_be_due_undated(time: Time, plan: Plan) -> bool:
    """Tell whether words put a time into the future where the day of the report is not known."""
    told = plan.rule == "plan" and plan.said.tag == "VERB" and is_past(plan.said)
    return time.type != "DURATION" and plan.rule in _FIRM_RULES and not told


def _is_ahead(time: Time, plan: Plan, today: str) -> bool:
    """Tell whether a time is still to come; for words that only a day puts into the future, later than today and not yet begun."""
    if time.end is None or time.end < today or (time.type == "DURATION" and (time.start or today) < today):
        return False
    if plan.rule not in _NAMED_BY_DAY:
        return True
    if plan.rule == "noun" and time.type == "DURATION":
        return False
    spoken = plan.rule == "present" or plan.said is not plan.event
    return (spoken or time.end > today) and not _is_running(time, today)


def _is_of_saying(time: Time, plan: Plan, sentence: Sentence) -> bool:
    """Tell whether a time between a past cue and its verb is that of the cue: "agreed on Friday to leave by July"."""
    cue, event = plan.said, plan.event
    if cue is event or cue.tag != "VERB" or not (cue.span.end <= time.span.start < event.span.start):
        return False
    return is_past(cue) and not helpers(sentence, cue) & {"is", "are", "’s", "'s", "am"}


def _is_running(time: Time, today: str) -> bool:
    """Tell whether a year or season has already begun: "the 2016 election" need not be to come."""
    return (
        time.start is not None
        and time.start <= today
        and time.precision not in ("day", "time", "part_of_week", "part_of_month", "part_of_year")
    )


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


def _is_beside(span: Span, noun: Token, sentence: Sentence) -> bool:
    """Tell whether a time stands right behind a noun, with a preposition at most between: "elections on 4 May"."""
    between = [token for token in sentence.tokens if token.index > noun.index and token.span.end <= span.start]
    return span.start >= noun.span.end and len(between) <= 2 and all(token.tag in ("ADP", "DET") for token in between)


def _follows(span: Span, plan: Plan, sentence: Sentence) -> bool:
    """Tell whether a time stands behind the event with no verb, and no break of the sentence, between them."""
    last = max(plan.event.index, plan.said.index)
    between = [token for token in sentence.tokens if token.index > last and token.span.end <= span.start]
    broken = any(token.tag in ("VERB", "AUX") or token.text in (";", ":", "—", "–", ",") for token in between)
    return span.start >= sentence.tokens[last].span.end and not broken
