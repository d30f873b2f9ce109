"""When an event was, and which clauses set it: its own clause first, then its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events.clauses import base, carrier, clause_words, is_nominal, is_verb, preposition
from dateline.extract.events.hours import is_clock, is_vague
from dateline.extract.events.spans import Standing
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.words import listed, words
from dateline.records.claims import Place, Time
from dateline.records.texts import Sentence, Span, Token

FINE = {
    "time": 0,
    "day": 1,
    "part_of_week": 2,
    "week": 3,
    "part_of_month": 4,
    "month": 5,
    "season": 6,
    "part_of_year": 6,
    "quarter": 6,
    "year": 7,
    "decade": 8,
}
NIGHTLY = 1.5  # how fine "overnight" is: a day beside it says more
BEFORE = 20  # words between the conjunction of a clause and its verb


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The times, places and words of saying of a report, to be looked up by span."""

    times: Standing[Time]
    places: Standing[Place]
    cues: Standing[bool]
    datelines: frozenset[str]


def clause_heads(sentence: Sentence, trigger: Trigger, around: Surroundings) -> list[Token]:
    """Return the heads of the clauses that may set an event, the closest first; never those of a verb of saying."""
    found = [head for head in _heads(sentence, trigger.token) if head is trigger.token or not is_saying(head, around)]
    return list({head.index: head for head in found}.values())


def _heads(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield token
    current: Token | None = token
    while current is not None:
        if is_nominal(current):
            carried = carrier(sentence, current)
            if carried is None or is_cause(sentence, current):
                return
            current = carried[0]
        elif base(current) in {"conj", "advcl", "acl", "xcomp", "parataxis"}:
            current = sentence.governor(current)
        else:
            break
        if current is not None:
            yield current
    yield from _siblings(sentence, token)


def is_cause(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun only gives the reason for what its verb tells, which has a day of its own: "arrested on Monday over the raid".

    So does one within the reason: "sentenced on Monday for complicity in the raid".
    """
    current: Token | None = noun
    while current is not None and is_nominal(current):
        if base(current) in {"obl", "nmod"} and preposition(sentence, current) in listed("setting", "causes"):
            return current is noun or current.lemma.lower() not in words("incidents", "reports", "words")
        current = sentence.governor(current)
    return False


def _siblings(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Conjoined predicates share what stands at the end ("were killed and two hurt on Monday")."""
    head = token
    carried = carrier(sentence, token) if is_nominal(token) else None
    if carried:
        head = carried[0]
    yield from (child for child in sentence.children(head, "conj", "advcl", "xcomp") if is_verb(child) and base(child) != "advcl")


def is_saying(word: Token, around: Surroundings) -> bool:
    """Tell whether a word is a verb of saying where it stands."""
    return is_verb(word) and (around.cues.over(word.span) is not None or word.lemma.lower() in listed("reporting", "verbs"))


def find_time(sentence: Sentence, heads: list[Token], around: Surroundings) -> Time | None:
    """Return the time that the nearest clause gives, else the only time of the sentence that no verb of saying holds."""
    for head in heads:
        told = [time for time in _times_in(clause_words(sentence, head), around) if not _is_behind_saying(sentence, time.span, around)]
        chosen = _best_time(sentence, told, head.span)
        if chosen is not None:
            return chosen
    left = [
        time
        for time in around.times.inside(sentence.span)
        if _is_day(time, around) and not is_said(sentence, time.span, around) and not is_apart(sentence, time.span, heads[0])
    ]
    return left[0] if len({(time.start, time.end) for time in left}) == 1 else None


def _times_in(words: list[Token], around: Surroundings) -> list[Time]:
    found = {time.id: time for word in words if (time := around.times.over(word.span)) is not None}
    return [time for time in found.values() if _is_day(time, around)]


def _is_day(time: Time, around: Surroundings) -> bool:
    return time.type in {"DATE", "TIME"} and not time.value.endswith("_REF") and time.id not in around.datelines


def dateline_times(text: str, times: tuple[Time, ...]) -> frozenset[str]:
    """Return the ids of times that date a report or a passage, not an event: in brackets, or before the dash that opens a paragraph."""
    found, bare = set(), dict[str, str]()
    for time in times:
        before, after = text[max(0, time.span.start - 2) : time.span.start], text[time.span.end : time.span.end + 12]
        opening = text[text.rfind("\n", 0, time.span.start) + 1 : time.span.start]
        bracketed = before.endswith(("(", "[")) and after.lstrip().startswith((")", "]"))
        if bracketed or (len(opening) < 60 and after.lstrip().startswith(("--", "–", "—", "(Reuters", "(AP", "(AFP", "(Xinhua", "- "))):
            found.add(time.id)
            if time.type == "DATE" and not bracketed and not any(sign.isalnum() for sign in opening):
                bare[time.id] = time.value
    # A list of days tells what happened on each: "1 April - Soldiers shot a rider.", "9 April - Rebels ambushed a patrol."
    return frozenset(found - bare.keys() if len(set(bare.values())) > 1 else found)


def _best_time(sentence: Sentence, times: list[Time], near: Span) -> Time | None:
    """The finest time counts, the nearest among equals; one that cannot be resolved only where no other stands."""
    return min(
        times,
        key=lambda time: (
            time.start is None and time.end is None,
            NIGHTLY if is_vague(time, _words(sentence, time.span)) else FINE.get(time.precision, 9),
            _is_part_of_day(time),
            abs(time.span.start - near.start),
        ),
        default=None,
    )


def _words(sentence: Sentence, span: Span) -> str:
    return " ".join(word.text for word in sentence.tokens_in(span))


def _is_part_of_day(time: Time) -> bool:
    """Tell whether a time is a part of a day without an hour ("Monday night"): an hour beside it says more."""
    return time.type == "TIME" and ":" not in time.value


def is_said(sentence: Sentence, span: Span, around: Surroundings) -> bool:
    """Tell whether a time or place hangs on a verb of saying: "said on Monday"."""
    head = sentence.head_of(span) or sentence.token_at(span.start)
    if head is None:
        return False
    above = next((word for word in sentence.ancestors(head) if is_verb(word)), None)
    return (above is not None and is_saying(above, around)) or _is_behind_saying(sentence, span, around)


def _is_behind_saying(sentence: Sentence, span: Span, around: Surroundings) -> bool:
    """Tell whether a time stands right behind a verb of saying, wherever the tree hangs it: "said on Monday that", "police said Monday".

    An hour is not when something was said, and what police say in the present has no day of its own.
    """
    first = sentence.token_at(span.start)
    before = [] if first is None else [word for word in sentence.tokens[max(0, first.index - 2) : first.index] if word.tag != "ADP"]
    if not before or not is_saying(before[-1], around) or is_clock(_words(sentence, span)):
        return False
    return before[-1].text.lower() not in {before[-1].lemma.lower(), before[-1].lemma.lower() + "s"} and not _is_passive(
        sentence, before[-1]
    )


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    return verb.relation.startswith("acl") or sentence.child(verb, "aux:pass") is not None


def is_apart(sentence: Sentence, span: Span, event: Token) -> bool:
    """Tell whether a time or place stands in a clause that tells something else: about a noun, or a bound such as "since they met"."""
    head = sentence.head_of(span) or sentence.token_at(span.start)
    if head is None:
        return False
    over = list(sentence.ancestors(head))
    if is_nominal(event) and is_cause(sentence, event):
        return event not in over
    for above in (head, *over):
        if above.relation == "acl:relcl" or _is_bounding(sentence, above):
            return above is not event and above not in sentence.ancestors(event) and sentence.governor(above) is not event
    return False


def is_aside(sentence: Sentence, span: Span) -> bool:
    """Tell whether a time tells when something was said, or only bounds the story: "said on Monday", "since they met on Monday"."""
    head = sentence.head_of(span) or sentence.token_at(span.start)
    if head is None:
        return False
    above = next((word for word in sentence.ancestors(head) if is_verb(word)), None)
    said = above is not None and above.lemma.lower() in listed("reporting", "verbs")
    return said or any(_is_bounding(sentence, word) for word in sentence.ancestors(head))


def _is_bounding(sentence: Sentence, clause: Token) -> bool:
    return base(clause) == "advcl" and _opens_with(sentence, clause, listed("setting", "bounds"))


def _opens_with(sentence: Sentence, clause: Token, conjunctions: frozenset[str]) -> bool:
    before = sentence.tokens[max(clause.head + 1, clause.index - BEFORE) : clause.index]
    return any(word.text.lower() in conjunctions for word in before)
