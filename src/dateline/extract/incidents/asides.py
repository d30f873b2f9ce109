"""Times that stand in a sentence without being those of what it tells: when it was said, or what bounds it."""

from __future__ import annotations

import re

from dateline.extract.events.clauses import base, is_passive, is_verb
from dateline.extract.events.setting import dateline_times
from dateline.extract.events.words import listed
from dateline.extract.incidents.words import words
from dateline.records.claims import Time
from dateline.records.texts import Sentence, Span, Token

OPENING = 80  # characters that a dateline can have
_DASH = re.compile(r"--|[–—―]| - ")


def report_times(text: str, times: tuple[Time, ...]) -> frozenset[str]:
    """Return the ids of the times that date the report or a part of it: in brackets, or in a dateline."""
    return dateline_times(text, times) | {time.id for time in times if _in_dateline(text, time)}


def _in_dateline(text: str, time: Time) -> bool:
    """Tell whether a time stands behind a place name in what opens a line before a dash: "SELMIN, Feb 3 (Wire) -"."""
    start = text.rfind("\n", 0, time.span.start) + 1
    dash = _DASH.search(text, time.span.end, start + OPENING)
    if dash is None or start == time.span.start:
        return False
    opening = [word.lstrip("([") for word in text[start : dash.start()].split()]
    return all(word[:1].isupper() or not word[:1].isalpha() for word in opening)


def is_aside(sentence: Sentence, span: Span, event: Token | None = None) -> bool:
    """Tell whether a time is that of a saying ("said on Monday"), or of a clause beside the story ("since they met on Monday").

    Such a clause is beside what stands outside of it only: `event` is the word of the event in question.
    """
    head = sentence.head_of(span) or sentence.token_at(span.start)
    if head is None:
        return False
    said = _said_by(sentence, head)
    if said is not None:
        return event is None or event is not said
    return is_in_other_clause(sentence, head, event)


def is_in_other_clause(sentence: Sentence, head: Token, event: Token | None = None) -> bool:
    """Tell whether a word stands in a relative clause, or one that bounds the story, and the event does not."""
    clause = next((word for word in sentence.ancestors(head) if _is_bounding(sentence, word)), None)
    return clause is not None and (event is None or (event is not clause and clause not in sentence.ancestors(event)))


def is_saying(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells of a saying; what "was reported at noon" happened at noon."""
    lemma = verb.lemma.lower()
    return lemma in listed("reporting", "verbs") and not (lemma in words("reports") and is_passive(sentence, verb))


def _said_by(sentence: Sentence, time: Token) -> Token | None:
    """Return the verb of saying that a time belongs to, by the tree or by standing right behind it ("said in a statement on Monday")."""
    above = next((word for word in sentence.ancestors(time) if is_verb(word)), None)
    if above is not None and is_saying(sentence, above) and _stands_by(sentence, above, time):
        return above
    before = next((word for word in reversed(sentence.tokens[: time.index]) if not _is_light(word)), None)
    return before if before is not None and is_verb(before) and is_saying(sentence, before) and before.index < time.index - 1 else None


def _is_light(word: Token) -> bool:
    return word.tag in {"ADP", "DET", "ADJ", "ADV", "PRON"} or word.lemma.lower() in words("statements")


def _stands_by(sentence: Sentence, verb: Token, time: Token) -> bool:
    """Tell whether neither a comma nor another verb stands between a verb and its time, whatever the tree says."""
    first, last = sorted((verb.index, time.index))
    return not any(word.text in {",", ";", "—", "–"} or is_verb(word) for word in sentence.tokens[first + 1 : last])


def _is_bounding(sentence: Sentence, clause: Token) -> bool:
    if clause.relation == "acl:relcl":
        return True
    return base(clause) == "advcl" and any(word.text.lower() in words("bounds") for word in sentence.children(clause, "mark"))
