"""Verbs in the future: "will meet", "is going to meet", "would be held", and timetables in the present, "resume on Monday"."""

from __future__ import annotations

from functools import cache

from dateline.extract.scheduled.clauses import has_to, helpers, is_denied, subject_of
from dateline.extract.scheduled.kinds import kind_of
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.words import firmness, kinds, phrase_of, words
from dateline.extract.spoken import spoken
from dateline.extract.times.direction import is_past
from dateline.extract.times.foretelling import cue_before
from dateline.records.claims import Firmness
from dateline.records.texts import Sentence, Token


def by_will(sentence: Sentence, verb: Token) -> Plan | None:
    """Read "will meet"; a bare "would" needs a day to come, unless it follows the past tense of one who says it."""
    if (
        verb.tag not in ("VERB", "NOUN", "ADJ", "ADV")
        or verb.relation.startswith(("aux", "cop"))
        or spoken(sentence).isdisjoint(_helping())
    ):
        return None
    near = helpers(sentence, verb)
    if near.isdisjoint(_helping()) or is_denied(sentence, verb):
        return None
    if verb.lemma in words("states", "verbs") and kind_of(verb, sentence) == "other":
        return None
    if near & words("future", "helpers") and "have" not in near:
        return Plan(event=verb, said=verb, firmness="announced", rule="will", needs_time=not _says_what(sentence, verb))
    if near & words("future", "distant") and "have" not in near:
        return Plan(
            event=verb,
            said=verb,
            firmness="planned",
            rule="would",
            needs_time=not (_is_told(sentence, verb) and _says_what(sentence, verb)),
        )
    return None


@cache
def _helping() -> frozenset[str]:
    return words("future", "helpers") | words("future", "distant")


def _says_what(sentence: Sentence, verb: Token) -> bool:
    return kind_of(verb, sentence) != "other" and verb.lemma not in ("continue", "try", "receive", "name", "case", "lead", "see")


def _is_told(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause is what somebody said: its "would" stands for "will"."""
    governor = sentence.governor(verb)
    return verb.relation in ("ccomp", "parataxis") and governor is not None and governor.lemma in words("tellers", "verbs")


def by_going_to(sentence: Sentence, verb: Token) -> Plan | None:
    """Read "is going to attack", "are about to leave"."""
    cue = cue_before(sentence, verb) if verb.tag in ("VERB", "NOUN") else None
    if cue is None or cue.text.casefold() not in ("going", "about"):
        return None
    be = [token for token in sentence.tokens[max(0, cue.index - 3) : cue.index] if token.text.casefold() in words("future", "be")]
    if not be or is_denied(sentence, cue):
        return None
    past = be[-1].text.casefold() in words("future", "past_helpers")
    firm: Firmness = "announced" if cue.text.casefold() == "going" else "expected"
    return Plan(event=verb, said=cue, firmness=firm, rule="going_to", needs_time=past or not _says_what(sentence, verb))


def by_present(sentence: Sentence, verb: Token) -> Plan | None:
    """Read "talks resume on 2 December", "the mandate ends next month", "the envoy is visiting Selmin on Friday"."""
    if not _is_predicate(sentence, verb) or subject_of(sentence, verb) is None or is_denied(sentence, verb) or has_to(sentence, verb):
        return None
    near = helpers(sentence, verb)
    if verb.lemma in firmness() and phrase_of(sentence, verb, words("timetable", "verbs")) is None:
        return None
    if not (_is_running(verb, near) or (not near and _is_present(verb))) or _is_condition(sentence, verb):
        return None
    timetable = phrase_of(sentence, verb, words("timetable", "verbs"))
    if kind_of(verb, sentence) in ("other", "operation") and (
        timetable is None or (timetable in words("timetable", "bare") and not _names_something(sentence, verb))
    ):
        return None
    return Plan(event=verb, said=verb, firmness="scheduled", rule="present", needs_time=True)


def _is_predicate(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is a verb, or the root of a timetable that a tagger takes for a noun: "The talks resume in May"."""
    bare = word.tag == "NOUN" and word.relation == "root" and not sentence.children(word, "cop", "det", "amod", "case", "nmod:poss")
    return word.tag == "VERB" or (bare and word.lemma in words("timetable", "verbs"))


def _is_condition(sentence: Sentence, verb: Token) -> bool:
    return any(mark.lemma in words("future", "conditions") for mark in sentence.children(verb, "mark"))


def _names_something(sentence: Sentence, verb: Token) -> bool:
    subject = subject_of(sentence, verb)
    return subject is not None and (subject.lemma in kinds() or subject.lemma in words("nominal", "nouns"))


def _is_present(verb: Token) -> bool:
    return not is_past(verb) and not verb.text.casefold().endswith("ing")


def _is_running(verb: Token, near: set[str]) -> bool:
    return verb.text.casefold().endswith("ing") and bool(near & {"is", "are", "'s", "’s", "'re", "’re", "am"})


def by_being(sentence: Sentence, token: Token) -> Plan | None:
    """Read "the election is on Sunday", "the deadline is 5 May": a day that is said of a noun of happening."""
    be = sentence.child(token, "cop")
    subject = sentence.child(token, "nsubj")
    if be is None or subject is None or be.text.casefold() not in ("is", "are", "'s", "’s") or is_denied(sentence, token):
        return None
    if subject.lemma.casefold() not in words("nominal", "nouns"):
        return None
    return Plan(event=subject, said=be, firmness="scheduled", rule="being", needs_time=True)
