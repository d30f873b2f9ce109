"""How the claims of one report stand to each other: denials, contradictions, agreement; offered, never resolved."""

from __future__ import annotations

import tomllib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.extract.attribution.draft import hull
from dateline.records.claims import Attribution, Relation, RelationKind
from dateline.records.texts import Analysis, Sentence, Span, Token

# How many statements back a claim is still compared: beyond that, a reader does not connect them either.
WINDOW = 40
CARRYING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tables that tell which words say the same."""

    standing: Mapping[str, str]
    light: frozenset[str]
    anaphora: frozenset[str]
    negations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence's part of an attribution: what it is about, its names and numbers, whether it says or negates something."""

    of: Attribution
    sentence: int
    keys: frozenset[str]
    names: frozenset[str]
    numbers: tuple[tuple[str, str], ...]
    says: bool
    negative: bool
    speakers: frozenset[str]


@cache
def words() -> Words:
    """Return the table of relations."""
    table = tomllib.loads(files("dateline.extract").joinpath("tables", "relations.toml").read_text("utf-8"))
    standing = {word: line.split()[0] for line in reversed(table["same"]) for word in line.split()}
    return Words(standing, *(frozenset(table[name].split()) for name in ("light", "anaphora", "negations")))


def find_relations(analysis: Analysis, attributions: tuple[Attribution, ...]) -> tuple[Relation, ...]:
    """Return the pairs of attributions that deny, contradict, confirm or repeat one another, the later one on the left."""
    recent: deque[Statement] = deque(maxlen=WINDOW)
    found: dict[tuple[str, str], Relation] = {}
    for statement in (each for attribution in attributions for each in _statements(analysis, attribution)):
        for earlier in recent:
            kind = _relation(earlier, statement)
            left, right = (earlier, statement) if kind == "denies" and earlier.of.force == "denied" else (statement, earlier)
            if kind is not None and (right.of.id, left.of.id) not in found:
                found.setdefault((left.of.id, right.of.id), _record(left.of, right.of, kind))
        recent.append(statement)
    return tuple(
        Relation(
            id=f"relation-{number}",
            span=each.span,
            rule=each.rule,
            score=each.score,
            left=each.left,
            right=each.right,
            relation=each.relation,
        )
        for number, each in enumerate(found.values(), 1)
    )


def _record(left: Attribution, right: Attribution, kind: RelationKind) -> Relation:
    score = round(0.7 * min(left.score, right.score), 2)
    return Relation(
        id="",
        span=hull([*left.content, *right.content]),
        rule=f"relation.{kind}@1",
        score=score,
        left=left.id,
        right=right.id,
        relation=kind,
    )


def _statements(analysis: Analysis, attribution: Attribution) -> Iterator[Statement]:
    source = attribution.source
    speakers = frozenset({" ".join(span.of(analysis.text).lower() for span in source.spans), source.entity or ""} - {""})
    for span in attribution.content:
        sentence = analysis.sentence_at(span.start)
        while sentence is not None and sentence.span.start < span.end:
            inside = [word for word in sentence.tokens if span.holds(word.span)]
            keys = frozenset(_key(word) for word in inside if word.tag in CARRYING) - words().light
            names = frozenset(word.lemma.lower() for word in inside if word.tag == "PROPN")
            numbers = tuple(
                (_key(above), word.text.lower()) for word in inside if word.relation == "nummod" and (above := sentence.governor(word))
            )
            keys |= {noun for noun, _ in numbers}
            if inside:
                says = any(word.tag in ("VERB", "AUX") for word in inside) and inside[-1].text != "?"
                negative = _is_negative(sentence, span, inside)
                yield Statement(attribution, sentence.index, keys, names, numbers, says, negative, speakers)
            sentence = analysis.sentences[sentence.index + 1] if sentence.index + 1 < len(analysis.sentences) else None


def _key(word: Token) -> str:
    lemma = word.lemma.lower()
    return words().standing.get(lemma, lemma)


def _is_negative(sentence: Sentence, span: Span, inside: list[Token]) -> bool:
    """Tell whether the main predicate of the content is negated: "is not", "no civilians were hit"."""
    head = sentence.head_of(span) or inside[0]
    near = [
        *sentence.children(head),
        *(each for child in sentence.children(head, "nsubj", "obj") for each in sentence.children(child, "det")),
    ]
    return any(word.lemma.lower() in words().negations for word in near)


def _relation(earlier: Statement, later: Statement) -> RelationKind | None:
    """Return how two statements stand; none unless they are about the same thing."""
    if earlier.of is later.of or _contains(earlier.of, later.of):
        return None
    shared = earlier.keys & later.keys
    smaller = min(len(earlier.keys), len(later.keys))
    alike = len(shared) >= 2 and len(shared) >= 0.5 * smaller and not (earlier.names - later.names and later.names - earlier.names)
    denials = [each.of.force == "denied" for each in (earlier, later)]
    if any(denials):
        answered = denials != [True, True] and not earlier.speakers & later.speakers
        return "denies" if answered and (alike or _answers(earlier, later)) else None
    if not (alike and earlier.says and later.says):
        return None
    return _agreement(earlier, later, len(shared) >= 3 and len(shared) >= 0.7 * smaller)


def _contains(earlier: Attribution, later: Attribution) -> bool:
    return any(one.meets(other) for one in earlier.content for other in later.content)


def _answers(earlier: Statement, later: Statement) -> bool:
    """Tell whether a denial answers the claim just before it: in the same sentence, or in the next with "denied the allegation"."""
    if later.of.force != "denied":
        return False
    distance = later.sentence - earlier.sentence
    return distance == 0 or (distance == 1 and 0 < len(later.keys) <= 2 and bool(later.keys & words().anaphora))


def _agreement(earlier: Statement, later: Statement, close: bool) -> RelationKind | None:
    different = not earlier.speakers & later.speakers
    if earlier.negative != later.negative:
        return "contradicts" if different else None
    counted = dict(earlier.numbers)
    if any(noun in counted and counted[noun] != number for noun, number in later.numbers):
        return "contradicts" if different else None
    if not close:
        return None
    return "corroborates" if different else "repeats"
