"""Cues set into what is said: "The convoy, witnesses said, was hit", "As experts note, ..."."""

from __future__ import annotations

from dateline.extract.attribution import lexicon, speakers
from dateline.extract.attribution.handed import Handed, continued, without_setting
from dateline.extract.attribution.kinds import kind_of
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
LONGEST_INSERTION = 12


def around(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the sentence in which the cue is inserted: "The town fell, officials said", "As experts note, ..."."""
    above = sentence.governor(verb)
    if above is None or "clause" not in entry.frames or _has_thing(sentence, verb):
        return None
    inserted = verb.relation.startswith("parataxis")
    compared = verb.relation == "advcl" and any(mark.lemma == "as" for mark in sentence.children(verb, "mark"))
    if not (inserted or compared) or speakers.speaker(sentence, verb) is None:
        return None
    told = _told_before(sentence, above, verb) if compared else None
    if told is not None:
        return Handed(tuple(sentence.subtree(told)), "inserted", 0.6)
    own = {word.index for word in sentence.subtree(verb)} | continued(sentence, above)
    held = [word.index for word in sentence.subtree(above) if word.index not in own]
    words = [word for word in sentence.tokens[min(held) : max(held) + 1] if word.index not in own] if held else []
    return Handed(tuple(without_setting(words, max(own))), "inserted", 0.8 if inserted else 0.6)


def _told_before(sentence: Sentence, above: Token, verb: Token) -> Token | None:
    """Return the clause right before ", as X reported" where the verb above it hands that over: X reported it too, denied or not."""
    first = min(word.index for word in sentence.subtree(verb))
    for clause in sentence.children(above, "ccomp"):
        if clause.index < first and 0 < first - max(word.index for word in sentence.subtree(clause) if word.index < first) <= 2:
            return clause
    return None


def _has_thing(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says something already: an object that is no addressee and stands without a preposition."""
    thing = sentence.child(verb, "obj")
    return thing is not None and verb.lemma != "tell" and sentence.child(thing, "case") is None


def between_commas(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the sentence around a cue set off by commas, whatever the tree makes of it: "The convoy, witnesses said, was hit"."""
    first, last = _segment(sentence, verb) if _may_be_inserted(sentence, verb, entry) else (0, verb.index)
    inside = sentence.tokens[first : last + 1]
    if first == 0 or inside[0].tag == "CCONJ" or any(_says_more(word, verb) for word in inside):
        return None
    nominal = [word for word in inside if word.tag in NOMINAL and not sentence.children(word, "case")]
    before, after = [word for word in nominal if word.index < verb.index], [word for word in nominal if word.index > verb.index]
    if inside[0].text.lower() in lexicon.sources().relative or (before and before[-1].text.lower() in lexicon.sources().relative):
        return None
    inverted = not before and inside[0] is verb and bool(after) and verb.lemma != "tell"
    if not inverted and not (before and verb.index - before[-1].index <= 4):
        return None
    speaker = head_among(sentence, after[0] if inverted else before[-1], first, last)
    if entry.evidence and kind_of(sentence, speaker, None) != "document":
        return None
    outside = [word for word in sentence.tokens if word.index < first - 1 or (word.index > last and not inverted)]
    if not any(word.head < 0 for word in outside):
        return None
    return Handed(tuple(without_setting(outside, last)), "inserted", 0.75, speaker=speaker)


def _says_more(word: Token, verb: Token) -> bool:
    """Tell whether a word between the commas makes them more than who said it, and where."""
    return word is not verb and (word.tag in ("VERB", "SCONJ") or (word.tag == "AUX" and word.index > verb.index))


def _may_be_inserted(sentence: Sentence, verb: Token, entry: Verb) -> bool:
    spoken = "clause" in entry.frames and (entry.sense == "speech" or entry.evidence)
    free = verb.relation.partition(":")[0] not in ("root", "conj") and sentence.child(verb, "ccomp", "xcomp") is None
    return spoken and free and not speakers.is_passive(sentence, verb)


def _segment(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """Return the first and last word between the commas around a verb; 0 as the first where no comma stands before it."""
    first = verb.index
    while first > 0 and sentence.tokens[first - 1].text != "," and verb.index - first < LONGEST_INSERTION:
        first -= 1
    if first == 0 or sentence.tokens[first - 1].text != ",":
        return 0, verb.index
    last = verb.index
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].tag != "PUNCT":
        last += 1
    return (first, last) if last - verb.index <= LONGEST_INSERTION else (0, verb.index)


def head_among(sentence: Sentence, word: Token, first: int, last: int) -> Token:
    """Return the head of the noun phrase of a word as far as it lies between two places."""
    while (
        word.relation.partition(":")[0] in ("compound", "flat", "amod", "conj", "nmod")
        and first <= word.head <= last
        and sentence.tokens[word.head].tag != "VERB"
    ):
        word = sentence.tokens[word.head]
    return word
