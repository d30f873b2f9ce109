"""What is to come: announcements, meetings, deadlines."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.found import Found
from dateline.extract.scheduled.due import due_of
from dateline.extract.scheduled.kinds import kind_of
from dateline.extract.scheduled.merging import merged
from dateline.extract.scheduled.plans import Plan, find_plans
from dateline.records.claims import Scheduled
from dateline.records.texts import Sentence, Span, Token

_BRANCHES = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "acl:relcl", "discourse", "vocative"})


def find_scheduled(found: Found) -> tuple[Scheduled, ...]:
    """Return what the report says is to come, in order; a thing told twice stands once, by its clearest mention."""
    drafts = [
        draft
        for sentence in found.analysis.sentences
        for plan in find_plans(sentence, found)
        if (draft := _record(plan, sentence, found)) is not None
    ]
    kept = merged(drafts, found.analysis.text)
    return tuple(replace(each, id=f"scheduled-{number}") for number, each in enumerate(kept, start=1))


def _record(plan: Plan, sentence: Sentence, found: Found) -> Scheduled | None:
    kind = kind_of(plan.event, sentence, plan.said)
    due = due_of(plan, sentence, found)
    if due is None or (kind == "other" and (due.end is None or plan.rule == "would")):
        return None
    what = _what(plan, sentence)
    subject = _subject(plan, sentence)
    span = Span(min(what.start, subject.start if subject else what.start), max(what.end, subject.end if subject else what.end))
    return Scheduled(
        id="",
        span=span,
        rule=f"scheduled.{plan.rule}@1",
        score=0.8 if due.end is not None else 0.6,
        kind=kind,
        what=what,
        due=due,
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
    first, last = min(reach, key=lambda word: word.index), max(reach, key=lambda word: word.index)
    return Span(first.span.start, last.span.end)


def _is_subject(word: Token, event: Token, sentence: Sentence) -> bool:
    """Tell whether a word belongs to the subject of the event's clause."""
    current: Token | None = word
    while current is not None and current is not event:
        if current.head == event.index:
            return current.relation.startswith("nsubj")
        current = sentence.governor(current)
    return False


def _subject(plan: Plan, sentence: Sentence) -> Span | None:
    for verb in (plan.event, plan.said):
        subject = sentence.child(verb, "nsubj")
        if subject is not None:
            return sentence.span_of(subject, frozenset({"acl:relcl", "appos", "punct", "acl"}))
    return None


def _parties(span: Span, found: Found) -> tuple[str, ...]:
    parties = [
        entity.id
        for entity in found.entities
        if entity.type in ("PERSON", "ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "NATIONALITY")
        and any(span.holds(mention.span) for mention in entity.mentions)
    ]
    return tuple(dict.fromkeys(parties))
