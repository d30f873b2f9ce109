"""What a verb hands over: its clause, infinitive, object or the sentence around it, as the verb's frames allow."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.attribution import lexicon, verbs
from dateline.extract.attribution.lexicon import Verb
from dateline.extract.attribution.sources import kind_of
from dateline.records.texts import Sentence, Token

NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
LONGEST_INSERTION = 12
NEAR_THAT = 12
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
    speaker: Token | None = None


def handed_over(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the content of a verb by the first frame that fits; none where the verb hands nothing over."""
    if _is_purpose(sentence, verb):
        return None
    for frame in (_between_commas, _unsaid, _clause, _infinitive, _around, _verdict, _with_object, _with_preposition):
        found = frame(sentence, verb, entry)
        if found is not None and found.words:
            return found
    return None


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the verb has not been carried out by speaking: a purpose, or "is expected to announce"."""
    if verbs.carrier(sentence, verb) is not None:
        return False
    above = sentence.governor(verb)
    if above is not None and verb.relation == "xcomp" and verbs.is_passive(sentence, above):
        return True
    return verb.relation.partition(":")[0] in PURPOSE and any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))


def _clause(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    if "clause" not in entry.frames:
        return None
    clauses = sentence.children(verb, "ccomp")
    clauses = [each for each in clauses if each.index > verb.index] or clauses[:1] or _behind_medium(sentence, verb)
    if not clauses:
        return _unmarked(sentence, verb, entry) or _from_that(sentence, verb, entry)
    left_out = frozenset().union(*(_continued(sentence, clause) for clause in clauses))
    words = [word for clause in clauses for word in sentence.subtree(clause) if word.index not in left_out]
    words = _with_further(sentence, clauses[-1], words)
    words = _without_setting(sentence, words, verb.index) if clauses[-1].index < verb.index else words
    return Handed(tuple(words), "clause", 0.85 if entry.sense == "speech" else 0.7)


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


def _from_that(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return what follows "that" where a tree has lost the clause: "the minister told a press conference that ..."."""
    if entry.sense != "speech" or sentence.child(verb, "xcomp") is not None:
        return None
    near = sentence.tokens[verb.index + 1 : verb.index + NEAR_THAT]
    mark = next((word for word in near if word.text.lower() == "that" and word.tag == "SCONJ"), None)
    between = near[: mark.index - verb.index - 1] if mark is not None else ()
    if mark is None or any(word.tag in ("VERB", "AUX", "PUNCT") for word in between):
        return None
    return Handed(sentence.tokens[mark.index :], "linear", 0.55)


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


def _continued(sentence: Sentence, clause: Token) -> frozenset[int]:
    """Return the words of participles that go on with the speaker's words, not with what he tells: ", adding that ..."."""
    left_out: set[int] = set()
    for word in sentence.subtree(clause):
        participle = word.relation == "advcl" and word.lemma in lexicon.cues().continuing and word.text.lower().endswith("ing")
        if participle or (word.relation == "conj" and verbs.is_resumed(sentence, word)):
            left_out |= {each.index for each in sentence.subtree(word)}
    return frozenset(left_out)


def _between_commas(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the sentence around a cue set off by commas, whatever the tree makes of it: "The convoy, witnesses said, was hit"."""
    if "clause" not in entry.frames or (entry.sense != "speech" and not entry.evidence) or verbs.is_passive(sentence, verb):
        return None
    if verb.relation.partition(":")[0] in ("root", "conj") or sentence.child(verb, "ccomp", "xcomp") is not None:
        return None
    first, last = _segment(sentence, verb)
    inside = sentence.tokens[first : last + 1]
    if first == 0 or any(word.tag in ("VERB", "SCONJ", "CCONJ") and word is not verb for word in inside):
        return None
    nominal = [word for word in inside if word.tag in NOMINAL and not sentence.children(word, "case")]
    before, after = [word for word in nominal if word.index < verb.index], [word for word in nominal if word.index > verb.index]
    if before and before[-1].text.lower() in lexicon.sources().relative:
        return None
    inverted = not before and inside[0] is verb and bool(after)
    if not inverted and not (before and verb.index - before[-1].index <= 4):
        return None
    speaker = _head_among(sentence, after[0] if inverted else before[-1], first, last)
    if entry.evidence and kind_of(sentence, speaker, None) != "document":
        return None
    outside = [word for word in sentence.tokens if word.index < first - 1 or (word.index > last and not inverted)]
    if not any(word.head < 0 for word in outside):
        return None
    return Handed(tuple(_without_setting(sentence, outside, last)), "inserted", 0.75, speaker=speaker)


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


def _head_among(sentence: Sentence, word: Token, first: int, last: int) -> Token:
    """Return the head of the noun phrase of a word as far as it lies between two places."""
    while (
        word.relation.partition(":")[0] in ("compound", "flat", "amod")
        and first <= word.head <= last
        and sentence.tokens[word.head].tag != "VERB"
    ):
        word = sentence.tokens[word.head]
    return word


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
    if clause is None or clause.index < verb.index or clause.lemma in lexicon.cues().withheld:
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
    if above is None or "clause" not in entry.frames or _has_thing(sentence, verb):
        return None
    inserted = verb.relation.startswith("parataxis")
    compared = verb.relation == "advcl" and any(mark.lemma == "as" for mark in sentence.children(verb, "mark"))
    if not (inserted or compared) or verbs.speaker(sentence, verb) is None:
        return None
    own = {word.index for word in sentence.subtree(verb)} | _continued(sentence, above)
    words = [word for word in sentence.subtree(above) if word.index not in own]
    return Handed(tuple(_without_setting(sentence, words, max(own))), "inserted", 0.8 if inserted else 0.6)


def _has_thing(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says something already: an object that is no addressee and stands without a preposition."""
    thing = sentence.child(verb, "obj")
    return thing is not None and verb.lemma != "tell" and sentence.child(thing, "case") is None


def _without_setting(sentence: Sentence, words: list[Token], last: int) -> list[Token]:
    """Return the words without a phrase right behind the cue: "officials said in a report", whatever verb a tree hangs it on."""
    after = [word for word in words if word.index > last and word.tag != "PUNCT"]
    is_setting = (
        bool(after) and after[0].tag == "ADP" and after[0].index == last + 1 and not any(word.tag in ("VERB", "AUX") for word in after)
    )
    return [word for word in words if word.index <= last] if is_setting else words


def _verdict(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    thing, verdict = sentence.child(verb, "obj"), sentence.child(verb, "xcomp", "ccomp")
    if "verdict" not in entry.frames or thing is None or verdict is None:
        return None
    return Handed((*sentence.subtree(thing), *sentence.subtree(verdict)), "verdict", 0.6)


def _with_object(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    if verbs.is_participle(sentence, verb):
        return _participle(sentence, verb, entry)
    passive = verbs.is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubj:pass") if passive else sentence.child(verb, "obj")
    if thing is None or thing.relation == "nsubj":
        return None
    company = _companions(sentence, verb, entry)
    if "thing" not in entry.frames and not company:
        return None
    words = [*sentence.subtree(thing), *(word for each in company for word in sentence.subtree(each))]
    return Handed(tuple(words), "object", 0.5 if company else 0.4)


def _participle(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the noun that a participle with an agent describes: "six attacks blamed by sources on the insurgents"."""
    thing = sentence.governor(verb)
    if thing is None or not entry.frames & {"thing", *PREPOSITIONAL}:
        return None
    own = {word.index for word in sentence.subtree(verb)}
    company = _companions(sentence, verb, entry)
    if "thing" not in entry.frames and not company:
        return None
    words = [word for word in sentence.subtree(thing) if word.index not in own and word.index < verb.index]
    words += [word for each in company for word in sentence.subtree(each)]
    return Handed(tuple(words), "object", 0.4)


def _companions(sentence: Sentence, verb: Token, entry: Verb) -> list[Token]:
    """Return what belongs to the object's content: "as ...", "of ...", "for ..." after verbs that take them."""
    wanted = {frame for frame in PREPOSITIONAL if frame in entry.frames}
    found = [child for child in sentence.children(verb, "obl", "advcl", "xcomp") if child.index > verb.index]
    return [child for child in found if any(case.lemma in wanted for case in sentence.children(child, "case", "mark"))]


def _with_preposition(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    for child in sentence.children(verb, "obl", "advcl", "ccomp", "xcomp"):
        cases = [case for case in sentence.children(child, "case", "mark") if case.lemma in entry.prepositions]
        if cases and child.index > verb.index and cases[0].index - verb.index <= 2 and child.lemma.lower() not in lexicon.cues().days:
            words = [word for word in sentence.subtree(child) if word.index != cases[0].index]
            further = sentence.child(verb, "xcomp")
            if further is not None and further.index > child.index:
                words += sentence.subtree(further)
            return Handed(tuple(words), "preposition", 0.55, cases[0])
    return None
