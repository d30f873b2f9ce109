"""Cues behind what is said, by the order of words alone: "The road is open, two drivers said on Friday", whatever a tree makes of it."""

from __future__ import annotations

from dateline.extract.attribution import lexicon, speakers
from dateline.extract.attribution.handed import Handed
from dateline.extract.attribution.insertion import NOMINAL, head_among
from dateline.extract.attribution.kinds import kind_of
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

MARKS = frozenset("“”\"‘’'«»„") | {"''", "``"}
PREDICATES = frozenset({"VERB", "AUX"})
OPENS_SPEAKER = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
LONGEST_SPEAKER = 16
LONGEST_SETTING = 12


def closing(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the words before ", officials said", with those behind a second comma: "..., officials said, ..."."""
    if "clause" not in entry.frames or not (entry.sense == "speech" or entry.evidence) or verb.text.lower().endswith("ing"):
        return None
    comma = _comma_before(sentence, verb)
    setting = _setting(sentence, verb)
    before = sentence.tokens[:comma] if comma is not None else ()
    if comma is None or setting is None or before[-1].text in MARKS or not any(word.tag in PREDICATES for word in before):
        return None
    if before[0].text.lower() in lexicon.cues().phrases:
        return None
    head = _speaker(sentence, sentence.tokens[comma + 1 : verb.index])
    if head is None or (entry.evidence and not _may_find(verb, kind_of(sentence, head, None))):
        return None
    rest = () if setting else _rest(sentence, verb)
    if rest is None or speakers.is_passive(sentence, verb):
        return None
    return Handed((*before[_start(before) :], *rest), "inserted", 0.75, speaker=head)


def _comma_before(sentence: Sentence, verb: Token) -> int | None:
    """Return the comma before the speaker; one right before the verb closes what is added to his name: ", Dol, a driver, said"."""
    commas = [word.index for word in sentence.tokens[max(0, verb.index - LONGEST_SPEAKER) : verb.index] if word.text == ","]
    if commas and commas[-1] == verb.index - 1:
        commas = commas[:-2]
    return commas[-1] if commas and commas[-1] > 1 else None


def _setting(sentence: Sentence, verb: Token) -> tuple[Token, ...] | None:
    """Return the words between the cue and the next comma or the end: a day, a place, whom he told; none where they say more."""
    last = verb.index + 1
    while last < len(sentence.tokens) and sentence.tokens[last].tag != "PUNCT":
        last += 1
    words = sentence.tokens[verb.index + 1 : last]
    if len(words) > LONGEST_SETTING or any(word.tag in PREDICATES | {"SCONJ"} for word in words) or not _ends(sentence, last):
        return None
    if not words or verb.lemma == "tell" or words[0].tag == "ADP" or words[0].lemma.lower() in lexicon.cues().days:
        return words
    return words if words[0].tag == "DET" and words[-1].lemma.lower() in lexicon.cues().days else None


def _ends(sentence: Sentence, at: int) -> bool:
    return at >= len(sentence.tokens) or sentence.tokens[at].text in (",", ".", ";")


def _speaker(sentence: Sentence, words: tuple[Token, ...]) -> Token | None:
    """Return the head of words that are no more than who speaks, with what is told of him: "a diplomat who took part"."""
    if not words or words[0].tag not in OPENS_SPEAKER or words[0].text.lower() in lexicon.sources().relative:
        return None
    clause = next((each for each, word in enumerate(words) if _describes(word)), len(words))
    own, told = words[:clause], words[clause:]
    if any(word.tag in ("VERB", "SCONJ") or word.text in MARKS for word in own) or (told and not any(word.tag == "VERB" for word in told)):
        return None
    end = next((each for each, word in enumerate(own) if word.tag == "ADP"), len(own))
    nominal = [word for word in own[:end] if word.tag in NOMINAL]
    return head_among(sentence, nominal[-1], own[0].index, own[-1].index) if nominal else None


def _describes(word: Token) -> bool:
    """Tell whether a word opens what is told of the speaker: "who took part", "familiar with the matter"."""
    return word.text.lower() in ("who", "which", "that") or (word.tag == "VERB" and word.relation == "acl")


def _may_find(verb: Token, kind: str) -> bool:
    """Tell whether evidence speaks: a document that shows, or a court or an inquiry that finds."""
    return kind == "document" or (verb.lemma == "find" and kind in ("organization", "group"))


def _rest(sentence: Sentence, verb: Token) -> tuple[Token, ...] | None:
    """Return the words behind the second comma if the speaker's, not ", bringing ..." or ", in what X called"; none if in quotes."""
    rest = sentence.tokens[verb.index + 2 :]
    if not rest or all(word.tag == "PUNCT" for word in rest):
        return ()
    if rest[0].text in MARKS:
        return None
    if rest[0].tag == "ADP" and len(rest) > 1 and rest[1].text.lower() == "what":
        return ()
    goes_on = rest[0].tag == "VERB" and rest[0].text.lower().endswith("ing")
    further = rest[0].tag == "CCONJ" and (len(rest) < 2 or rest[1].tag == "VERB" or any(_is_cue(word) for word in rest))
    return () if goes_on or further or sentence.tokens[verb.index + 1].text != "," else rest


def _is_cue(word: Token) -> bool:
    entry = lexicon.cues().verbs.get(word.lemma.lower()) if word.tag == "VERB" else None
    return entry is not None and entry.sense == "speech" and "clause" in entry.frames


def _start(before: tuple[Token, ...]) -> int:
    """Return where the speaker's clause begins: behind a semicolon, or behind ", but" where somebody else has spoken before it."""
    for word in reversed(before):
        contrast = word.lemma == "but" and word.index and before[word.index - 1].text == ","
        if word.text == ";" or (contrast and any(_is_cue(each) for each in before[: word.index])):
            return word.index + 1
    return 0
