"""What the words around a name show it to be: "Havel, 34,", "the newspaper Varda", "Selmin district", "Varda, a rebel group"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.names import lexicon
from dateline.extract.names.words import NameSpan, goes_on
from dateline.records.claims import EntityType
from dateline.records.texts import Sentence, Token

_OLDEST = 105
_YOUNGEST = 5
_CLOSE = (",", ".", ";", ")")
_FAR = 9  # words that a description may have before its noun
_PHRASE = ("ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "VERB", "ADV", "X", "PART")
_SINGLE = ("PERSON", "LOCATION", "OTHER", "ORGANIZATION", "EVENT", "WEAPON", "FACILITY", "GROUP", "MILITARY", "GOVERNMENT")
Shown = tuple[EntityType, str | None]


def with_evidence(sentence: Sentence, name: NameSpan) -> NameSpan:
    """Return a name with the type that its neighbours show, where no table knows it."""
    if name.known is not None or name.type not in _SINGLE:
        return name
    signs = (_dateline, _age, _term, _before_role, _noun_before, _place_word, _described)
    shown = next((shown for sign in signs if (shown := sign(sentence, name)) is not None), None)
    return replace(name, type=shown[0], sector=shown[1], sure=True) if shown is not None else name


def _age(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return a person for "Rahul (26)" and "Rahul, 26,"."""
    after = sentence.tokens[name.last : name.last + 3]
    if len(after) < 3 or after[0].text not in (",", "(") or not after[1].text.isdigit():
        return None
    closed = after[2].text == ")" if after[0].text == "(" else after[2].text in _CLOSE
    within = _YOUNGEST <= int(after[1].text) <= _OLDEST
    return ("PERSON", None) if closed and within and (name.type == "PERSON" or after[0].text == "(") else None


def _dateline(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return a place for "SELMIN (Agency)" and "SELMIN, May 4 -" at the head of a report."""
    words = sentence.tokens
    if name.first > 0 or not words[0].text.isupper() or name.last + 1 >= len(words):
        return None
    agency = words[name.last].text == "(" and words[name.last + 1].text[0].isupper()
    day = words[name.last].text == "," and name.last + 2 < len(words) and words[name.last + 2].text.isdigit()
    return ("LOCATION", None) if agency or day or words[name.last].text in ("—", "–", "--") else None


def _term(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return a person for "the Havel administration", which is named after who leads it."""
    after = sentence.tokens[name.last].text if name.last < len(sentence.tokens) else ""
    short = name.last - name.first < 4 and name.type in ("ORGANIZATION", "GOVERNMENT", "LOCATION", "FACILITY", "EVENT")
    return ("PERSON", None) if after in ("administration", "presidency", "premiership", "papacy") and short else None


def _before_role(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return a body for "Radio Varda" in "Radio Varda journalist Ana Brek", where a model reads a person."""
    after = sentence.tokens[name.last : name.last + 2]
    if name.type != "PERSON" or len(after) < 2 or not after[0].text.islower() or not goes_on(after[1]):
        return None
    noun = lexicon.nouns().get(after[0].text)
    return ("ORGANIZATION", None) if after[0].tag == "NOUN" and noun is not None and noun.person else None


def _noun_before(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return what the noun right before a name says of it: "journalist Ana Brek", "the newspaper Varda", "Col. Havel"."""
    if name.first == 0:
        return None
    before = sentence.tokens[name.first - 1]
    if before.text in ("’s", "'s") or name.type in ("EVENT", "NATIONALITY"):
        return None
    word = before.text.casefold()
    if before.text.islower() and before.tag in ("NOUN", "PROPN"):
        if word in lexicon.words("named_bodies"):
            noun = lexicon.nouns().get(word)
            return (noun.type, noun.sector) if noun is not None and not noun.person else ("ORGANIZATION", None)
        if word in lexicon.words("named_persons") or _is_single_role(word):
            return ("PERSON", None)
    rank = before.text[0].isupper() and (word.rstrip(".") in lexicon.words("ranks") or word.rstrip(".") in lexicon.words("courtesies"))
    return ("PERSON", None) if rank and name.type != "LOCATION" and word not in ("general", "major", "private", "petty", "master") else None


def _is_single_role(word: str) -> bool:
    """Tell whether a noun in the singular speaks of one person, and is none that describes a body too ("militant Hamas")."""
    noun = lexicon.nouns().get(word)
    return noun is not None and noun.person and word not in lexicon.words("also_adjectives") and noun.class_ not in ("militant", "civilian")


def _place_word(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return a place for "the village of Selmin" and "Selmin district"."""
    words = sentence.tokens
    of = name.first > 1 and words[name.first - 1].text == "of" and words[name.first - 2].text.casefold() in lexicon.words("place_nouns")
    after = name.last < len(words) and words[name.last].text in lexicon.words("place_nouns_after")
    return ("LOCATION", None) if (of and name.type != "PERSON") or (after and name.last - name.first < 3) else None


def _described(sentence: Sentence, name: NameSpan) -> Shown | None:
    """Return what an apposition says of a name: "Varda, a rebel group based in Aden,"."""
    words = sentence.tokens
    if name.last + 2 >= len(words) or words[name.last].text != "," or words[name.last + 1].text.casefold() not in ("a", "an"):
        return None
    head = _head(words[name.last + 2 : name.last + 2 + _FAR])
    noun = lexicon.nouns().get(head.lemma.casefold()) if head is not None else None
    if head is None:
        return None
    if head.lemma.casefold() in lexicon.words("place_nouns") and name.type != "PERSON":
        return ("LOCATION", None)
    if head.lemma.casefold() in lexicon.words("named_bodies"):
        return (noun.type, noun.sector) if noun is not None and not noun.person else ("ORGANIZATION", None)
    return ("PERSON", None) if noun is not None and noun.person and name.type != "LOCATION" else None


def _head(words: tuple[Token, ...]) -> Token | None:
    """Return the noun that ends a phrase: the last before a preposition, a relative word or a comma."""
    head = None
    for token in words:
        if token.tag not in _PHRASE or token.text in (",", ".", ";", "(", ")") or (token.tag == "VERB" and head is not None):
            break
        if token.tag in ("NOUN", "PROPN"):
            head = token
    return head
