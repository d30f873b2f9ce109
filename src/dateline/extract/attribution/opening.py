"""Clauses behind the cue by the order of words alone, where a tree has lost them: "told the press that", "Dol said trucks had passed"."""

from __future__ import annotations

from dateline.extract.attribution import lexicon, speakers
from dateline.extract.attribution.handed import Handed
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

NEAR_THAT = 12
PREDICATES = frozenset({"VERB", "AUX"})
OPENS_CLAUSE = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "SCONJ"})


def from_that(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return what follows "that" where a tree has lost the clause: "the minister told a press conference that ..."."""
    if entry.sense != "speech" or sentence.child(verb, "xcomp") is not None:
        return None
    near = sentence.tokens[verb.index + 1 : verb.index + NEAR_THAT]
    mark = next((word for word in near if word.text.lower() == "that" and word.tag == "SCONJ"), None)
    between = near[: mark.index - verb.index - 1] if mark is not None else ()
    if mark is None or any(word.tag in ("VERB", "AUX", "PUNCT") or word.lemma in lexicon.cues().nouns for word in between):
        return None
    return Handed(sentence.tokens[mark.index :], "linear", 0.55)


def from_order(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return all that follows "X said" at the head of a sentence, where it is a clause with a subject of its own."""
    if entry.sense != "speech" or "clause" not in entry.frames or entry.evidence or not _opens(sentence, verb):
        return None
    rest = sentence.tokens[verb.index + 1 :]
    predicate = next((word for word in rest if word.tag in PREDICATES), None)
    if predicate is None or rest[0].tag not in OPENS_CLAUSE or predicate is rest[0]:
        return None
    top = predicate if predicate.tag == "VERB" or predicate.relation == "root" else sentence.governor(predicate)
    subject = speakers.subject_of(sentence, top) if top is not None else None
    return Handed(rest, "linear", 0.55) if subject is not None and subject.index > verb.index else None


def _opens(sentence: Sentence, verb: Token) -> bool:
    """Tell whether nothing but the speaker stands before the verb, and whether a tree gives the verb nothing to say."""
    before = sentence.tokens[: verb.index]
    if not before or any(word.tag in PREDICATES | {"SCONJ", "CCONJ"} or word.text in (",", ":") for word in before):
        return False
    return before[0].tag != "ADP" and sentence.child(verb, "ccomp", "xcomp", "obj") is None and not speakers.is_passive(sentence, verb)
