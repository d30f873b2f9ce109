"""Where a sentence says that something is to come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from dateline.extract.found import Found
from dateline.extract.scheduled.kinds import kind_of, tables
from dateline.extract.times.direction import is_past
from dateline.records.claims import Change, Firmness, Time
from dateline.records.quantities import Period
from dateline.records.texts import Sentence, Token


@dataclass(frozen=True, slots=True)
class Plan:
    """Something to come: the word that names it, the word that says that it will be, and how firmly.

    `needs_time` marks words that speak of the future only together with a future day.
    """

    event: Token
    said: Token
    firmness: Firmness
    rule: str
    needs_time: bool = False
    change: Change | None = None
    was: Period | None = None


@cache
def _firmness() -> dict[str, Firmness]:
    return {word: cast("Firmness", name) for name, words in tables()["firmness"].items() for word in words}


@cache
def _changes() -> dict[str, Change]:
    return {word: cast("Change", name) for name, words in tables()["changes"].items() if name != "unsure" for word in words}


def find_plans(sentence: Sentence, found: Found) -> list[Plan]:
    """Return what a sentence says is to come, at most once for each word that names it."""
    plans: dict[int, Plan] = {}
    moved = [plan for token in sentence.tokens if (plan := _by_change(sentence, token, found)) is not None]
    spoken = [
        plan
        for read in (_by_plan, _by_will, _by_present, _by_noun)
        for token in sentence.tokens
        if (plan := read(sentence, token)) is not None
    ]
    for plan in [*moved, *spoken]:
        if plan.event.index not in plans:
            plans[plan.event.index] = _conditional(sentence, plan)
    return _without_nested(list(plans.values()))


def _without_nested(plans: list[Plan]) -> list[Plan]:
    """Leave out a noun that names what a verb beside it already announces: "the meeting will be held"."""
    verbs = {plan.event.index for plan in plans if plan.rule != "noun"}
    return [
        plan for plan in plans if plan.rule != "noun" or not (plan.event.head in verbs and plan.event.relation.startswith(("nsubj", "obj")))
    ]


def _helpers(sentence: Sentence, verb: Token) -> set[str]:
    return {child.text.casefold() for child in sentence.children(verb, "aux", "cop", "aux:pass")}


def _is_denied(sentence: Sentence, word: Token) -> bool:
    return any(
        child.lemma in ("not", "never", "no") or child.text.casefold() in ("n't", "n’t", "no")
        for child in sentence.children(word, "advmod", "det")
    )


def _conditional(sentence: Sentence, plan: Plan) -> Plan:
    """Return the plan as conditional where an "if" clause hangs on it."""
    clauses = [clause for word in (plan.event, plan.said) for clause in sentence.children(word, "advcl")]
    marks = {mark.lemma for clause in clauses for mark in sentence.children(clause, "mark")}
    return (
        replace(plan, firmness="conditional") if marks & set(tables()["future"]["conditions"]) and plan.firmness != "threatened" else plan
    )


def _by_plan(sentence: Sentence, token: Token) -> Plan | None:
    """Read "is expected to announce", "plans to leave", "is due on Monday", "talks scheduled for May"."""
    firmness = _firmness().get(token.lemma)
    if firmness is None or token.tag not in ("VERB", "ADJ") or _is_denied(sentence, token):
        return None
    helpers = _helpers(sentence, token)
    past = bool(helpers & set(tables()["future"]["past_helpers"]))
    action = next(
        (
            child
            for child in sentence.children(token, "xcomp", "ccomp", "csubj", "advcl")
            if child.tag in ("VERB", "NOUN") and _has_to(sentence, child)
        ),
        None,
    )
    if action is not None:
        if token.relation.startswith("acl") or not _is_denied(sentence, action):
            return Plan(action, token, firmness, "plan", needs_time=past or (firmness == "planned" and _spoken_past(token, helpers)))
        return None
    if firmness not in ("scheduled", "expected", "planned"):
        return None
    return _of_noun(sentence, token, firmness)


def _spoken_past(token: Token, helpers: set[str]) -> bool:
    return not helpers and token.tag == "VERB" and is_past(token)


def _has_to(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma == "to" for child in sentence.children(verb, "mark"))


def _of_noun(sentence: Sentence, token: Token, firmness: Firmness) -> Plan | None:
    """Read "a ministerial scheduled for Sept. 30" and "elections are due in May"."""
    governor = sentence.governor(token)
    subject = sentence.child(token, "nsubj:pass", "nsubj")
    passive = bool(sentence.children(token, "aux:pass", "cop"))
    if token.relation.startswith("acl") and governor is not None and governor.lemma in tables()["nominal"]["nouns"]:
        return Plan(governor, token, firmness, "scheduled_noun", needs_time=True)
    if token.relation == "amod" and governor is not None and governor.lemma in tables()["nominal"]["nouns"]:
        return Plan(governor, token, firmness, "planned_noun", needs_time=True)
    if subject is not None and passive and subject.tag in ("NOUN", "PROPN"):
        return Plan(subject, token, firmness, "scheduled_noun", needs_time=True)
    return None


def _by_will(sentence: Sentence, token: Token) -> Plan | None:
    """Read "will meet"; a bare "would" needs a day to come."""
    if token.relation.startswith(("aux", "cop")) or _is_denied(sentence, token):
        return None
    helpers = _helpers(sentence, token)
    future = tables()["future"]
    if helpers & set(future["helpers"]):
        sure = kind_of(token, sentence) != "other" and token.lemma != "continue"
        return Plan(token, token, "announced", "will", needs_time=not sure)
    if helpers & set(future["distant"]) and "have" not in helpers:
        return Plan(token, token, "planned", "would", needs_time=True)
    return None


def _by_noun(_: Sentence, token: Token) -> Plan | None:
    """Read "the withdrawal by the end of 2026", "next week's summit": a noun of happening with a day to come."""
    if token.tag != "NOUN" or token.lemma not in tables()["nominal"]["nouns"]:
        return None
    return Plan(token, token, "planned", "noun", needs_time=True)


def _by_present(sentence: Sentence, token: Token) -> Plan | None:
    """Read "talks resume on 2 December": a present tense with a day to come."""
    if (
        token.tag != "VERB"
        or is_past(token)
        or token.text.casefold().endswith("ing")
        or _helpers(sentence, token)
        or _has_to(sentence, token)
    ):
        return None
    if sentence.child(token, "nsubj") is None or kind_of(token, sentence) == "other" or _is_denied(sentence, token):
        return None
    return Plan(token, token, "scheduled", "present", needs_time=True)


def _by_change(sentence: Sentence, token: Token, found: Found) -> Plan | None:
    """Read "the summit was postponed to 5 May": a noun of happening that was moved or will not be."""
    change = _changes().get(token.lemma)
    unsure = _helpers(sentence, token) & set(tables()["changes"]["unsure"])
    if change is None or token.tag != "VERB" or unsure or _is_denied(sentence, token):
        return None
    named = sentence.child(token, "nsubj:pass") or sentence.child(token, "obj")
    if named is None or named.lemma not in tables()["nominal"]["nouns"]:
        return None
    times = [time for time in found.times_in(sentence.span_of(token)) if time.type in ("DATE", "TIME")]
    return Plan(named, token, "scheduled", "change", change=change, was=_was(sentence, times))


def _was(sentence: Sentence, times: list[Time]) -> Period | None:
    """Return the earlier day of a thing that was moved: the one after "from"; of a range only its beginning."""
    for time in times:
        head = sentence.head_of(time.span)
        if head is None or not any(case.lemma == "from" for case in sentence.children(head, "case")):
            continue
        closing = any(time.span.holds(other.span) and other is not time for other in times)
        return Period(time.start, (time.start if time.precision == "day" else None) if closing else time.end)
    return None
