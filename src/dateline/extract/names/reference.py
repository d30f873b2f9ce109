"""Whom descriptions and pronouns mean: appositions, repeated descriptions, relative and personal pronouns."""

from __future__ import annotations

from dateline.extract.names import lexicon
from dateline.extract.names.drafts import Chain, Draft
from dateline.extract.names.lexicon import Known
from dateline.records.texts import Sentence, Token

REACH = 2  # sentences back that a personal pronoun looks
WINDOW = 60  # mentions back that anything looks
_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT"))
_SUBJECTS = ("nsubj", "csubj")
_NOTHING = Known("", "OTHER", None, None)


def link_nominal(draft: Draft, sentence: Sentence, before: list[tuple[Draft, Chain]], names: dict[int, Chain]) -> Chain | None:
    """Return the chain that a description belongs to; `names` holds the chain of each word of a name in the sentence."""
    return _apposed(draft, sentence, names) or _repeated(draft, before)


def _apposed(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return the name that a description stands in apposition to, before or after it."""
    if draft.plural:
        return None
    chain = _name_before(draft, sentence, names) or _name_after(draft, sentence, names)
    return chain if chain is not None and _alike(draft, chain) else None


def _name_before(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "X, a spokesman for Y" and "X (a spokesman)"."""
    mark = draft.first - 1
    if mark < 1 or sentence.tokens[mark].text not in (",", "(", "–", "—"):
        return None
    if draft.relation.startswith("conj") and any(word.relation == "cc" for word in sentence.children(sentence.tokens[draft.head])):
        return None
    if draft.relation.startswith(_SUBJECTS) and not _followed_by_break(draft, sentence):
        return None
    place = mark - 1
    while place > 0 and (sentence.tokens[place].tag in ("NUM", "PUNCT")) and place not in names:
        place -= 1
    return names.get(place)


def _followed_by_break(draft: Draft, sentence: Sentence) -> bool:
    last = max(word.index for word in sentence.subtree(sentence.tokens[draft.head]))
    return last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text in (",", ")", ".", "–", "—")


def _name_after(draft: Draft, sentence: Sentence, names: dict[int, Chain]) -> Chain | None:
    """Return X in "its spokesman, X, said" and "the group's leader, X"."""
    mark = draft.head + 1
    if not draft.definite and draft.relation.startswith("conj"):
        return None
    for word in sentence.children(sentence.tokens[draft.head], "appos", "flat"):
        named = [part.index for part in sentence.subtree(word) if part.index in names and part.index > draft.head]
        if named:
            return names[named[0]]
    if mark + 1 < len(sentence.tokens) and sentence.tokens[mark].text == "," and draft.definite:
        return names.get(mark + 1)
    return None


def _alike(draft: Draft, chain: Chain) -> bool:
    named = chain.best
    if draft.person:
        fits = named.what.type == "PERSON" and not (draft.gender and chain.gender and draft.gender != chain.gender)
        return fits and not named.plural
    return named.what.type in _BODIES


def _repeated(draft: Draft, before: list[tuple[Draft, Chain]]) -> Chain | None:
    """Return the last thing described by the same noun ("the administration official"), or the body that "the group" means."""
    if not draft.definite and draft.lemma != "police" and not _is_standing(draft):
        return None
    for other, chain in reversed(before[-WINDOW:]):
        if other.kind == "nominal" and other.lemma == draft.lemma and other.plural == draft.plural and _within(draft, other):
            return chain
        if (
            not draft.person
            and draft.text.casefold().startswith(("the ", "this "))
            and " " not in draft.what.name
            and _sort_of(draft, other)
        ):
            return chain
    return None


def _is_standing(draft: Draft) -> bool:
    """Tell whether a description without article means one body throughout ("U.S. forces", "Iraqi officials" with no number)."""
    return draft.what.country is not None and draft.text == draft.what.name


def _within(draft: Draft, other: Draft) -> bool:
    """Tell whether a description adds no word that the earlier one lacks, and the earlier one is not of two sides."""
    if _is_standing(draft) and not draft.definite:
        return draft.what.name.casefold() == other.what.name.casefold()
    if " and " in other.what.name and " and " not in draft.what.name:
        return False
    return set(draft.what.name.casefold().split()[:-1]) <= set(other.what.name.casefold().split())


def _sort_of(draft: Draft, other: Draft) -> bool:
    """Tell whether a named body is of the sort that a bare noun means: "the group" a GROUP, "the ministry" a name with that word."""
    if other.kind != "name" or other.what.type not in _BODIES:
        return False
    if draft.lemma in other.text.casefold().split():
        return True
    return draft.lemma in ("group", "organization", "organisation", "outfit", "movement", "network") and other.what.type in (
        "GROUP",
        "ORGANIZATION",
    )


def find_pronouns(sentence: Sentence) -> list[Draft]:
    """Return the pronouns of a sentence that can mean an entity."""
    return [_pronoun(sentence, token) for token in sentence.tokens if _refers(sentence, token)]


def _refers(sentence: Sentence, token: Token) -> bool:
    kind = lexicon.pronouns().get(token.text.casefold())
    if kind is None or token.tag not in ("PRON", "DET") or token.relation == "expl":
        return False
    if kind == "relative":
        return token.tag == "PRON" and _antecedent(sentence, token) is not None
    return not (kind == "thing" and token.relation.startswith("nsubj") and _is_empty(sentence, token))


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """Tell whether "it" stands for a clause: "it is likely that", "it takes time to"."""
    verb = sentence.governor(token)
    return verb is not None and bool(sentence.children(verb, "csubj", "expl"))


def _antecedent(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up."""
    for verb in sentence.ancestors(token):
        if verb.relation.startswith("acl"):
            return sentence.governor(verb)
        if verb.relation in ("root", "ccomp", "conj", "advcl", "parataxis"):
            return None
    return None


def _pronoun(sentence: Sentence, token: Token) -> Draft:
    kind = lexicon.pronouns()[token.text.casefold()]
    return Draft(
        span=token.span,
        text=token.text,
        kind="pronoun",
        what=_NOTHING,
        sentence=sentence.index,
        first=token.index,
        head=token.index,
        relation=token.relation,
        person=kind in ("male", "female"),
        plural=kind == "plural",
        definite=True,
        gender=kind if kind in ("male", "female") else None,
        lemma=kind,
    )


def link_pronoun(draft: Draft, sentence: Sentence, before: list[tuple[Draft, Chain]]) -> Chain | None:
    """Return the chain that a pronoun means: the antecedent of a relative one, else the nearest that fits, subjects first."""
    if draft.lemma == "relative":
        return _taken_up(draft, sentence, before)
    near = [(other, chain) for other, chain in before[-WINDOW:] if draft.sentence - other.sentence <= REACH and _fits(draft, other, chain)]
    near = [(other, chain) for other, chain in near if not _same_clause(draft, other, sentence)]
    if not near:
        return None
    return min(reversed(near), key=lambda pair: (draft.sentence - pair[0].sentence, not pair[0].relation.startswith(_SUBJECTS)))[1]


def _taken_up(draft: Draft, sentence: Sentence, before: list[tuple[Draft, Chain]]) -> Chain | None:
    noun = _antecedent(sentence, sentence.tokens[draft.head])
    if noun is None:
        return None
    here = (chain for other, chain in reversed(before[-WINDOW:]) if other.sentence == draft.sentence and other.head == noun.index)
    return next(here, None)


def _fits(draft: Draft, other: Draft, chain: Chain) -> bool:
    kind = chain.best.what.type
    if draft.person:
        return kind == "PERSON" and not other.plural and not (chain.gender and chain.gender != draft.gender)
    if draft.plural:
        return other.plural or kind in ("GROUP", "MILITARY")
    return kind in _BODIES and not other.plural and not chain.best.person


def _same_clause(draft: Draft, other: Draft, sentence: Sentence) -> bool:
    """Tell whether both are arguments of one verb, so that they cannot be the same ("the court freed him")."""
    if draft.sentence != other.sentence or "poss" in draft.relation:
        return False
    return sentence.tokens[draft.head].head == sentence.tokens[other.head].head and not draft.relation.startswith("conj")
