"""Whose deed it is said to be: "claimed responsibility for the attack", "is behind the bombing", "was charged with the murder"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.arguments import Argument
from dateline.extract.events.clauses import base, first_conjunct, is_nominal, is_passive, is_verb, preposition
from dateline.extract.events.words import listed
from dateline.extract.spoken import lemmas
from dateline.records.texts import Sentence, Token

DEEDS = frozenset({"of", "for", "in", "behind"})
NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor"})
CAUSE = frozenset({"for", "of", "in", "over", "with"})  # what stands before the deed of which somebody is blamed or accused


def find_blamed(sentence: Sentence, noun: Token) -> Iterator[Argument]:
    """Yield those to whom a sentence ascribes the event that a noun names."""
    noun = first_conjunct(sentence, noun)
    above = sentence.governor(noun)
    if preposition(sentence, noun) == "behind":
        yield from _behind(sentence, noun, above)
    if above is None:
        return
    word = above.lemma.lower()
    if word in listed("blame", "claimed"):
        yield from _claimed(sentence, above)
    elif above.tag == "ADJ" and (word in listed("blame", "responsible") or _ascribes(word, preposition(sentence, noun))):
        yield from _responsible(sentence, above)
    elif word in listed("blame", "authors") and preposition(sentence, noun) in _before_deeds(sentence, noun):
        yield from _author(sentence, above)
    elif word in listed("blame", "parts") and preposition(sentence, noun) == "in":
        yield from _taking_part(sentence, above)
    elif is_verb(above):
        yield from _blamed(sentence, noun, above)
    yield from _in_which(sentence, noun)


def find_claimed(sentence: Sentence) -> Iterator[Token]:
    """Yield those to whom a sentence ascribes a deed without naming it: "the group claimed responsibility", "was responsible for it"."""
    claimed = listed("blame", "claimed")
    if lemmas(sentence).isdisjoint(claimed | listed("blame", "responsible")):
        return
    for word in sentence.tokens:
        told = _claimed if word.lemma.lower() in claimed else _responsible if _is_responsible(word) else None
        if told is None:
            continue
        below = [child for child in sentence.children(word, "nmod", "obl") if preposition(sentence, child) in CAUSE]
        if all(child.tag == "PRON" or child.lemma.lower() in listed("blame", "deeds") for child in below):
            yield from (each.token for each in told(sentence, word) if not _is_nobody(sentence, each.token))


def find_signed(sentence: Sentence) -> Iterator[Token]:
    """Yield the bodies whose signs were left or found at a scene: "a flag of the Front was found there"."""
    for sign in sentence.tokens:
        verb = sentence.governor(sign)
        if sign.lemma.lower() in listed("blame", "signs") and verb is not None and verb.lemma.lower() in listed("blame", "leaving"):
            yield from (child for child in names_behind_sign(sentence, sign))


def names_behind_sign(sentence: Sentence, sign: Token) -> Iterator[Token]:
    """Yield the names below a flag or a leaflet: "pamphlets with messages of the Front", "Front leaflets"."""
    for child in sentence.children(sign, "nmod", "compound", "acl"):
        if child.tag == "PROPN":
            yield child
        elif is_nominal(child):
            yield from names_behind_sign(sentence, child)


def _is_responsible(word: Token) -> bool:
    return word.tag == "ADJ" and word.lemma.lower() in listed("blame", "responsible")


def _is_nobody(sentence: Sentence, word: Token) -> bool:
    """Tell whether nobody or somebody unknown is meant: "no group", "those", "who"; or the verb says that they did not."""
    verb = sentence.governor(word)
    denied = verb is not None and any(child.text.lower() in NEGATIONS for child in sentence.children(verb, "advmod", "cc:preconj"))
    none = any(child.text.lower() in NEGATIONS for child in sentence.children(word, "det"))
    return denied or none or word.tag in {"PRON", "DET"}


def _in_which(sentence: Sentence, noun: Token) -> Iterator[Argument]:
    """As in "The murder of the judge, for which two soldiers are charged"; a tree may hang the clause on a noun below the deed."""
    for word in (noun, *sentence.children(noun, "nmod")):
        for verb in sentence.children(word, "acl"):
            through = [child for child in sentence.children(verb, "obl") if child.text.lower() == "which"]
            if any(_ascribes(verb.lemma.lower(), preposition(sentence, child)) for child in through):
                yield from _actor(suffering(sentence, verb))


def _actor(words: Iterator[Token] | list[Token]) -> Iterator[Argument]:
    yield from (Argument("actor", word) for word in words)


def _behind(sentence: Sentence, noun: Token, above: Token | None) -> Iterator[Argument]:
    """As in "The cartel is behind this attack", "the group behind the attack"."""
    if sentence.child(noun, "cop") is not None:
        yield from _actor(sentence.children(noun, "nsubj"))
    elif above is not None and is_nominal(above) and base(noun) == "nmod":
        yield Argument("actor", above)
    elif above is not None and above.lemma.lower() == "be":
        yield from _actor(sentence.children(above, "nsubj"))


def _claimed(sentence: Sentence, responsibility: Token) -> Iterator[Argument]:
    """As in "The group claimed responsibility for it", "its responsibility for it"."""
    yield from _actor(sentence.children(responsibility, "nmod:poss"))
    verb = sentence.governor(responsibility)
    if verb is not None and verb.lemma.lower() in listed("blame", "claiming") and (doer := sentence.child(verb, "nsubj")) is not None:
        yield Argument("actor", doer)


def _responsible(sentence: Sentence, adjective: Token) -> Iterator[Argument]:
    """As in "The group is responsible for it", "the men responsible for it"."""
    own, above = sentence.children(adjective, "nsubj"), sentence.governor(adjective)
    if own:
        yield from _actor(own)
    elif above is not None and is_nominal(above):
        yield Argument("actor", above)
    elif above is not None and is_verb(above) and base(adjective) in {"xcomp", "obl", "advcl"}:
        yield from _actor(sentence.children(above, "nsubj" if is_passive(sentence, above) else "obj"))


def _author(sentence: Sentence, author: Token) -> Iterator[Argument]:
    """As in "X was the mastermind of it", "the suspects in it"; the name that the noun stands beside is part of its entity."""
    known = sentence.child(author, "cop") is not None
    yield from _actor(sentence.children(author, "nsubj")) if known else _actor([author])


def _before_deeds(sentence: Sentence, noun: Token) -> frozenset[str]:
    """Return what stands between an author and his deed; "twelve suspects in raids" tells how they were held."""
    bare = noun.text.lower() != noun.lemma.lower() and sentence.child(noun, "det", "nmod:poss") is None
    return DEEDS - {"in"} if bare else DEEDS


def _taking_part(sentence: Sentence, part: Token) -> Iterator[Argument]:
    """As in "took part in it", "suspected of involvement in it"."""
    verb = sentence.governor(part)
    yield from _actor(sentence.children(part, "nmod:poss"))
    if verb is None or not is_verb(verb):
        return
    if base(part) == "obj":
        yield from _actor(_holder(sentence, verb))
    elif verb.lemma.lower() in listed("blame", "blaming") and base(part) == "obl":
        yield from _actor(suffering(sentence, verb))


def _blamed(sentence: Sentence, noun: Token, verb: Token) -> Iterator[Argument]:
    """Read "blamed X for it", "blamed it on X", "charged X with it", "involved in it", active and passive."""
    word, behind = verb.lemma.lower(), preposition(sentence, noun)
    if base(noun) == "obl" and _ascribes(word, behind):
        yield from _actor(suffering(sentence, verb))
    elif base(noun) == "obl" and behind == "in" and _joins(sentence, verb):
        yield from _actor(_holder(sentence, verb))
    if word in listed("blame", "pinning") and base(noun) == ("nsubj" if is_passive(sentence, verb) else "obj"):
        yield from (Argument("actor", child) for child in sentence.children(verb, "obl") if preposition(sentence, child) in {"on", "to"})


def _ascribes(verb: str, behind: str) -> bool:
    """Tell whether a verb with a preposition before the deed says that its object did it."""
    blamed = verb in listed("blame", "blaming") and behind in CAUSE
    return blamed or (verb in listed("blame", "involving") and behind in {"in", "to"})


def _joins(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says that its subject had a part in something: "participated in it", "took part in it"."""
    parts = any(child.lemma.lower() in listed("blame", "parts") for child in sentence.children(verb, "obj"))
    return parts or verb.lemma.lower() in listed("blame", "joining")


def is_reason(sentence: Sentence, verb: Token, above: Token) -> bool:
    """Tell whether a verb tells for what deed somebody is held, charged, tried or praised: "arrested two men for killing her"."""
    marked = any(child.text.lower() in CAUSE for child in sentence.children(verb, "mark", "case"))
    held = listed("blame", "blaming") | listed("blame", "holding")
    return marked and verb.text.lower().endswith("ing") and above.lemma.lower() in held


def suffering(sentence: Sentence, verb: Token) -> list[Token]:
    """Return those whom a verb of blame is about: its object, the subject of its passive, the noun its participle describes."""
    if not is_passive(sentence, verb):
        return sentence.children(verb, "obj")
    own, above = sentence.children(verb, "nsubj"), sentence.governor(verb)
    return own or ([above] if above is not None and base(verb) == "acl" and is_nominal(above) else [])


def _holder(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the subject of a verb, also where it stands with the verb or noun above ("accused of taking part")."""
    own, above = sentence.children(verb, "nsubj"), sentence.governor(verb)
    if own or above is None:
        return own
    if base(verb) == "acl" and is_nominal(above):
        return [above]
    if is_verb(above) and base(verb) in {"advcl", "xcomp", "conj", "ccomp"}:
        blamed = above.lemma.lower() in listed("blame", "blaming")
        return suffering(sentence, above) if blamed else _holder(sentence, above)
    return []
