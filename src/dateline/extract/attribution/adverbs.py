"""Hearsay without anybody who says it: "was reportedly killed", "allegedly planted the bomb"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attribution import lexicon, speakers, verbs
from dateline.extract.attribution.draft import Draft, pieces
from dateline.extract.spoken import spoken
from dateline.records.texts import Sentence, Token

HIGHEST = 3
DESCRIBING = frozenset({"amod", "acl", "nmod", "compound"})


def find_adverbs(sentence: Sentence) -> Iterator[Draft]:
    """Yield the clauses that an adverb leaves to others who are not named; a described noun counts with its description."""
    table = lexicon.cues().adverbs
    if table.keys().isdisjoint(spoken(sentence)):
        return
    for word in sentence.tokens:
        force = table.get(word.text.lower())
        top = _clause(sentence, word) if force is not None else None
        if force is None or top is None:
            continue
        left_out = {word.index} | {
            each.index for child in sentence.children(top) if _is_apart(sentence, child) for each in sentence.subtree(child)
        }
        content = pieces(each for each in sentence.subtree(top) if each.index not in left_out)
        if content:
            yield Draft(sentence, word, (verbs.cue_span([word]),), None, (), content, force, "cue.adverb@1", 0.5, spoken=False)


def _clause(sentence: Sentence, word: Token) -> Token | None:
    """Return the word whose clause the adverb hedges: the predicate, or the noun that a hedged participle describes."""
    top = sentence.governor(word)
    for _ in range(HIGHEST):
        above = sentence.governor(top) if top is not None else None
        if top is None or above is None or top.relation.partition(":")[0] not in DESCRIBING or top.relation == "acl:relcl":
            break
        top = above
    return top if top is not None and top.tag in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") else None


def _is_apart(sentence: Sentence, child: Token) -> bool:
    """Tell whether a branch is a clause of its own that the hedge does not reach."""
    return child.relation in ("conj", "parataxis") and speakers.subject_of(sentence, child) is not None
