"""Clauses that a verb hands over: "said that ...", wherever a tree puts them; and what nobody in particular is said to believe."""

from __future__ import annotations

from dateline.extract.attribution import speakers
from dateline.extract.attribution.handed import Handed, continued, without_setting
from dateline.extract.attribution.lexicon import Verb
from dateline.extract.attribution.opening import from_order, from_that
from dateline.records.texts import Sentence, Token


def clause(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the clauses that depend on the verb, as far as they are one speaker's words."""
    if "clause" not in entry.frames:
        return None
    clauses = [each for each in sentence.children(verb, "ccomp") if not _is_bare(sentence, each)]
    clauses = [each for each in clauses if each.index > verb.index] or clauses[:1] or _behind_medium(sentence, verb)
    if not clauses:
        return _unmarked(sentence, verb, entry) or from_that(sentence, verb, entry) or from_order(sentence, verb, entry)
    left_out = frozenset().union(*(continued(sentence, clause) for clause in clauses))
    words = [word for clause in clauses for word in sentence.subtree(clause) if word.index not in left_out]
    words = _with_second(sentence, verb, _with_further(sentence, clauses[-1], words))
    words = without_setting(words, verb.index) if clauses[-1].index < verb.index else words
    return Handed(tuple(words), "clause", 0.85 if entry.sense == "speech" else 0.7)


def _is_bare(sentence: Sentence, word: Token) -> bool:
    """Tell whether a noun beside an object is no clause: "reported 148, among them 11 officers"."""
    above = sentence.governor(word)
    return (
        word.tag in ("NOUN", "PROPN")
        and above is not None
        and sentence.child(above, "obj") is not None
        and sentence.child(word, "nsubj", "cop", "mark", "expl") is None
    )


def _with_further(sentence: Sentence, clause: Token, words: list[Token]) -> list[Token]:
    """Return the words with the next clause of the same speaker: "said that the road was open and that trucks had passed"."""
    last = max(word.index for word in words)
    following = [word for word in sentence.tokens[last + 1 : last + 4] if word.text != ","]
    if len(following) < 2 or following[0].tag != "CCONJ" or following[1].text.lower() != "that" or following[1].tag != "SCONJ":
        return words
    if not any(mark.lemma == "that" for mark in sentence.children(clause, "mark")) and following[0].lemma != "and":
        return words
    further = sentence.governor(following[1])
    own = {word.index for word in words}
    more = [word for word in sentence.subtree(further) if word.index > last] if further is not None and further.index not in own else []
    return [*words, *sentence.tokens[last + 1 : more[0].index], *more] if more else words


def _with_second(sentence: Sentence, verb: Token, words: list[Token]) -> list[Token]:
    """Return the words with a second statement that a tree hangs on the cue: "said five were killed and eleven others were hurt"."""
    last = max(word.index for word in words)
    joint = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if joint is None or joint.tag != "CCONJ" or last < verb.index:
        return words
    above = sentence.governor(joint)
    if above is None or above.relation != "conj" or sentence.governor(above) is not verb or speakers.is_speech(above):
        return words
    more = [word for word in sentence.subtree(above) if word.index > last]
    return [*words, *more] if speakers.subject_of(sentence, above) is not None else words


def _behind_medium(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the clause that a tree hangs on the medium: "said in a statement that two men had died"."""
    for medium in sentence.children(verb, "obl"):
        clause = sentence.child(medium, "acl", "ccomp")
        if clause is not None and any(mark.lemma == "that" for mark in sentence.children(clause, "mark")):
            return [clause]
    return []


def _unmarked(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return a clause taken for object and verb: "adding it arrested four men"."""
    subject, predicate = sentence.child(verb, "obj"), sentence.child(verb, "xcomp")
    if subject is None or predicate is None or predicate.tag not in ("VERB", "AUX") or entry.frames & {"persuasion", "verdict"}:
        return None
    if sentence.child(predicate, "mark") is not None or predicate.text.lower().endswith("ing") or predicate.index < subject.index:
        return None
    return Handed((*sentence.subtree(subject), *sentence.subtree(predicate)), "clause", 0.6)


def unsaid(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return what is believed, said or alleged by nobody in particular: "he is believed to be dead", "it is thought that"."""
    if verb.relation.partition(":")[0] == "acl":
        return _described(sentence, verb, entry)
    return _told_of(sentence, verb, entry)


def _told_of(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    if (
        entry.sense == "stance"
        or entry.force == "expected"
        or not speakers.is_passive(sentence, verb)
        or speakers.speaker(sentence, verb) is not None
    ):
        return None
    subject = sentence.child(verb, "nsubj:pass")
    clause = sentence.child(verb, "ccomp", "csubj:pass") or sentence.child(verb, "xcomp")
    charged = _charged(sentence, verb, subject) if "of" in entry.frames and subject is not None and subject.lemma != "it" else None
    if charged is not None:
        return charged
    if clause is None or "clause" not in entry.frames or entry.evidence or clause.index < verb.index:
        return None
    if clause.relation != "xcomp":
        return Handed(tuple(sentence.subtree(clause)), "unsaid", 0.4)
    if subject is None or not any(mark.lemma == "to" for mark in sentence.children(clause, "mark")):
        return None
    return Handed((*sentence.subtree(subject), *sentence.subtree(clause)), "unsaid", 0.35)


def _charged(sentence: Sentence, verb: Token, subject: Token) -> Handed | None:
    """Return what somebody is suspected or accused of by nobody in particular: "are suspected of planning attacks"."""
    for child in sentence.children(verb, "advcl", "obl", "xcomp"):
        states = child.tag == "VERB" or child.text.lower().endswith("ing")
        if states and child.index > verb.index and any(case.lemma == "of" for case in sentence.children(child, "mark", "case")):
            return Handed((*sentence.subtree(subject), *sentence.subtree(child)), "unsaid", 0.35)
    return None


def _described(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return what is believed of a noun that the participle describes: "the man believed to have parked the van"."""
    clause, noun = sentence.child(verb, "xcomp"), sentence.governor(verb)
    if clause is None or noun is None or entry.sense == "stance" or verb.text.lower().endswith("ing") or "clause" not in entry.frames:
        return None
    if noun.index > verb.index or sentence.child(verb, "nsubj", "obl") is not None:
        return None
    if not any(mark.lemma == "to" for mark in sentence.children(clause, "mark")) or entry.force == "expected":
        return None
    own = {word.index for word in sentence.subtree(verb)}
    words = [word for word in sentence.subtree(noun) if word.index not in own and word.index < verb.index]
    return Handed((*words, *sentence.subtree(clause)), "unsaid", 0.35)
