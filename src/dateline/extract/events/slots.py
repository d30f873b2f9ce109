"""The slots that a codebook's conditions and exceptions name: which words fill them beside a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.extract.events.clauses import base, by_agent, clause_words, conjuncts, is_passive, is_verb, preposition, stranded
from dateline.records.texts import Sentence, Token

RELATIVE = frozenset({"that", "which", "who", "whom"})


def is_filled(sentence: Sentence, token: Token, slot: str, words: frozenset[str]) -> bool:
    """Tell whether a slot is filled by one of the words; "*" stands for any."""
    fillers = _fillers(sentence, token, slot)
    return bool(fillers) if "*" in words else any(filler.lemma.lower() in words or filler.text.lower() in words for filler in fillers)


def _fillers(sentence: Sentence, token: Token, slot: str) -> list[Token]:
    """Return the words that fill a slot, with those conjoined to them; a slot of no name of its own is a preposition."""
    filling = _FILLING[slot](sentence, token) if slot in _FILLING else _behind(sentence, token, slot)
    return [word for filler in filling for word in conjuncts(sentence, filler)]


def _subjects(sentence: Sentence, token: Token) -> list[Token]:
    """Return the subjects of the active voice, also the noun that a clause describes; a passive without its auxiliary is not believed."""
    passive = any(child.tag == "AUX" for child in sentence.children(token))
    own = [child for child in sentence.children(token, "nsubj") if child.relation != "nsubj:pass" or not passive]
    above = sentence.governor(token) if base(token) == "acl" and is_verb(token) and by_agent(sentence, token) is None else None
    described = above is not None and all(child.text.lower() in RELATIVE for child in own) and sentence.child(token, "mark") is None
    return [above] if described and above is not None and not _takes_up(sentence, token) else own


def _takes_up(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a relative pronoun is the object of a clause: "the missile that the army fired"."""
    return any(child.text.lower() in RELATIVE for child in sentence.children(verb, "obj"))


def _objects(sentence: Sentence, token: Token) -> list[Token]:
    """Return the objects, the subject of the passive, and the noun that a participle describes: "shots fired from a car"."""
    describing = base(token) == "acl" and is_verb(token) and (is_passive(sentence, token) or _takes_up(sentence, token))
    above = sentence.governor(token) if describing else None
    return [*sentence.children(token, "obj", "nsubj:pass"), *([above] if above is not None else [])]


def _doers(sentence: Sentence, token: Token) -> list[Token]:
    """Return the subject of a verb that has no object."""
    return [] if sentence.child(token, "obj") is not None else _subjects(sentence, token)


def _holders(sentence: Sentence, token: Token) -> list[Token]:
    """Return the subject of the verb whose object a noun is: "teachers" in "Teachers began a strike"."""
    above = sentence.governor(token)
    return sentence.children(above, "nsubj") if above is not None and is_verb(above) and base(token) == "obj" else []


def _complements(sentence: Sentence, token: Token) -> list[Token]:
    """Return particles and complements, also where a tree hangs the word right behind the verb elsewhere."""
    behind = [word for word in sentence.tokens[token.index + 1 : token.index + 2] if word.tag in {"ADP", "ADV", "ADJ"}]
    return [*sentence.children(token, "xcomp", "advmod", "compound"), *behind]


def _modifiers(sentence: Sentence, token: Token) -> list[Token]:
    return [child for child in sentence.children(token, "amod", "compound", "nmod", "nummod") if child.index < token.index]


def _modified(_sentence: Sentence, token: Token) -> list[Token]:
    """Return the word itself where it only stands before another noun."""
    return [token] if base(token) in {"compound", "amod"} else []


def _behind(sentence: Sentence, token: Token, word: str) -> list[Token]:
    """Return the nouns behind a preposition and the clauses that it opens; a tree may hang the nouns on the verb's object."""
    if is_verb(token) and stranded(sentence, token) == word:
        return sentence.children(token, "nsubj")
    heads = [token, *sentence.children(token, "obj")] if is_verb(token) else [token]
    nouns = [child for head in heads for child in sentence.children(head, "obl", "nmod") if preposition(sentence, child) == word]
    clauses = [child for child in sentence.children(token, "advcl") if _opens(sentence, child, word)]
    return [*nouns, *clauses]


def _opens(sentence: Sentence, clause: Token, word: str) -> bool:
    timed = word == "as" and sentence.child(clause, "nsubj") is not None  # "attacked as night fell" compares nothing
    return not timed and any(child.text.lower() == word for child in sentence.children(clause, "mark", "case", "advmod"))


_FILLING: Mapping[str, Callable[[Sentence, Token], list[Token]]] = {
    "subject": _subjects,
    "object": _objects,
    "doer": _doers,
    "holder": _holders,
    "complement": _complements,
    "modifier": _modifiers,
    "nounhead": _modified,
    "case": lambda sentence, token: sentence.children(token, "case"),
    "any": clause_words,
}
