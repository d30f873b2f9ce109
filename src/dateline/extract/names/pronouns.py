"""Whom pronouns mean: the subject of the clause above, else the only fitting mention near; nobody where two would do."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.names import lexicon
from dateline.extract.names.drafts import Chain, Draft
from dateline.extract.names.lexicon import Known
from dateline.extract.names.seen import Seen
from dateline.records.texts import Sentence, Token

REACH = 2  # sentences back that a personal pronoun looks
_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT"))
_NOTHING = Known("", "OTHER", None, None)
_ENDS = ("root", "ccomp", "conj", "advcl", "parataxis")
Pair = tuple[Draft, Chain]


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
    """Tell whether "it" stands for a clause or for nothing: "it is likely that", "it takes time to", "it rained"."""
    verb = sentence.governor(token)
    if verb is None or sentence.children(verb, "csubj", "expl"):
        return True
    predicate = verb.tag in ("ADJ", "NOUN", "NUM", "ADV", "PRON") and sentence.child(verb, "cop") is not None
    return predicate or verb.lemma in lexicon.words("impersonal")


def _antecedent(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up."""
    for verb in sentence.ancestors(token):
        if verb.relation.startswith("acl"):
            return sentence.governor(verb)
        if verb.relation in _ENDS:
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


def link_pronoun(draft: Draft, sentence: Sentence, seen: Seen) -> Chain | None:
    """Return the chain that a pronoun means; none over a doubt."""
    if draft.lemma == "relative":
        noun = _antecedent(sentence, sentence.tokens[draft.head])
        taken = seen.at(sentence.index, noun) if noun is not None else None
        return taken[1] if taken is not None else _just_before(draft, sentence, seen)
    above, blocked = _subject_above(draft, sentence, seen)
    if above is not None or blocked:
        return above
    if draft.lemma == "thing":
        return _subject_before(draft, sentence, seen)
    here = [pair for pair in seen.within(sentence.index) if _fits(draft, pair) and not _same_clause(draft, pair[0], sentence)]
    here = [pair for pair in here if not _speaks_of_others(draft, pair[0], seen)]
    for pairs in (here, *([pair for pair in seen.within(sentence.index - back) if _fits(draft, pair)] for back in range(1, REACH + 1))):
        if pairs:
            return _only(pairs) or _only([pair for pair in pairs if draft.gender and pair[1].gender == draft.gender])
    return None


def _speaks_of_others(draft: Draft, other: Draft, seen: Seen) -> bool:
    """Tell whether a pronoun is quoted and the other the subject outside the quotation, who would say "I"."""
    quoted = (draft.sentence, draft.head) in seen.quoted and (other.sentence, other.head) not in seen.quoted
    return quoted and other.relation.startswith("nsubj")


def _just_before(draft: Draft, sentence: Sentence, seen: Seen) -> Chain | None:
    """Return the person named right before "who", where the tree hangs the clause on the noun of his role."""
    place = draft.head - 2 if draft.head > 1 and sentence.tokens[draft.head - 1].text == "," else draft.head - 1
    if draft.text.casefold() not in ("who", "whom", "whose") or place < 0:
        return None
    end = sentence.tokens[place].span.end
    here = (chain for other, chain in seen.within(sentence.index) if other.kind == "name" and other.person and other.span.end == end)
    return next(here, None)


def _subject_above(draft: Draft, sentence: Sentence, seen: Seen) -> tuple[Chain | None, bool]:
    """Return the nearest fitting subject of a clause above ("X said that he"), and whether another subject forbids to look further."""
    for subject in _subjects_above(draft, sentence):
        pair = seen.at(sentence.index, subject)
        if (sentence.index, draft.head) in seen.quoted and (sentence.index, subject.index) not in seen.quoted:
            continue
        if pair is not None and pair[0].span < draft.span and _fits(draft, pair):
            return pair[1], False
        if pair is None and not draft.person and subject.tag in ("NOUN", "PROPN") and _is_plural(subject) == draft.plural:
            return None, True
    return None, False


def _subjects_above(draft: Draft, sentence: Sentence) -> Iterator[Token]:
    """Yield the subjects of the clauses that a pronoun stands in, the innermost first; not of its own verb, unless it owns or reflects."""
    token = sentence.tokens[draft.head]
    free = "poss" in draft.relation or token.text.casefold().endswith(("self", "selves"))
    for place, verb in enumerate(sentence.ancestors(token)):
        for subject in sentence.children(verb, "nsubj"):
            own = place == 0 and not free
            if not own and subject.index < token.index and token not in sentence.subtree(subject):
                yield subject


def _subject_before(draft: Draft, sentence: Sentence, seen: Seen) -> Chain | None:
    """Return the body that is the subject of the sentence before, for "It" and "Its" in a sentence without another subject before."""
    if sentence.index == 0 or any(word.relation.startswith("nsubj") for word in sentence.tokens[: draft.head]):
        return None
    earlier = seen.sentences[sentence.index - 1]
    subject = sentence_subject(earlier)
    pair = seen.at(earlier.index, subject) if subject is not None else None
    return pair[1] if pair is not None and _fits(draft, pair) else None


def sentence_subject(sentence: Sentence) -> Token | None:
    """Return the subject of the main clause."""
    return sentence.child(sentence.root(), "nsubj")


def _only(pairs: list[Pair]) -> Chain | None:
    """Return the only chain among mentions, else the only one among subjects; none where several would do."""
    chains = {id(chain): chain for _, chain in pairs}
    subjects = {id(chain): chain for draft, chain in pairs if draft.relation.startswith("nsubj")}
    for found in (chains, subjects):
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _is_plural(token: Token) -> bool:
    return token.text.casefold() != token.lemma.casefold()


def _fits(draft: Draft, pair: Pair) -> bool:
    other, chain = pair
    kind = chain.best.what.type
    if draft.person:
        return kind == "PERSON" and not other.plural and not (chain.gender and chain.gender != draft.gender)
    if draft.plural:
        return other.plural or kind in ("GROUP", "MILITARY")
    land = kind == "LOCATION" and chain.best.what.country is not None and chain.best.what.sector == "GOV"
    return (kind in _BODIES or land) and not other.plural and not chain.best.person


def _same_clause(draft: Draft, other: Draft, sentence: Sentence) -> bool:
    """Tell whether both are arguments of one verb, so that they cannot be the same ("the court freed him")."""
    if draft.sentence != other.sentence or "poss" in draft.relation:
        return False
    return sentence.tokens[draft.head].head == sentence.tokens[other.head].head and not draft.relation.startswith("conj")
