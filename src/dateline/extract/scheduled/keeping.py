"""Which of a sentence's plans say something of their own."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.scheduled.due import Dated
from dateline.extract.scheduled.kinds import kind_of
from dateline.records.quantities import Due
from dateline.records.texts import Sentence

_NOUNS = frozenset({"noun", "planned_noun", "scheduled_noun"})
_BESIDE = ("nsubj", "obj", "obl", "nmod")
# An ultimatum and the verb that it asks for stand in one breath.
_BREATH = 12


def worth_keeping(told: list[Dated], sentence: Sentence, today: str | None) -> list[Dated]:
    """Return the plans that have a kind or a day, and that none beside them says better."""
    own = [_undated(each, today) if _borrows(each, told) else each for each in told]
    own = [each for each in own if each.time is not None or each.plan.due is not None or not each.plan.needs_time]
    kept = [each for each in own if _has_substance(each, sentence)]
    kept = [each for each in kept if not any(_gives_way(each, other) for other in kept if other is not each)]
    return [each for each in kept if not any(_is_nested(each, other) for other in kept if other is not each)]


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
    return False


def _borrows(one: Dated, told: list[Dated]) -> bool:
    """Tell whether a plan's day stands nearer to another's word: it dates the meeting in "announce it after they meet on Friday"."""
    return any(
        one.time is not None and one.time is other.time and other.distance < one.distance and not _names_subject(one, other)
        for other in told
    )


def _undated(one: Dated, today: str | None) -> Dated:
    return replace(one, due=Due(today, None, "unknown"), time=None)


def _names_subject(one: Dated, other: Dated) -> bool:
    """Tell whether a noun is the subject of a verb that a day follows: in "talks resume in May" the verb tells of the day."""
    verb, noun, time = one.plan.event, other.plan.event, one.time
    return noun.head == verb.index and noun.relation.startswith("nsubj") and time is not None and verb.span.end <= time.span.start


def _is_nested(one: Dated, other: Dated) -> bool:
    """A noun beside the verb that announces it is no second thing: "the meeting will be held"; nor is one inside another noun."""
    plan, beside = one.plan, other.plan
    if _is_dated_noun(other, one):
        return True
    if plan.rule not in _NOUNS or _is_dated_noun(one, other):
        return False
    if beside.rule == "noun":
        return plan.rule == "noun" and plan.event.head == beside.event.index
    return plan.event.head in (beside.event.index, beside.said.index) and plan.event.relation.startswith(_BESIDE)


def _is_dated_noun(noun: Dated, verb: Dated) -> bool:
    """Tell whether a noun has a day of its own and its verb none: "a hearing scheduled for 22 April will be open to the public"."""
    named = noun.plan.rule in _NOUNS and noun.plan.event.head == verb.plan.event.index
    return named and noun.time is not None and verb.time is None and verb.plan.due is None and noun.plan.event.relation.startswith("nsubj")
