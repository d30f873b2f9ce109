"""Times that stand in a sentence without being those of what it tells: when it was said, or what bounds it."""

from __future__ import annotations

from dateline.extract.events.clauses import base, is_passive, is_verb, preposition
from dateline.extract.events.hours import is_clock
from dateline.extract.events.words import listed
from dateline.extract.incidents.words import words
from dateline.records.texts import Sentence, Span, Token


def is_aside(sentence: Sentence, span: Span, event: Token | None = None) -> bool:
    """Tell whether a time is that of a saying ("said on Monday"), or of a clause beside the story ("since they met on Monday").

    Such a clause is beside what stands outside of it only: `event` is the word of the event in question.
    """
    head = sentence.head_of(span) or sentence.token_at(span.start)
    if head is None:
        return False
    said = _said_by(sentence, span, head)
    if said is not None and not _is_of_operation(sentence, head):
        return event is None or event is not said
    return is_in_other_clause(sentence, head, event)


def _is_of_operation(sentence: Sentence, time: Token) -> bool:
    """Tell whether a time hangs on an operation: "announced the arrest of 12 suspects in raids on Tuesday"."""
    above = sentence.governor(time)
    return base(time) == "nmod" and above is not None and above.lemma.lower() in words("raids")


def is_in_other_clause(sentence: Sentence, head: Token, event: Token | None = None) -> bool:
    """Tell whether a word stands in a relative clause, or one that bounds the story, and the event does not."""
    clause = next((word for word in sentence.ancestors(head) if _is_bounding(sentence, word)), None)
    return clause is not None and (event is None or (event is not clause and clause not in sentence.ancestors(event)))


def is_saying(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells of a saying; what "was reported at noon" happened at noon."""
    lemma = verb.lemma.lower()
    with_whom = any(preposition(sentence, word) == "with" for word in sentence.children(verb, "obl"))
    if lemma in words("quarrels") and with_whom:
        return False
    return lemma in listed("reporting", "verbs") and not (lemma in words("reports") and is_passive(sentence, verb))


def _said_by(sentence: Sentence, span: Span, time: Token) -> Token | None:
    """Return the verb of saying that a time belongs to, by the tree or by standing right behind it ("said in a statement on Monday").

    What police say in the present has no day of its own, and an hour behind the verb is that of the deed.
    """
    above = next((word for word in sentence.ancestors(time) if is_verb(word)), None)
    if above is not None and _is_telling(sentence, above) and _stands_by(sentence, above, time):
        return above
    first = sentence.token_at(span.start) or time
    before = next((word for word in reversed(sentence.tokens[: first.index]) if not _is_light(word)), None)
    if before is None or is_clock(" ".join(word.text for word in sentence.tokens_in(span))) or not _is_telling(sentence, before):
        return None
    return before


def _is_telling(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells of a saying in the past, or of a paper in which it was said: "an account provided on Monday"."""
    paper = sentence.governor(verb) if base(verb) == "acl" else None
    if paper is not None and paper.lemma.lower() in words("statements"):
        return True
    return is_verb(verb) and is_saying(sentence, verb) and verb.text.lower() not in {verb.lemma.lower(), verb.lemma.lower() + "s"}


def _is_light(word: Token) -> bool:
    return word.tag in {"ADP", "DET", "ADJ", "ADV", "PRON"} or word.lemma.lower() in words("statements")


def _stands_by(sentence: Sentence, verb: Token, time: Token) -> bool:
    """Tell whether neither a comma nor another verb stands between a verb and its time, whatever the tree says."""
    first, last = sorted((verb.index, time.index))
    return not any(word.text in {",", ";", "—", "–"} or is_verb(word) for word in sentence.tokens[first + 1 : last])


def _is_bounding(sentence: Sentence, clause: Token) -> bool:
    if clause.relation == "acl:relcl" or _is_past_participle(clause) or (is_verb(clause) and clause.lemma.lower() in words("motives")):
        return True
    return base(clause) == "advcl" and any(word.text.lower() in words("bounds") for word in sentence.children(clause, "mark"))


def _is_past_participle(clause: Token) -> bool:
    """Tell whether a word heads a shortened relative clause: "a rifle stolen in May"."""
    return clause.relation == "acl" and is_verb(clause) and not clause.text.lower().endswith("ing")
