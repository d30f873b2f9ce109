"""What became of people: killed, arrested, released, in custody, at large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extract.facts.people import People, Said, Spot, said
from dateline.extract.facts.roles import is_denied, table
from dateline.records.texts import Sentence, Span, Token

_LISTED = 14  # words after "including" within which a person is one of those killed
_TELLING = frozenset({"VERB", "ADJ", "NOUN"})
_WHO = frozenset({"who", "that"})
_IF = frozenset({"if", "unless", "whether"})
_AMONG = re.compile(
    r"\bamong (?:the|those) (?:\w+ ){0,3}?(dead|killed|wounded|injured|missing|arrested|detained|victims|hostages|captured)\b",
    re.IGNORECASE,
)
_TO = {"shot": "dead", "found": "dead"}


@cache
def _words() -> dict[str, frozenset[str]]:
    return {row: frozenset(words) for row, words in table()["status"].items()}


def find_statuses(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield what became of named persons."""
    words = _words()
    for token in sentence.tokens:
        if token.tag not in _TELLING:
            continue
        lemma = token.lemma.casefold()
        if token.tag in ("VERB", "ADJ") and lemma in words["undergone"] and is_real(sentence, token):
            yield from _all(people, token, _undergoers(people, sentence, token) or _included(people, sentence, token))
        elif token.tag == "VERB" and lemma in words["done"] and is_real(sentence, token):
            yield from _all(people, token, people.subjects(sentence, token, "nsubj"))
        elif token.tag == "NOUN" and lemma in words["nouns"] and not _is_wished(sentence, token):
            yield from _all(people, token, _possessors(people, sentence, token))
        elif token.text.casefold() in words["states"] and token.tag in ("ADJ", "VERB") and is_real(sentence, token):
            yield from _all(people, token, people.subjects(sentence, token, "nsubj", "nsubj:pass"))
        elif token.tag == "VERB" and lemma in ("identify", "name"):
            yield from _identified(people, sentence, token)
    yield from _phrases(people, sentence)
    yield from _among(people, sentence)


def _all(people: People, token: Token, spots: list[Spot]) -> Iterator[Said]:
    sentence = people.analysis.sentence_at(token.span.start)
    after = sentence.tokens[token.index + 1] if sentence and token.index + 1 < len(sentence.tokens) else None
    value = Span(token.span.start, after.span.end) if after is not None and after.text == _TO.get(token.text) else token.span
    for spot in spots:
        yield said(spot, "status", people.text, value, "fact.status@1", 0.8)


def _undergoers(people: People, sentence: Sentence, verb: Token) -> list[Spot]:
    """Return who is killed or held: passive subject, object, the noun of a reduced clause, what "one of those killed was" names."""
    passive = sentence.child(verb, "aux", "cop") is not None and verb.text.casefold().endswith(("ed", "en", "n", "t", "d"))
    be = any(word.lemma in ("be", "get") for word in sentence.children(verb, "aux", "cop"))
    found = people.subjects(sentence, verb, "nsubj:pass", "obj")
    if not found and passive and be and not sentence.children(verb, "obj"):
        found = people.subjects(sentence, verb, "nsubj")
    governor = sentence.governor(verb)
    if verb.relation.startswith("acl") and governor is not None and not found:
        named = people.person_at(sentence, governor)
        predicate = _predicate_of(sentence, governor)
        if predicate is not None and sentence.child(predicate, "cop") is not None:
            named = named or people.person_at(sentence, predicate)
        found = [named] if named is not None and not sentence.children(verb, "nsubj") else []
    return found


def _included(people: People, sentence: Sentence, verb: Token) -> list[Spot]:
    """Return X and Y in "52 people were killed, including X and Y": who is named after the next "including", before another verb."""
    start = next((word.index for word in sentence.tokens[verb.index + 1 :] if word.text.casefold() == "including"), None)
    if start is None or any(word.tag == "VERB" and _finite(sentence, word) for word in sentence.tokens[verb.index + 1 : start]):
        return []
    end = next((word.index for word in sentence.tokens[start + 1 :] if word.tag in ("VERB", "AUX")), len(sentence.tokens))
    inside = [spot for spot in people.persons(sentence) if spot.mention.kind == "name" and start < spot.first < min(end, start + _LISTED)]
    inside = [spot for spot in inside if not _is_subject(sentence, spot)]
    plural = [word for word in sentence.children(verb, "nsubj", "obj") if word.lemma.casefold() != word.text.casefold()]
    return inside if plural or sentence.children(verb, "nsubj:pass") else []


def _is_subject(sentence: Sentence, spot: Spot) -> bool:
    """Tell whether somebody acts or speaks behind a list, and is not of it: "including a child, Dr X said"."""
    heads = {sentence.tokens[spot.head].index, sentence.tokens[spot.head].head}
    return any(sentence.tokens[place].relation.startswith("nsubj") and place >= spot.first - 2 for place in heads if place >= 0)


def _finite(sentence: Sentence, verb: Token) -> bool:
    return verb.relation in ("root", "conj", "ccomp", "parataxis", "advcl") and sentence.child(verb, "nsubj") is not None


def _predicate_of(sentence: Sentence, noun: Token) -> Token | None:
    """Return the predicate whose subject a noun is, or is part of ("one of the men")."""
    subject: Token | None = noun
    while subject is not None and subject.relation == "nmod":
        subject = sentence.governor(subject)
    return sentence.governor(subject) if subject is not None and subject.relation.startswith("nsubj") else None


def _possessors(people: People, sentence: Sentence, noun: Token) -> list[Spot]:
    """Return X in "the killing of X" and "X's arrest"."""
    spots = [people.person_at(sentence, word) for word in sentence.children(noun, "nmod", "nmod:poss") if _is_of(sentence, word)]
    return [spot for spot in spots if spot is not None]


def _is_of(sentence: Sentence, word: Token) -> bool:
    before = (part for part in sentence.subtree(word) if part.index < word.index and part.relation == "case")
    return "poss" in word.relation or any(part.lemma == "of" for part in before)


def is_real(sentence: Sentence, token: Token) -> bool:
    """Tell whether a predicate is neither negated nor only possible."""
    dependents = sentence.children(token, "aux", "advmod")
    modal = any(word.lemma in table()["modality"]["modals"] for word in dependents if word.relation.startswith("aux"))
    purpose = any(word.lemma == "to" for word in sentence.children(token, "mark", "aux")) and not _comes_about(sentence, token)
    return not modal and not purpose and not is_denied(sentence, token) and not _is_supposed(sentence, token) and token.fact > -1.0


def _is_wished(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun names what is asked, paid or hoped for: "offered $5 million for his capture", "called for her arrest"."""
    above = sentence.governor(noun)
    if above is None or not any(case.text.casefold() == "for" for case in sentence.children(noun, "case")):
        return False
    over = (above, *sentence.ancestors(above))[:2]
    return any(word.lemma.casefold() in table()["modality"]["wishing"] for word in over)


def _is_supposed(sentence: Sentence, token: Token) -> bool:
    """Tell whether a predicate stands in a condition or an indirect question: "if X is convicted", "whether X was killed"."""
    clauses = [token, *sentence.ancestors(token)]
    return any(mark.lemma in _IF for clause in clauses for mark in sentence.children(clause, "mark") if mark.index < token.index)


def _comes_about(sentence: Sentence, verb: Token) -> bool:
    """Tell whether an infinitive tells what happened ("managed to kill", "is said to have died")."""
    above = sentence.governor(verb)
    told = above is not None and above.lemma.casefold() in table()["modality"]["implied"]
    return told or any(word.lemma == "have" for word in sentence.children(verb, "aux"))


@cache
def _held() -> re.Pattern[str]:
    phrases = sorted(table()["status"]["phrases"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


def _phrases(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield states told by a phrase: "remains in custody", "was taken hostage", "is at large"."""
    for match in _held().finditer(people.text, sentence.span.start, sentence.span.end):
        words = sentence.tokens_in(Span(*match.span()))
        for token in (words[-1], *sentence.ancestors(words[-1])) if words else ():
            if token.tag in ("NOUN", "PROPN") and sentence.child(token, "cop") is None and token not in words:
                break
            subjects = people.subjects(sentence, token, "nsubj", "nsubj:pass")
            stays = token in words or token.lemma.casefold() in table()["status"]["stays"]
            if sentence.children(token, "nsubj"):
                for spot in subjects if stays and is_real(sentence, token) else ():
                    yield said(spot, "status", people.text, Span(*match.span()), "fact.status_phrase@1", 0.75)
                break


def _among(people: People, sentence: Sentence) -> Iterator[Said]:
    """Yield the state of X in "among the dead was X" and "X was among those arrested"; who only speaks of the dead is none of them."""
    if "among" not in sentence.span.of(people.text).casefold():
        return
    for match in _AMONG.finditer(people.text, sentence.span.start, sentence.span.end):
        head = sentence.head_of(Span(*match.span()))
        if head is None or not is_real(sentence, head):
            continue
        for word in _members(sentence, head):
            spot = people.person_at(sentence, word) or people.named_by(sentence, word)
            if spot is not None:
                yield said(spot, "status", people.text, Span(*match.span(1)), "fact.among@2", 0.75)


def _members(sentence: Sentence, head: Token) -> list[Token]:
    """Return the subjects of "to be among", by the tree: before it, behind it ("among the dead was X") or above it ("X, who was among")."""
    above = sentence.governor(head)
    found = sentence.children(head, "nsubj", "nsubj:pass")
    if above is not None and head.relation == "acl:relcl":
        found = [above] if found and all(word.text.casefold() in _WHO for word in found) else []
    elif above is not None and not found and sentence.child(head, "cop") is not None and above.index > head.index:
        found = [above] if above.tag in ("NOUN", "PROPN") else sentence.children(above, "nsubj")
    return [*found, *(word for each in found for word in sentence.children(each, "conj", "appos") if word.tag in ("NOUN", "PROPN"))]


def _identified(people: People, sentence: Sentence, verb: Token) -> Iterator[Said]:
    """Yield a status for each X in "identified the dead as X and Y"."""
    states = lexicon_states()
    about = [word for word in sentence.children(verb, "obj", "nsubj:pass") if word.lemma.casefold() in states]
    complements = [word for head in (verb, *about) for word in sentence.children(head, "obl", "xcomp", "nmod")]
    named = [word for word in complements if people.person_at(sentence, word) is not None]
    if about and states[about[0].lemma.casefold()] and not is_denied(sentence, verb):
        for head in named:
            for word in (head, *sentence.children(head, "conj")):
                spot = people.person_at(sentence, word)
                if spot is not None:
                    yield said(spot, "status", people.text, about[0].span, "fact.identified@1", 0.75)


def lexicon_states() -> dict[str, str]:
    """Return the nouns for victims with the status that they hold."""
    states = table()["status"]["identified"]
    return dict(states) if isinstance(states, dict) else {}
