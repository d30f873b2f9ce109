"""What a verb hands over: its clause, infinitive, object or the sentence around it, as the verb's frames allow."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.attribution import verbs
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

PREPOSITIONAL = ("as", "of", "for", "on", "to", "with")
# An infinitive of purpose tells why something is done, not what is said: "filed suit to challenge the law".
PURPOSE = ("advcl", "acl")


@dataclass(frozen=True, slots=True)
class Handed:
    """The words of the content, the frame that gave them, how sure it is, and a preposition that belongs to the cue."""

    words: tuple[Token, ...]
    frame: str
    score: float
    preposition: Token | None = None


def handed_over(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the content of a verb by the first frame that fits; none where the verb hands nothing over."""
    if _is_purpose(sentence, verb):
        return None
    for frame in (_unsaid, _clause, _infinitive, _around, _verdict, _with_object, _with_preposition):
        found = frame(sentence, verb, entry)
        if found is not None and found.words:
            return found
    return None


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    return verb.relation.partition(":")[0] in PURPOSE and any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))


def _clause(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    if "clause" not in entry.frames:
        return None
    clause = sentence.child(verb, "ccomp", "csubj")
    if clause is None or clause.relation.startswith("csubj"):
        return None
    words = sentence.subtree(clause)
    return Handed(tuple(words), "clause", 0.85 if entry.sense == "speech" else 0.7)


def _unsaid(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return what is believed, said or alleged by nobody in particular: "he is believed to be dead", "it is thought that"."""
    if entry.sense == "stance" or not verbs.is_passive(sentence, verb) or verbs.speaker(sentence, verb) is not None:
        return None
    subject = sentence.child(verb, "nsubj:pass")
    clause = sentence.child(verb, "ccomp", "csubj:pass") or sentence.child(verb, "xcomp")
    if clause is None or "clause" not in entry.frames or entry.evidence or clause.index < verb.index:
        return None
    if clause.relation != "xcomp":
        return Handed(tuple(sentence.subtree(clause)), "unsaid", 0.4)
    if subject is None or not any(mark.lemma == "to" for mark in sentence.children(clause, "mark")):
        return None
    return Handed((*sentence.subtree(subject), *sentence.subtree(clause)), "unsaid", 0.35)


def _infinitive(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    clause = sentence.child(verb, "xcomp")
    if clause is None or clause.index < verb.index:
        return None
    marked = any(mark.lemma == "to" for mark in sentence.children(clause, "mark"))
    person = sentence.child(verb, "obj", "iobj")
    if marked and person is not None and "persuasion" in entry.frames:
        return Handed((*sentence.subtree(person), *sentence.subtree(clause)), "persuasion", 0.6)
    if marked and person is None and "infinitive" in entry.frames:
        return Handed(tuple(sentence.subtree(clause)), "infinitive", 0.6)
    if not marked and clause.text.lower().endswith("ing") and "gerund" in entry.frames:
        return Handed(tuple(sentence.subtree(clause)), "gerund", 0.65)
    return None


def _around(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the sentence in which the cue is inserted: "The town fell, officials said", "As experts note, ..."."""
    above = sentence.governor(verb)
    if above is None or "clause" not in entry.frames or sentence.child(verb, "obj") is not None:
        return None
    inserted = verb.relation.startswith("parataxis")
    compared = verb.relation == "advcl" and any(mark.lemma == "as" for mark in sentence.children(verb, "mark"))
    if not (inserted or compared) or verbs.speaker(sentence, verb) is None:
        return None
    own = {word.index for word in sentence.subtree(verb)}
    words = [word for word in sentence.subtree(above) if word.index not in own]
    return Handed(tuple(_without_setting(sentence, words, max(own))), "inserted", 0.8 if inserted else 0.6)


def _without_setting(sentence: Sentence, words: list[Token], last: int) -> list[Token]:
    """Return the words without a phrase right behind the cue: "officials said in a report", whatever verb a tree hangs it on."""
    after = [word for word in words if word.index > last and word.tag != "PUNCT"]
    is_setting = bool(after) and after[0].tag == "ADP" and after[0].index == last + 1 and not any(word.tag in ("VERB", "AUX") for word in after)
    return [word for word in words if word.index <= last] if is_setting else words


def _verdict(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    thing, verdict = sentence.child(verb, "obj"), sentence.child(verb, "xcomp", "ccomp")
    if "verdict" not in entry.frames or thing is None or verdict is None:
        return None
    return Handed((*sentence.subtree(thing), *sentence.subtree(verdict)), "verdict", 0.6)


def _with_object(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    passive = verbs.is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubj:pass") if passive else sentence.child(verb, "obj")
    if thing is None or thing.relation == "nsubj":
        return None
    company = _companions(sentence, verb, entry)
    if "thing" not in entry.frames and not company:
        return None
    words = [*sentence.subtree(thing), *(word for each in company for word in sentence.subtree(each))]
    return Handed(tuple(words), "object", 0.5 if company else 0.4)


def _companions(sentence: Sentence, verb: Token, entry: Verb) -> list[Token]:
    """Return what belongs to the object's content: "as ...", "of ...", "for ..." after verbs that take them."""
    wanted = {frame for frame in PREPOSITIONAL if frame in entry.frames}
    found = [child for child in sentence.children(verb, "obl", "advcl", "xcomp") if child.index > verb.index]
    return [child for child in found if any(case.lemma in wanted for case in sentence.children(child, "case", "mark"))]


def _with_preposition(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    for child in sentence.children(verb, "obl", "advcl", "ccomp", "xcomp"):
        cases = [case for case in sentence.children(child, "case", "mark") if case.lemma in entry.prepositions]
        if cases and child.index > verb.index and cases[0].index - verb.index <= 2:
            words = [word for word in sentence.subtree(child) if word.index != cases[0].index]
            further = sentence.child(verb, "xcomp")
            if further is not None and further.index > child.index:
                words += sentence.subtree(further)
            return Handed(tuple(words), "preposition", 0.55, cases[0])
    return None
