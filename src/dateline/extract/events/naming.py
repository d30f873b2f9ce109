"""The names that stand right behind the noun that they belong to: "the rebel leader Omar Selm", "farmers Omar Selm and Idris Tal"."""

from __future__ import annotations

from dateline.extract.events.clauses import base, preposition
from dateline.records.texts import Sentence, Token

NAMING = ("appos", "flat")
NAMED = frozenset({"PERSON", "GROUP", "ORGANIZATION", "MILITARY"})


def names_behind(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the first words of the names of people and bodies that a common noun has right behind it, conjoined ones too.

    Of "two of the guards, Omar Selm and Idris Tal" the number may hold the names.
    """
    heads = [noun]
    if noun.tag == "NUM":
        counted = next((child for child in sentence.children(noun, "nmod") if preposition(sentence, child) == "of"), None)
        if counted is None or not is_plural(counted):
            return []
        noun, heads = counted, [noun, counted]
    if noun.tag != "NOUN" or _is_in_name(sentence, noun):
        return []
    near = [child for head in heads for child in sentence.children(head, *NAMING)]
    own = [child for child in near if _is_right_behind(sentence, child, noun) and _is_party(sentence, child)] or _behind_title(
        sentence, noun
    )
    others = [child for name in own for child in sentence.children(name, "conj") if _is_party(sentence, child)]
    return [*own, *others]


def _behind_title(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the name behind a title of several words: "Secretary of State Omar Selm"; nothing may stand between them."""
    of = next((child for child in sentence.children(noun, "nmod") if preposition(sentence, child) == "of"), None)
    if of is None or not is_one(noun):
        return []
    title = [word for word in sentence.subtree(of, frozenset({*NAMING, "conj", "punct"})) if word.index > noun.index]
    behind = max((word.index for word in title), default=of.index) + 1
    near = [child for head in (noun, *title) for child in sentence.children(head, *NAMING)]
    return [child for child in near if child.index == behind and _is_party(sentence, child)]


def _is_right_behind(sentence: Sentence, name: Token, noun: Token) -> bool:
    """Tell whether a name follows its noun at once, or behind a comma where the noun stands for several: "two guards, Omar Selm and"."""
    listed = is_plural(noun) and name.index == noun.index + 2 and sentence.tokens[noun.index + 1].text == ","
    return listed or name.index == noun.index + 1


def is_plural(noun: Token) -> bool:
    """Tell whether a common noun stands for several."""
    return noun.tag == "NOUN" and noun.text.lower() != noun.lemma.lower() and noun.text.lower().endswith(("s", "men", "people", "children"))


def is_one(noun: Token) -> bool:
    """Tell whether a word stands for one: no plural, no number."""
    return noun.tag != "NUM" and not is_plural(noun)


def _is_party(sentence: Sentence, word: Token) -> bool:
    named = next((name for name in sentence.names if name.first <= word.index < name.last), None)
    return named is not None and named.type in NAMED and base(word) != "compound"


def _is_in_name(sentence: Sentence, word: Token) -> bool:
    return any(name.first <= word.index < name.last for name in sentence.names)
