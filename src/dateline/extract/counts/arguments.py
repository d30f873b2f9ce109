"""Who does it and whom it is done to: the arguments of a verb across voices, clauses and conjunctions of a UD tree."""

from __future__ import annotations

from dateline.extract.counts.words import is_person
from dateline.records.texts import Sentence, Token

_DEPTH = 6  # how many clauses up a subject may stand; deeper trees are errors of the parser
_SAYING = frozenset({"say", "tell", "announce", "report", "state", "confirm", "claim", "add", "declare", "write"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is in the passive, also without its auxiliary ("12 men killed in the raid")."""
    if sentence.child(verb, "aux:pass") is not None or any(child.relation == "nsubj:pass" for child in sentence.children(verb)):
        return True
    if verb.relation == "acl":
        return is_participle(verb) and sentence.child(verb, "obj") is None
    above = sentence.governor(verb)
    if verb.relation == "conj" and above is not None and above.tag in ("VERB", "ADJ") and is_participle(verb):
        return sentence.child(verb, "nsubj", "obj") is None and is_passive(sentence, above)
    return False


def is_participle(verb: Token) -> bool:
    """Tell whether a verb form can be a past participle."""
    low = verb.text.lower()
    return not low.endswith("ing") and (low != verb.lemma.lower() or low in ("hit", "hurt", "shot"))


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the objects of a verb in the active, also one shared in a coordination ("captured or killed 80")."""
    own = sentence.children(verb, "obj")
    if own:
        return _antecedents(sentence, verb, own)
    after = next(
        (child for child in sentence.children(verb, "conj") if child.tag == "VERB" and verb.index < child.index <= verb.index + 4), None
    )
    if after is not None and sentence.child(after, "obj") is not None and not is_passive(sentence, after):
        return sentence.children(after, "obj")
    above = sentence.governor(verb)
    if verb.relation == "conj" and above is not None and above.tag == "VERB" and sentence.child(verb, "nsubj") is None:
        return [each for each in sentence.children(above, "obj") if each.index > verb.index]
    if verb.relation == "acl:relcl" and above is not None and sentence.child(verb, "nsubj") is not None and not is_passive(sentence, verb):
        return [] if _relatives(sentence, verb, "nsubj") else [above]
    return []


def subjects(sentence: Sentence, verb: Token, depth: int = 0) -> list[Token]:
    """Return the subjects of a predicate; where it has none of its own, those of the clause it hangs on."""
    own = sentence.children(verb, "nsubj", "nsubj:outer") or _fronted(sentence, verb)
    if own:
        return _antecedents(sentence, verb, own)
    above = sentence.governor(verb)
    if above is None or depth > _DEPTH:
        return []
    if verb.relation in ("acl", "acl:relcl"):
        return [_one_of_whom(sentence, verb) or above]
    if verb.relation == "xcomp" and not is_passive(sentence, above):
        held = objects(sentence, above)
        if held:
            return held
    if verb.relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and not (verb.relation == "ccomp" and _is_teller(sentence, above)):
        return subjects(sentence, above, depth + 1)
    return []


def _is_teller(sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody says in the active what hangs on a verb: the speaker is not whom it befell."""
    return verb.lemma.lower() in _SAYING and sentence.child(verb, "nsubj") is not None and not is_passive(sentence, verb)


def _fronted(sentence: Sentence, verb: Token) -> list[Token]:
    """Return bare nouns before a verb without a subject: what the tree calls an object there is the subject."""
    before = [each for each in sentence.children(verb, "obj", "obl") if each.index < verb.index and each.tag in ("NOUN", "PROPN", "NUM")]
    return [each for each in before if each.relation in ("obj", "obl") and sentence.child(each, "case") is None]


def _one_of_whom(sentence: Sentence, verb: Token) -> Token | None:
    """Return "one" in "four hostages, one of whom was wounded"."""
    for token in sentence.tokens[max(2, verb.index - 6) : verb.index]:
        before = sentence.tokens[token.index - 2 : token.index]
        if token.text.lower() in ("whom", "them") and before[1].text.lower() == "of" and before[0].tag == "NUM":
            return before[0]
    return None


def _antecedents(sentence: Sentence, verb: Token, found: list[Token]) -> list[Token]:
    """Return the words with relative pronouns replaced by the nouns they stand for."""
    replaced = []
    for each in found:
        clause = _relative_clause(sentence, verb) if each.lemma.lower() in _RELATIVE and each.tag in ("PRON", "DET", "SCONJ") else None
        above = sentence.governor(clause) if clause is not None else None
        replaced.append(_person_above(sentence, each, above) if above is not None else each)
    return replaced


def _person_above(sentence: Sentence, pronoun: Token, noun: Token) -> Token:
    """Return the word for people that "who" stands for, where a body stands between: "three engineers of a company who were abducted"."""
    above = sentence.governor(noun)
    if pronoun.lemma.lower() not in ("who", "whom") or is_person(noun) or noun.relation != "nmod" or above is None:
        return noun
    return above if is_person(above) else noun


def _relatives(sentence: Sentence, verb: Token, *relations: str) -> bool:
    return any(child.lemma.lower() in _RELATIVE for child in sentence.children(verb, *relations))


def _relative_clause(sentence: Sentence, verb: Token) -> Token | None:
    """Return the head of the relative clause that a verb belongs to, through coordinations."""
    current: Token | None = verb
    for _ in range(_DEPTH):
        if current is None or current.relation == "acl:relcl":
            return current
        current = sentence.governor(current) if current.relation in ("conj", "xcomp", "ccomp") else None
    return None


def patients(sentence: Sentence, verb: Token) -> list[Token]:
    """Return whom a verb is done to: the object in the active, the subject in the passive, the noun of a participle."""
    if is_passive(sentence, verb):
        return subjects(sentence, verb) or _stranded(sentence, verb)
    held = objects(sentence, verb)
    if held or not is_participle(verb):
        return held
    # Headlines and clipped clauses leave out the auxiliary: "12 killed in blast", "two others injured".
    clipped = sentence.child(verb, "aux", "obj", "ccomp", "xcomp") is None and verb.relation in (
        "root",
        "conj",
        "parataxis",
        "advcl",
        "ccomp",
        "xcomp",
        "list",
    )
    return subjects(sentence, verb) if clipped else []


def _stranded(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the subject that a long clause in between has lost to another verb: the last of several before the passive."""
    if sentence.child(verb, "aux:pass") is None:
        return []
    before = [token for token in sentence.tokens[: verb.index] if token.relation in ("nsubj", "nsubj:pass")]
    spare = [token for token in before if any(other.head == token.head and other.index < token.index for other in before)]
    return spare[-1:]
