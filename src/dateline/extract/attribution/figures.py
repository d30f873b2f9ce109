"""Figures as content: "put the toll at 12", "gave a figure of four", "revised the number of missing to nine"."""

from __future__ import annotations

import re

from dateline.extract.attribution import lexicon, speakers
from dateline.extract.attribution.handed import Handed
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

YEAR = re.compile(r"(?:19|20)\d\d")
FORMER = frozenset({"earlier", "early", "previous", "initial", "old", "former", "preliminary", "provisional"})
LEADING = frozenset({"at", "to", "from", "as", "of"})


def figure(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the figure that a source puts, gives or revises: a noun for how many, with its number."""
    if "figure" not in entry.frames:
        return None
    passive = speakers.is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubj:pass") if passive else sentence.child(verb, "obj")
    if thing is None or thing.lemma.lower() not in lexicon.cues().numbers:
        return None
    if any(child.lemma == "head" for child in sentence.children(verb, "obl")) or _is_former(sentence, verb, thing):
        return None
    leading = [child for child in sentence.children(verb, "obl") if child.index > verb.index and _is_led(sentence, child)]
    words = [*sentence.subtree(thing), *(word for child in leading for word in sentence.subtree(child))]
    return Handed(tuple(words), "figure", 0.6) if any(word.tag == "NUM" and not YEAR.fullmatch(word.text) for word in words) else None


def _is_former(sentence: Sentence, verb: Token, thing: Token) -> bool:
    """Tell whether the figure is the one that is given up: "raising an earlier toll of 22"."""
    gone = any(word.lemma.lower() in FORMER for word in sentence.children(thing, "amod"))
    return gone and not any(case.lemma == "to" for child in sentence.children(verb, "obl") for case in sentence.children(child, "case"))


def _is_led(sentence: Sentence, child: Token) -> bool:
    return any(case.lemma in LEADING for case in sentence.children(child, "case"))
