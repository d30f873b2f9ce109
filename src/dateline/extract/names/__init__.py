"""Who is spoken of: names, descriptions and pronouns joined into entities."""

from __future__ import annotations

from dateline.extract.names import lexicon
from dateline.extract.names.appositions import apposed
from dateline.extract.names.bodies import Setting, setting_of
from dateline.extract.names.drafts import Chain, Draft
from dateline.extract.names.equals import find_equals
from dateline.extract.names.kinds import kind_of
from dateline.extract.names.linking import link_names
from dateline.extract.names.nominals import find_nominals
from dateline.extract.names.pronouns import find_pronouns, link_pronoun
from dateline.extract.names.recall import recall
from dateline.extract.names.repeats import repeated
from dateline.extract.names.seen import Seen, open_seen
from dateline.extract.names.spans import find_names
from dateline.extract.names.words import NameSpan, span_of, text_of
from dateline.records.claims import Entity, Mention
from dateline.records.texts import Analysis, Sentence, Span

_TITLE = 6  # words that a title before a name may have
_SCORES = {"name": 0.9, "nominal": 0.7, "pronoun": 0.5}


def find_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """Return the entities of a report in the order of their first mention."""
    setting = setting_of(analysis.text, analysis.sentences)
    named = recall(analysis.sentences, {sentence.index: find_names(sentence, setting) for sentence in analysis.sentences})
    drafts = [_named(sentence, name, setting) for sentence in analysis.sentences for name in named[sentence.index]]
    chains = link_names(drafts, _equals(analysis, drafts))
    owner = {draft.span: chain for chain in chains for draft in chain.mentions}
    _describe(analysis, named, chains, owner, drafts)
    chains = [chain for chain in chains if chain.into is None]
    chains.sort(key=lambda chain: min(draft.span for draft in chain.mentions))
    return tuple(_entity(number, chain) for number, chain in enumerate(chains, 1))


def _equals(analysis: Analysis, drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    return [pair for index, listed in by_sentence.items() for pair in find_equals(analysis.text, analysis.sentences[index], listed)]


def _describe(
    analysis: Analysis, named: dict[int, list[NameSpan]], chains: list[Chain], owner: dict[Span, Chain], drafts: list[Draft]
) -> None:
    """Add descriptions and pronouns to the chains, sentence by sentence, so that each looks back only at what came before it."""
    seen = open_seen(analysis.sentences)
    names_in: dict[int, list[Draft]] = {}
    for draft in drafts:
        names_in.setdefault(draft.sentence, []).append(draft)
    for sentence in analysis.sentences:
        here = names_in.get(sentence.index, [])
        words = {
            place: owner[draft.span]
            for draft, name in zip(here, named[sentence.index], strict=True)
            for place in range(name.first, name.last)
        }
        others = [*find_nominals(sentence, set(words)), *find_pronouns(sentence)]
        for draft in sorted([*here, *others], key=lambda each: (each.head, each.span)):
            chain = owner[draft.span] if draft.kind == "name" else _joined(draft, sentence, seen, words, chains)
            if chain is not None:
                seen.add(draft, chain)


def _joined(draft: Draft, sentence: Sentence, seen: Seen, words: dict[int, Chain], chains: list[Chain]) -> Chain | None:
    """Put a description or pronoun into the chain it belongs to; a description that belongs to none opens one."""
    if draft.kind == "pronoun":
        chain = link_pronoun(draft, sentence, seen)
    else:
        chain = apposed(draft, sentence, words)
        earlier = repeated(draft, seen)
        if chain is not None and earlier is not None and earlier is not chain and all(each.kind != "name" for each in earlier.mentions):
            chain.join(earlier)
        chain = chain or earlier
        if chain is None:
            chain = Chain()
            chains.append(chain)
    if chain is not None:
        chain.add(draft)
    return chain


def _named(sentence: Sentence, name: NameSpan, setting: Setting) -> Draft:
    what = kind_of(sentence, name, armed=setting.armed)
    head = sentence.head_of(span_of(sentence, name)) or sentence.tokens[name.last - 1]
    text = text_of(sentence, name.first, name.last)
    return Draft(
        span=span_of(sentence, name),
        text=text,
        kind="name",
        what=what,
        sentence=sentence.index,
        first=name.first,
        head=head.index,
        relation=head.relation,
        person=what.type == "PERSON",
        plural=False,
        definite=True,
        gender=_gender(sentence, name, text) if what.type == "PERSON" else None,
        lemma="",
        titles=_titles(sentence, name) if what.type == "PERSON" else frozenset(),
    )


def _titles(sentence: Sentence, name: NameSpan) -> frozenset[str]:
    """Return the words for roles and ranks right before a person's name."""
    found = set()
    for token in reversed(sentence.tokens[max(0, name.first - _TITLE) : name.first]):
        if token.tag not in ("NOUN", "PROPN", "ADJ", "PUNCT") or token.text == ",":
            break
        found.add(token.text.casefold().rstrip("."))
    return frozenset(word for word in found if word in lexicon.nouns() or word in lexicon.words("titles"))


def _gender(sentence: Sentence, name: NameSpan, text: str) -> str | None:
    """Return the gender that a title or a given name tells."""
    first = text.split(maxsplit=1)[0].casefold()
    title = sentence.tokens[name.first - 1].text.casefold().rstrip(".") if name.first else ""
    for gender in ("male", "female"):
        if title in lexicon.words(f"{gender}_titles") or (" " in text and first in lexicon.words(f"{gender}_names")):
            return gender
    return None


def _entity(number: int, chain: Chain) -> Entity:
    best = chain.best
    alike = [best, *(draft for draft in chain.mentions if draft.what.type == best.what.type or best.kind != "name")]
    mentions = sorted({(draft.span, draft.kind) for draft in chain.mentions})
    return Entity(
        id=f"entity-{number}",
        span=best.span,
        rule=f"entity.{best.kind}@1",
        score=_SCORES[best.kind],
        type=best.what.type,
        name=best.text if best.kind == "name" else best.what.name,
        mentions=tuple(Mention(span, kind) for span, kind in mentions),
        country=next((draft.what.country for draft in alike if draft.what.country), None),
        sector=next((draft.what.sector for draft in alike if draft.what.sector), None),
    )
