"""The names that stand right behind the noun that they belong to: "the rebel leader Omar Selm", "farmers Omar Selm and Idris Tal"."""

from __future__ import annotations

from dateline.extract.events.clauses import base
from dateline.records.texts import Sentence, Token

NAMING = ("appos", "flat")
NAMED = frozenset({"PERSON", "GROUP", "ORGANIZATION", "MILITARY"})
RUN = 1  # words from a noun to the name that it stands before


def names_behind(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the first words of the names of people and bodies that a common noun has right behind it, conjoined ones too."""
    if noun.tag != "NOUN" or _is_in_name(sentence, noun):
        return []
    own = [child for child in sentence.children(noun, *NAMING) if child.index == noun.index + RUN and _is_party(sentence, child)]
    others = [child for name in own for child in sentence.children(name, "conj") if _is_party(sentence, child)]
    return [*own, *others]


def is_plural(noun: Token) -> bool:
    """Tell whether a common noun stands for several."""
    return noun.tag == "NOUN" and noun.text.lower() != noun.lemma.lower() and noun.text.lower().endswith(("s", "men", "people", "children"))


def _is_party(sentence: Sentence, word: Token) -> bool:
    named = next((name for name in sentence.names if name.first <= word.index < name.last), None)
    return named is not None and named.type in NAMED and base(word) != "compound"


def _is_in_name(sentence: Sentence, word: Token) -> bool:
    return any(name.first <= word.index < name.last for name in sentence.names)
