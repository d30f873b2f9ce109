"""What a cue hands over, before it becomes spans."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.attribution import lexicon, speakers
from dateline.records.texts import Sentence, Token


@dataclass(frozen=True, slots=True)
class Handed:
    """The words of the content, the frame that gave them, how sure it is, and a preposition that belongs to the cue."""

    words: tuple[Token, ...]
    frame: str
    score: float
    preposition: Token | None = None
    speaker: Token | None = None


def continued(sentence: Sentence, clause: Token) -> frozenset[int]:
    """Return the words of participles that go on with the speaker's words, not with what he tells: ", adding that ..."."""
    left_out: set[int] = set()
    for word in sentence.subtree(clause):
        participle = word.relation == "advcl" and word.lemma in lexicon.cues().continuing and word.text.lower().endswith("ing")
        if participle or (word.relation == "conj" and speakers.is_resumed(sentence, word)):
            left_out |= {each.index for each in sentence.subtree(word)}
    return frozenset(left_out)


def without_setting(words: list[Token], last: int) -> list[Token]:
    """Return the words without a phrase right behind the cue: "officials said in a report", whatever verb a tree hangs it on."""
    after = [word for word in words if word.index > last and word.tag != "PUNCT"]
    is_setting = (
        bool(after) and after[0].tag == "ADP" and after[0].index == last + 1 and not any(word.tag in ("VERB", "AUX") for word in after)
    )
    return [word for word in words if word.index <= last] if is_setting else words
