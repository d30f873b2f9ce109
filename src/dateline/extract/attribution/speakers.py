"""The subject that speaks: a verb's own, the agent of a passive, or one that it shares."""

from __future__ import annotations

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.bounds import opens_segment, segment
from dateline.extract.attribution.kinds import kind_of
from dateline.records.texts import Sentence, Token

CLIMBING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
HIGHEST = 6
POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})


def speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Return the head of the phrase that speaks: the subject, the agent of a passive, or the subject that the verb shares."""
    found = _speaker(sentence, verb)
    if found is None or not _is_parted(sentence, found, verb):
        return found if found is None else whole(sentence, found)
    opening = opens_segment(sentence, verb)
    return whole(sentence, opening if opening is not None else found)


def _is_parted(sentence: Sentence, found: Token, verb: Token) -> bool:
    first, last = segment(sentence, verb)
    return not first <= found.index < last and subject_of(sentence, verb) is None


def whole(sentence: Sentence, word: Token) -> Token:
    """Return the noun that a possessor belongs to: "its director" speaks, never "its"."""
    if word.tag not in ("PRON", "DET") or word.text.lower() not in POSSESSIVES:
        return word
    above = sentence.governor(word)
    if above is not None and above.index > word.index and above.tag in ("NOUN", "PROPN"):
        return above
    following = sentence.tokens[word.index + 1 : word.index + 4]
    return next((each for each in following if each.tag in ("NOUN", "PROPN")), word)


def _speaker(sentence: Sentence, verb: Token) -> Token | None:
    if is_passive(sentence, verb) or is_participle(sentence, verb):
        return _agent(sentence, verb)
    if is_resumed(sentence, verb):
        return _resumed(sentence, verb)
    if verb.lemma in lexicon.cues().continuing and (outer := _outer(sentence, verb)) is not None:
        return outer
    return _shared(sentence, verb)


def _shared(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of the verb, else the one that it shares with the verbs above it, or the noun that it describes."""
    current = verb
    for _ in range(HIGHEST):
        subject, above = subject_of(sentence, current), sentence.governor(current)
        kind = current.relation.partition(":")[0]
        if subject is not None or above is None:
            return subject
        if current is not verb and current.relation == "acl" and _outgrows(sentence, verb, current):
            kind, above = "conj", next((each for each in sentence.ancestors(current) if subject_of(sentence, each) is not None), above)
        elif kind == "acl":
            return above if _is_active_form(sentence, current) or current is not verb or current.relation == "acl:relcl" else None
        if not _may_climb(sentence, verb, current, kind):
            return None
        if kind == "advcl" and is_passive(sentence, above):
            return sentence.child(above, "nsubj")
        current = above
    return None


def _outgrows(sentence: Sentence, verb: Token, participle: Token) -> bool:
    """Tell whether a finite verb of speech only hangs on a participle: "claimed it in a note sent on Friday and said ..."."""
    joined = verb.relation == "conj" and verb.head == participle.index and not participle.text.lower().endswith("ing")
    return joined and is_speech(verb) and sentence.child(verb, "ccomp", "obj", "xcomp") is not None


def _may_climb(sentence: Sentence, verb: Token, current: Token, kind: str) -> bool:
    if current is verb:
        return kind in CLIMBING and (kind != "advcl" or _is_active_form(sentence, verb))
    return kind in CLIMBING - {"ccomp", "parataxis"}


def _is_active_form(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a subordinate verb without a subject acts for the main one: "saying", "to say", but not "asked about it"."""
    return verb.text.lower().endswith("ing") or any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))


def _outer(sentence: Sentence, verb: Token) -> Token | None:
    """Return who spoke before a participle that goes on: "the army said it was over, adding that ..."."""
    return _spoken_above(sentence, verb) if verb.text.lower().endswith("ing") else None


def _spoken_above(sentence: Sentence, verb: Token) -> Token | None:
    """Return the subject of the verb of saying that governs a word, or that is inserted beside one of its governors."""
    for above in sentence.ancestors(verb):
        if _says(above):
            return subject_of(sentence, above)
        for inserted in sentence.children(above, "parataxis"):
            if inserted.index < verb.index and _says(inserted):
                return subject_of(sentence, inserted)
    return None


def _says(verb: Token) -> bool:
    entry = lexicon.cues().verbs.get(verb.lemma.lower())
    return entry is not None and entry.sense == "speech" and "clause" in entry.frames and verb.tag == "VERB"


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the verb is in the passive: its subject does not speak."""
    return any(child.relation in ("nsubj:pass", "aux:pass", "csubj:pass") for child in sentence.children(verb))


def is_participle(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the verb is a passive participle with an agent: "attacks blamed by sources on the insurgents"."""
    return verb.relation == "acl" and not verb.text.lower().endswith("ing") and _agent(sentence, verb) is not None


def is_resumed(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of saying goes on with the speaker though a tree joins it to what he says: "said hits were seen and said ...".

    So it is where the shared subject is a thing that cannot speak, behind a comma, and behind "was", which it cannot share.
    """
    above = sentence.governor(verb)
    if above is None or verb.relation != "conj" or not is_speech(verb) or subject_of(sentence, verb) is not None:
        return False
    subject, outer = subject_of(sentence, above), sentence.governor(above)
    if above.relation != "ccomp" or outer is None or not _says(outer) or subject is None or sentence.child(verb, "aux", "mark") is not None:
        return False
    return _is_mute(sentence, subject) or _stands_apart(sentence, verb) or _was(sentence, above)


def _resumed(sentence: Sentence, verb: Token) -> Token | None:
    above = sentence.governor(verb)
    outer = sentence.governor(above) if above is not None else None
    return subject_of(sentence, outer) if outer is not None else None


def is_speech(verb: Token) -> bool:
    """Tell whether the word is a verb of speech."""
    entry = lexicon.cues().verbs.get(verb.lemma.lower())
    return entry is not None and entry.sense == "speech" and verb.tag == "VERB"


def _is_mute(sentence: Sentence, subject: Token) -> bool:
    return subject.tag == "NOUN" and kind_of(sentence, subject, None) == "unknown"


def _stands_apart(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a comma and "and" part the verb from what is said."""
    joint = sentence.child(verb, "cc")
    return joint is not None and joint.index == verb.index - 1 and sentence.tokens[joint.index - 1].text == ","


def _was(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb stands with a form of "be" alone, which a plain past behind "and" cannot share."""
    return {word.lemma for word in sentence.children(verb, "aux", "cop")} == {"be"}


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Return the verb's own subject, the nearest where a tree gives several."""
    subjects = [child for child in sentence.children(verb, "nsubj") if child.relation != "nsubj:outer"]
    active = [each for each in subjects if each.relation == "nsubj"] or subjects
    return min(active, key=lambda each: abs(each.index - verb.index), default=None)


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    for child in sentence.children(verb, "obl"):
        if child.relation == "obl:agent" or any(case.lemma == "by" for case in sentence.children(child, "case")):
            return child
    return None
