"""Words that say that something is planned: "is expected to announce", "plans to leave", "due on Monday", "a pledge to withdraw"."""

from __future__ import annotations

from dateline.extract.scheduled.clauses import has_to, helpers, is_conditional, is_denied
from dateline.extract.scheduled.kinds import kind_of
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.words import changes, firmness, kinds, nominal_cues, words
from dateline.extract.times.direction import is_past
from dateline.extract.times.foretelling import cue_before
from dateline.records.claims import Firmness
from dateline.records.texts import Sentence, Token

_SPEECH = frozenset({"ccomp", "acl", "parataxis"})


def by_infinitive(sentence: Sentence, verb: Token) -> Plan | None:
    """Read the verb of "is expected to announce", "are due to appear", "is to visit", "agreed to leave"."""
    cue = cue_before(sentence, verb) if verb.tag == "VERB" or (verb.tag == "NOUN" and verb.lemma in kinds()) else None
    if cue is not None and cue.text.casefold() in words("future", "be"):
        return _be_to(sentence, cue, verb)
    if cue is not None and (found := _by_cue(sentence, cue, verb)) is not None:
        return found
    governor = sentence.governor(verb)
    if governor is None or verb.relation not in ("xcomp", "ccomp", "csubj", "advcl", "csubj:outer") or not has_to(sentence, verb):
        return None
    return _by_cue(sentence, governor, verb) if verb.tag in ("VERB", "NOUN") and governor is not cue else None


def _be_to(sentence: Sentence, be: Token, verb: Token) -> Plan | None:
    """Read "is to visit"; not "the aim is to win", nor "it is to be hoped"."""
    subject = sentence.child(verb, "nsubj")
    if verb.tag not in ("VERB", "NOUN") or subject is None or subject.index > be.index:
        return None
    if subject.lemma in nominal_cues() or subject.lemma in (
        "goal",
        "purpose",
        "task",
        "idea",
        "point",
        "objective",
        "mission",
        "way",
        "best",
    ):
        return None
    if verb.lemma in ("blame", "hope", "note", "say", "see", "believe") or is_denied(sentence, be) or is_conditional(sentence, verb):
        return None
    return Plan(event=verb, said=be, firmness="scheduled", rule="be_to", needs_time=be.text.casefold() in words("future", "past_helpers"))


def _by_cue(sentence: Sentence, cue: Token, verb: Token) -> Plan | None:
    said = _firmness_of(sentence, cue)
    if cue.tag == "VERB" and cue.lemma in words("deadlines", "demands") - {"order"}:
        return None
    stays = verb.lemma in words("states", "verbs") and kind_of(verb, sentence) == "other"
    if (
        said is None
        or verb.lemma in changes()
        or stays
        or is_denied(sentence, cue)
        or (is_denied(sentence, verb) and not cue.relation.startswith("acl"))
    ):
        return None
    wish = cue.lemma in words("wishes", "verbs") and cue.text.casefold() not in words("adjectives", "words")
    return Plan(
        event=verb, said=cue, firmness=said, rule="plan", needs_time=_is_gone(sentence, cue, verb) or (wish and _is_vague(cue, verb))
    )


def _is_vague(cue: Token, verb: Token) -> bool:
    """A wish for nothing in particular is no plan."""
    return kinds().get(verb.lemma, "other") == "other" or cue.lemma in (
        "want",
        "urge",
        "call",
        "believe",
        "seek",
        "mean",
        "resolve",
        "offer",
    )


def _firmness_of(sentence: Sentence, cue: Token) -> Firmness | None:
    """Return how firmly a word before an infinitive foretells; a noun where it is one of planning, "set" only as "is set to"."""
    if cue.tag in ("NOUN", "PROPN"):
        in_order = cue.index > 0 and sentence.tokens[cue.index - 1].text.casefold() == "in"
        return nominal_cues().get(cue.lemma) if not in_order else None
    if cue.tag not in ("VERB", "ADJ") and cue.text.casefold() not in words("adjectives", "words"):
        return None
    said = firmness().get(cue.lemma) or (
        firmness().get(cue.text.casefold()) if cue.text.casefold() in words("adjectives", "words") else None
    )
    if said is None or helpers(sentence, cue) & words("future", "possible"):
        return None
    passive = cue.text.casefold() in words("adjectives", "words")
    return said if passive or cue.lemma not in ("set", "fix", "book", "date", "due") else None


def _is_gone(sentence: Sentence, cue: Token, verb: Token) -> bool:
    """Tell whether a plan is told in a past tense that need not reach to today.

    "He planned to leave" and "they were due to meet" are past; "he agreed to leave" still holds, and so does "said that it was
    expected to announce", where the past tense only follows that of "said".
    """
    near = helpers(sentence, cue) | helpers(sentence, verb)
    past = bool(near & words("future", "past_helpers")) or "been" in near
    told = cue.relation in _SPEECH or verb.relation in _SPEECH
    if cue.tag == "NOUN":
        return True
    plain = not near and cue.tag == "VERB" and is_past(cue) and firmness().get(cue.lemma) in ("planned", "expected")
    return (past and not (told and "been" not in near and "had" not in near)) or (plain and not cue.relation.startswith("acl"))


def by_participle(sentence: Sentence, cue: Token) -> Plan | None:
    """Read "a ministerial scheduled for Sept. 30", "elections are due in May", "the upcoming vote": the noun is what is to come."""
    said = firmness().get(cue.lemma) or firmness().get(cue.text.casefold())
    if (
        said not in ("scheduled", "expected", "planned", "announced")
        or cue.tag not in ("VERB", "ADJ", "ADP", "NOUN")
        or is_denied(sentence, cue)
    ):
        return None
    if helpers(sentence, cue) & words("future", "possible"):
        return None
    named = _what_is_planned(sentence, cue)
    if named is not None and named.lemma.casefold() not in words("nominal", "nouns"):
        named = _where_due(sentence, cue) or named
    if named is None or named.lemma.casefold() not in words("nominal", "nouns") | {"court"} or is_denied(sentence, named):
        return None
    return Plan(event=named, said=cue, firmness=said, rule=_rule_of(cue), needs_time=True)


def _where_due(sentence: Sentence, cue: Token) -> Token | None:
    """Return the court in "he is due back in court on Monday"."""
    below = sentence.children(cue, "obl", "nmod") if cue.text.casefold() in ("due", "expected") else []
    return next((child for child in below if child.lemma.casefold() == "court" and sentence.child(child, "case") is not None), None)


def _rule_of(cue: Token) -> str:
    return "planned_noun" if cue.relation == "amod" else "scheduled_noun"


def _what_is_planned(sentence: Sentence, cue: Token) -> Token | None:
    """Return the noun that a participle, adjective or active verb of planning speaks of."""
    governor = sentence.governor(cue)
    if governor is not None and (cue.relation.startswith("acl") or cue.relation == "amod"):
        return governor
    passive = cue.tag == "ADJ" or bool(sentence.children(cue, "aux:pass", "cop")) or cue.text.casefold() == "due"
    if passive:
        return sentence.child(cue, "nsubj:pass", "nsubj")
    if cue.tag == "VERB":
        return sentence.child(cue, "obj", "obl") if cue.lemma != "believe" else None
    return None
