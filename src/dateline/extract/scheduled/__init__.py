"""What is to come: announcements, meetings, deadlines."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.found import Found
from dateline.extract.scheduled.due import Dated, dated
from dateline.extract.scheduled.keeping import worth_keeping
from dateline.extract.scheduled.kinds import kind_of
from dateline.extract.scheduled.merging import merged
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.plans import find_plans
from dateline.records.claims import Scheduled, Time
from dateline.records.texts import Sentence, Span, Token

_BRANCHES = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "acl:relcl", "discourse", "vocative"})
_ASIDE = frozenset({"acl:relcl", "appos", "punct", "acl", "parataxis", "dep", "advcl", "list"})
_PARTIES = frozenset({"PERSON", "ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "NATIONALITY"})
# A day stands in the words of what it dates; one that is farther away is named apart.
_NEAR = 60


def find_scheduled(found: Found) -> tuple[Scheduled, ...]:
    """Return what the report says is to come, in order; a thing told twice stands once, by its clearest mention."""
    drafts = [draft for sentence in found.analysis.sentences for draft in _in_sentence(sentence, found)]
    kept = merged(drafts, found.analysis.text)
    return tuple(replace(each, id=f"scheduled-{number}") for number, each in enumerate(kept, start=1))


def _in_sentence(sentence: Sentence, found: Found) -> list[Scheduled]:
    if sentence.span.of(found.analysis.text).rstrip("\"'”’)» ").endswith("?"):
        return []  # "Who is going to talk?" foretells nothing
    told = [each for plan in find_plans(sentence, found) if (each := dated(plan, sentence, found)) is not None]
    return sorted(
        (_record(each, sentence, found) for each in worth_keeping(told, sentence, found.anchor.date)), key=lambda draft: draft.span
    )


def _record(told: Dated, sentence: Sentence, found: Found) -> Scheduled:
    plan = told.plan
    what = _with_day(_what(plan, sentence), told.time)
    subject = _subject(plan, sentence)
    span = Span(min(what.start, subject.start if subject else what.start), max(what.end, subject.end if subject else what.end))
    return Scheduled(
        id="",
        span=span,
        rule=f"scheduled.{plan.rule}@2",
        score=0.8 if told.due.end is not None else 0.6,
        kind=plan.kind or kind_of(plan.event, sentence, plan.said),
        what=what,
        due=told.due,
        firmness=plan.firmness,
        parties=_parties(span, found),
        attributions=found.attributions_over(what),
        change=plan.change,
        was=plan.was,
    )


def _what(plan: Plan, sentence: Sentence) -> Span:
    """Return the words from the one that says that it will be to the last of what will be."""
    words = [word for word in sentence.subtree(plan.event, _BRANCHES) if not _is_subject(word, plan.event, sentence)]
    reach = [plan.event, plan.said, *(word for word in words if word.index >= min(plan.event.index, plan.said.index))]
    if plan.kind == "deadline" and plan.event.tag in ("NOUN", "PROPN"):
        reach += words
    first, last = min(reach, key=lambda word: word.index), max(reach, key=lambda word: word.index)
    return Span(first.span.start, last.span.end)


def _with_day(what: Span, time: Time | None) -> Span:
    """Return the words of what is to come with those of its day where they stand beside them."""
    if time is None or time.span.start > what.end + _NEAR or time.span.end + _NEAR < what.start:
        return what
    return Span(min(what.start, time.span.start), max(what.end, time.span.end))


def _is_subject(word: Token, event: Token, sentence: Sentence) -> bool:
    """Tell whether a word belongs to the subject of the event's clause."""
    current: Token | None = word
    while current is not None and current is not event:
        if current.head == event.index:
            return current.relation.startswith("nsubj")
        current = sentence.governor(current)
    return False


def _subject(plan: Plan, sentence: Sentence) -> Span | None:
    if plan.event.tag in ("NOUN", "PROPN"):
        return sentence.span_of(plan.event, _ASIDE)
    for verb in (plan.event, plan.said):
        subject = sentence.child(verb, "nsubj")
        if subject is not None:
            return sentence.span_of(subject, _ASIDE)
    return None


def _parties(span: Span, found: Found) -> tuple[str, ...]:
    parties = [
        entity.id for entity in found.entities if entity.type in _PARTIES and any(span.holds(mention.span) for mention in entity.mentions)
    ]
    return tuple(dict.fromkeys(parties))
