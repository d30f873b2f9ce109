"""What a claim is about: its weighty words, names and numbers, whom it mentions, and whether it says or negates something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.extract.found import Found
from dateline.records.claims import Attribution, Relation, RelationKind
from dateline.records.texts import Analysis, Sentence, Span, Token

NAMING = frozenset({"NOUN", "PROPN"})
PUNCTUATION = re.compile(r"[\s,.;:!?“”\"()]+")
# Shorter words for a speaker are pronouns, which name nobody.
SHORTEST = 4
CARRYING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tables that tell which words say the same, the opposite, or nothing."""

    standing: Mapping[str, str]
    turned: frozenset[str]
    light: frozenset[str]
    anaphora: frozenset[str]
    blame: frozenset[str]
    negations: frozenset[str]
    earlier: frozenset[str]
    partial: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence's part of a claim; `negated` is the key of the predicate that it negates, empty where it negates none."""

    keys: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    head: str
    negated: frozenset[str]
    says: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with what can be compared: who speaks, who is mentioned, where it stands, and its statements."""

    of: Attribution
    sentence: int
    last: int
    speakers: frozenset[str]
    mentioned: frozenset[str]
    said: str
    statements: tuple[Statement, ...]

    def speaks_of(self, other: Claim) -> bool:
        """Tell whether the words of this claim name or describe the speaker of another."""
        if other.speakers & self.mentioned:
            return True
        return any(len(each) > SHORTEST and f" {each} " in self.said for each in other.speakers)

    def keys(self) -> frozenset[str]:
        """Return the weighty words of all statements."""
        return frozenset().union(*(each.keys for each in self.statements))


@cache
def words() -> Words:
    """Return the table of relations."""
    table = tomllib.loads(files("dateline.extract").joinpath("tables", "relations.toml").read_text("utf-8"))
    standing = {word: line.split()[0] for line in reversed(table["same"]) for word in line.split()}
    opposites = [line.split() for line in table["opposite"]]
    standing |= {turned: standing.get(word, word) for word, turned in opposites if turned not in standing}
    lists = (frozenset(table[name].split()) for name in ("light", "anaphora", "blame", "negations", "earlier", "partial"))
    return Words(standing, frozenset(turned for _, turned in opposites), *lists)


def claims_of(found: Found) -> tuple[Claim, ...]:
    """Return the claims of a report in the order of their content."""
    return tuple(_claim(found, each) for each in found.attributions)


def relation(left: Attribution, right: Attribution, kind: RelationKind, how: str, score: float) -> Relation:
    """Return a relation over the words of both; the weaker attribution bounds how sure it is."""
    spans = [*left.content, *right.content]
    return Relation(
        id="",
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
        rule=f"relation.{how}@1",
        score=round(score * min(left.score, right.score), 2),
        left=left.id,
        right=right.id,
        relation=kind,
    )


def speakers_of(analysis: Analysis, attribution: Attribution) -> frozenset[str]:
    """Return what names the speaker: his words, his entity, the body he speaks for."""
    source = attribution.source
    said = " ".join(span.of(analysis.text).lower() for span in source.spans)
    return frozenset({said, source.entity or "", source.body or ""} - {""})


def same_speaker(left: Claim, right: Claim) -> bool:
    """Tell whether two claims may have one speaker: the same entity or words, or nobody who is named."""
    return not left.speakers or not right.speakers or bool(left.speakers & right.speakers)


def overlaps(left: Attribution, right: Attribution) -> bool:
    """Tell whether both hand over some of the same words: one tells the other's."""
    return any(one.meets(other) for one in left.content for other in right.content)


def _claim(found: Found, attribution: Attribution) -> Claim:
    analysis = found.analysis
    first = analysis.sentence_at(attribution.content[0].start)
    last = analysis.sentence_at(attribution.content[-1].start)
    mentioned = frozenset(entity.id for span in attribution.content for entity in found.entities_in(span))
    number = first.index if first is not None else 0
    return Claim(
        attribution,
        number,
        last.index if last is not None else number,
        speakers_of(analysis, attribution),
        mentioned,
        " " + " ".join(PUNCTUATION.sub(" ", span.of(analysis.text).lower()) for span in attribution.content) + " ",
        tuple(_statements(analysis, attribution)),
    )


def _statements(analysis: Analysis, attribution: Attribution) -> Iterator[Statement]:
    for span in attribution.content:
        sentence = analysis.sentence_at(span.start)
        while sentence is not None and sentence.span.start < span.end:
            inside = [word for word in sentence.tokens if span.holds(word.span)]
            if inside:
                yield _statement(sentence, span, inside)
            sentence = analysis.sentences[sentence.index + 1] if sentence.index + 1 < len(analysis.sentences) else None


def _statement(sentence: Sentence, span: Span, inside: list[Token]) -> Statement:
    head = sentence.head_of(Span(max(span.start, sentence.span.start), min(span.end, sentence.span.end))) or inside[0]
    return Statement(
        keys=frozenset(key(word) for word in inside if word.tag in CARRYING) - words().light,
        things=frozenset(key(word) for word in inside if word.tag in NAMING) - words().light,
        names=frozenset(word.lemma.lower() for word in inside if word.tag == "PROPN"),
        head=key(head),
        negated=_negated(sentence, head),
        says=any(word.tag in ("VERB", "AUX") for word in inside) and inside[-1].text != "?",
    )


def key(word: Token) -> str:
    """Return the word that stands for this one and all that say the same."""
    lemma = word.lemma.lower()
    return words().standing.get(lemma, lemma)


def _negated(sentence: Sentence, head: Token) -> frozenset[str]:
    """Return what the main predicate negates: itself and what it says ("is not a threat", "poses no threat"); two negations cancel out."""
    things = sentence.children(head, "nsubj", "obj", "obl", "xcomp")
    near = [*sentence.children(head), *(each for child in things for each in sentence.children(child, "det", "advmod"))]
    turns = sum(word.lemma.lower() in words().negations for word in near) + (head.lemma.lower() in words().turned)
    turns += sum(child.lemma.lower() in words().turned for child in things if child.relation == "xcomp")
    if turns % 2 == 0:
        return frozenset()
    return frozenset({key(head), *(key(child) for child in things if child.relation in ("obj", "xcomp"))}) - words().light
