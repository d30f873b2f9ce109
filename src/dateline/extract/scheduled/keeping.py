"""Which of a sentence's plans say something of their own."""

from __future__ import annotations

from dateline.extract.scheduled.due import Dated
from dateline.extract.scheduled.kinds import kind_of
from dateline.extract.scheduled.plan import Plan
from dateline.records.texts import Sentence

_NOUNS = frozenset({"noun", "planned_noun", "scheduled_noun"})
_BESIDE = ("nsubj", "obj", "obl", "nmod")
# An ultimatum and the verb that it asks for stand in one breath.
_BREATH = 12


def worth_keeping(told: list[Dated], sentence: Sentence) -> list[Dated]:
    """Return the plans that have a kind or a day, and that none beside them says better."""
    kept = [each for each in told if _has_substance(each, sentence)]
    kept = [each for each in kept if not any(_gives_way(each, other) for other in kept if other is not each)]
    return [each for each in kept if not any(_is_nested(each.plan, other.plan) for other in kept if other is not each)]


def _has_substance(one: Dated, sentence: Sentence) -> bool:
    """Tell whether a plan is of a watched kind, or has a change or a day, not only a threat or a year, that makes it worth knowing."""
    plan = one.plan
    if plan.kind is not None or plan.change is not None or kind_of(plan.event, sentence, plan.said) != "other":
        return True
    long = one.due.precision in ("decade", "unknown") or (
        one.time is not None and one.time.type == "DURATION" and one.due.precision == "year"
    )
    return one.due.end is not None and not long and plan.firmness != "threatened"


def _gives_way(one: Dated, other: Dated) -> bool:
    """Tell whether a plan's day is another's: a deadline's, the old day of what was moved, or that of a word nearer to it."""
    if other.plan.was is not None and (one.due.start, one.due.end) == (other.plan.was.start, other.plan.was.end):
        return True
    if other.plan.kind == "deadline" and one.plan.kind != "deadline":
        close = one.plan.said is other.plan.said or abs(one.plan.event.index - other.plan.event.index) <= _BREATH
        return one.due.end == other.due.end and close
    return one.time is not None and one.time is other.time and other.distance < one.distance and not _names_subject(one, other)


def _names_subject(one: Dated, other: Dated) -> bool:
    """Tell whether a noun is the subject of a verb that a day follows: in "talks resume in May" the verb tells of the day."""
    verb, noun, time = one.plan.event, other.plan.event, one.time
    return noun.head == verb.index and noun.relation.startswith("nsubj") and time is not None and verb.span.end <= time.span.start


def _is_nested(plan: Plan, other: Plan) -> bool:
    """A noun beside the verb that announces it is no second thing: "the meeting will be held"; nor is one inside another noun."""
    if plan.rule not in _NOUNS:
        return False
    if other.rule == "noun":
        return plan.rule == "noun" and plan.event.head == other.event.index
    return plan.event.head in (other.event.index, other.said.index) and plan.event.relation.startswith(_BESIDE)
