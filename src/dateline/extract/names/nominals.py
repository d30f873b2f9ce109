"""People and bodies that are described, not named: "two officials", "the army", "a farmer"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.names import lexicon
from dateline.extract.names.drafts import Draft
from dateline.extract.names.lexicon import Known, Noun
from dateline.extract.names.words import text_of
from dateline.records.claims import EntityType
from dateline.records.texts import Sentence, Span, Token

# Dependents that stand before a noun and belong to its phrase.
_PREMODIFIERS = ("det", "amod", "nummod", "compound", "nmod", "advmod")
_SKIPPED = ("compound", "nmod:desc", "flat", "goeswith", "vocative", "fixed")
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her", "our"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my", "your", "whose", "of"))
_PARTS = frozenset(("member", "element"))
_HOUSES = frozenset(("office", "headquarters", "branch"))
_NEAR = 9  # words from "members" to the last of the body's name
_BRACKETS = {"[": "]", "(": ")"}
_PLURAL_CLASS: dict[str, EntityType] = {"soldier": "MILITARY", "police": "GOVERNMENT", "militant": "GROUP", "official": "GOVERNMENT"}


def find_nominals(sentence: Sentence, taken: set[int]) -> list[Draft]:
    """Return the phrases of a sentence whose head is a noun for people or bodies; `taken` holds the words of names."""
    found = []
    for token in sentence.tokens:
        noun = None if token.index in taken else _noun(token)
        if noun is not None and not _modifies(token) and not _is_title(token, noun, taken) and not _is_predicate(sentence, token):
            found.append(_draft(sentence, token, noun, taken))
    return found


def _noun(token: Token) -> Noun | None:
    if token.tag not in ("NOUN", "PROPN") or (token.tag == "PROPN" and not token.text.islower() and not token.text.isupper()):
        return None
    return lexicon.nouns().get(token.lemma.casefold()) or lexicon.nouns().get(token.text.casefold())


def _modifies(token: Token) -> bool:
    return token.relation.startswith(_SKIPPED)


def _is_title(token: Token, noun: Noun, taken: set[int]) -> bool:
    """Tell whether a noun stands right before a name ("Prime Minister X"), and so speaks of nobody but X."""
    return noun.person and token.index + 1 in taken and token.text.casefold() == token.lemma.casefold()


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun says what somebody is, and so speaks of nobody new ("he was a doctor", "described as a leader")."""
    if sentence.child(token, "cop") is not None or token.relation == "xcomp":
        return True
    case = sentence.child(token, "case")
    return case is not None and case.lemma == "as"


def _draft(sentence: Sentence, head: Token, noun: Noun, taken: set[int]) -> Draft:
    first = _first(sentence, head)
    words = sentence.tokens[first : head.index + 1]
    plural = is_plural(head, noun)
    what = replace(_known(sentence, head, noun, plural, first), name=_name(sentence, first, head, taken))
    return Draft(
        span=Span(words[0].span.start, _end(sentence, head)),
        text=text_of(sentence, first, head.index + 1),
        kind="nominal",
        what=what,
        sentence=sentence.index,
        first=first,
        head=head.index,
        relation=head.relation,
        person=noun.person,
        plural=plural,
        definite=words[0].lemma.casefold() in _DEFINITE or words[0].text.casefold() in _DEFINITE,
        gender=gender_of(head.lemma),
        lemma=head.lemma.casefold(),
    )


def _end(sentence: Sentence, head: Token) -> int:
    """Return where a phrase ends: behind its noun, or behind the body that alone says who "members" are and whose "offices"."""
    whole = next((word for word in sentence.children(head, "nmod") if head.index < word.index <= head.index + _NEAR), None)
    case = sentence.child(whole, "case") if whole is not None else None
    if head.lemma.casefold() not in _PARTS | _HOUSES or whole is None or case is None or case.text.casefold() != "of":
        return head.span.end
    name = next((name for name in sentence.names if name.first <= whole.index < name.last), None)
    return sentence.tokens[name.last - 1 if name is not None else whole.index].span.end


def is_plural(head: Token, noun: Noun) -> bool:
    """Tell whether a noun speaks of several people; "police" and "troops" do whatever their form."""
    different = head.text.casefold() != head.lemma.casefold() and not head.text.casefold().endswith("'s")
    return (noun.person and different) or head.text.casefold() in (
        "people",
        "police",
        "troops",
        "forces",
        "authorities",
        "personnel",
        "crew",
    )


def gender_of(lemma: str) -> str | None:
    """Return the gender that a noun for a person tells."""
    if lemma in lexicon.words("male_nouns"):
        return "male"
    return "female" if lemma in lexicon.words("female_nouns") else None


def _first(sentence: Sentence, head: Token) -> int:
    """Return the place of the first word of the phrase: premodifiers that reach the head without a gap."""
    first = head.index
    for child in sentence.children(head, *_PREMODIFIERS):
        if child.index < head.index and not any(word.relation == "case" for word in sentence.children(child) if word.index < child.index):
            first = min(first, *(word.index for word in sentence.subtree(child)))
    words = sentence.tokens[first : head.index]
    cuts = [word.index for word in words if word.tag in ("VERB", "AUX", "SCONJ") and word.relation != "amod"]
    first = max(cuts) + 1 if cuts else first
    for word in sentence.tokens[first : head.index]:
        if _is_foreign(sentence, word, first):
            first = word.index + 1
    return _past_remark(sentence, first, head)


def _past_remark(sentence: Sentence, first: int, head: Token) -> int:
    """Return where a phrase begins behind what an editor put in brackets before it ("[Text] Rebel units") and behind "at least"."""
    if first and sentence.tokens[first - 1].text in _BRACKETS:
        closing = _BRACKETS[sentence.tokens[first - 1].text]
        first = next((word.index + 1 for word in sentence.tokens[first : head.index] if word.text == closing), first)
    first = _past_doubt(sentence, first, head)
    hedge = sentence.tokens[first - 1 : first + 1] if first else ()
    hedged = [word.text.casefold() for word in hedge] in (["at", "least"], ["at", "most"])
    return first + 1 if hedged else first


def _past_doubt(sentence: Sentence, first: int, head: Token) -> int:
    """Return where a phrase begins behind "so-called", which says nothing of whom it stands for."""
    words = [word for word in sentence.tokens[first : head.index] if word.tag not in ("DET", "PUNCT")]
    said = [word.text.casefold() for word in words[:2]]
    if said[:1] == ["so-called"]:
        return words[0].index + 1
    return words[1].index + 1 if said == ["so", "called"] else first


def _is_foreign(sentence: Sentence, word: Token, first: int) -> bool:
    """Tell whether a word cannot stand in a noun phrase before its head, whatever the tree says ("among them suspected fighters")."""
    if word.tag == "PUNCT":
        return word.index == first
    ranges = word.index > first and sentence.tokens[word.index + 1].tag == "NUM"
    owns = word.text.casefold() in _OWNERS or word.text.startswith(("'", "’"))
    return word.tag in ("ADP", "PRON", "PART") and not ranges and not owns


def _name(sentence: Sentence, first: int, head: Token, taken: set[int]) -> str:
    """Return the description without article and number ("administration officials"); "up to 20" and "an estimated 40" go whole."""
    counting = [word.index for word in sentence.children(head, "nummod") if first <= word.index < head.index and word.index not in taken]
    start = max([first, *(index + 1 for index in counting)])
    while start < head.index and start not in taken and (sentence.tokens[start].tag in ("DET", "NUM", "PRON", "ADV", "PUNCT", "SYM")):
        start += 1
    return text_of(sentence, start, head.index + 1)


def _known(sentence: Sentence, head: Token, noun: Noun, plural: bool, first: int) -> Known:
    kind = noun.type
    if noun.person and plural:
        kind = _PLURAL_CLASS.get(noun.class_, "PERSON")
    return Known(head.text, kind, noun.sector, _country(sentence, first, head))


def _country(sentence: Sentence, first: int, head: Token) -> str | None:
    for token in sentence.tokens[first : head.index]:
        known = lexicon.demonyms().get(token.text) or lexicon.countries().get(token.text)
        if known is not None and known.country:
            return known.country
    return None
