"""Claims that answer another: "denied the allegation", "rejected the statement", "said it was not behind the attack"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.found import Found
from dateline.extract.relations.opinions import is_alike
from dateline.extract.relations.statements import Claim, overlaps, relation, same_speaker, words
from dateline.records.claims import Relation

# How many claims back a denial may reach for what it denies, and how many sentences back by a noun alone.
WINDOW = 40
NEAR = 3
DISOWNING = re.compile(
    r"\b(?:nothing to do with|no (?:part|role|hand|involvement|responsibility|connection|link)\b|(?:not|n't|n’t|never) (?:been )?"
    r"(?:involved|behind|responsible|part of|taken? part|connected|linked|carr(?:y|ied) out))\b"
)
BLAMING = frozenset({"accused", "alleged"})


def find_answers(found: Found, claims: tuple[Claim, ...]) -> Iterator[Relation]:
    """Yield the denials and confirmations, each pointing to what it denies or confirms."""
    for place, claim in enumerate(claims):
        others = [other for other in claims[max(0, place - WINDOW) : place + WINDOW] if other is not claim and _may_meet(claim, other)]
        if _denies(found, claim):
            yield from (relation(claim.of, other.of, "denies", "denies", 0.7) for other in _denied(claim, others))
        elif claim.of.force == "confirmed" and claim.of.polarity == "positive":
            confirmed = _meant(claim, [other for other in others if other.sentence <= claim.sentence])
            yield from (relation(claim.of, other.of, "corroborates", "confirms", 0.6) for other in confirmed)


def _may_meet(claim: Claim, other: Claim) -> bool:
    return not same_speaker(claim, other) or (not other.speakers and overlaps(claim.of, other.of))


def _denies(found: Found, claim: Claim) -> bool:
    return (claim.of.force == "denied" and claim.of.polarity == "negative") or _disowns(found, claim)


def _disowns(found: Found, claim: Claim) -> bool:
    """Tell whether the speaker says that a deed is not his: "we had nothing to do with it", "its men were not behind the attack"."""
    said = " ".join(span.of(found.analysis.text).lower() for span in claim.of.content)
    return claim.of.polarity == "positive" and DISOWNING.search(said) is not None


def _denied(claim: Claim, others: list[Claim]) -> list[Claim]:
    """Return what a denial denies: what it quotes, what it means by a noun, what blames its speaker, else what says the same."""
    quoted = [other for other in others if overlaps(claim.of, other.of)]
    if quoted:
        return quoted[:1]
    open_ones = [other for other in others if other.of.force != "denied"]
    before = [other for other in open_ones if other.sentence <= claim.sentence]
    meant = _meant(claim, before) or _blaming(claim, before)
    if meant or claim.of.force != "denied":
        return meant
    return [other for other in open_ones if any(is_alike(one, two) for one in claim.statements for two in other.statements)]


def _meant(claim: Claim, before: list[Claim]) -> list[Claim]:
    """Return the claim just before, where the answer has no more than a noun for it, or stands in the same sentence."""
    keys = claim.keys()
    same = [other for other in before if claim.sentence == other.last and other.of.content[-1].end <= claim.of.content[0].start]
    pronoun = not keys or keys <= words().anaphora
    near = [other for other in before if claim.sentence - other.last <= NEAR] if pronoun and len(keys) <= 2 else []
    if keys & words().blame:
        near = [other for other in near if other.of.force in BLAMING or other.speaks_of(claim)] or near
    return (near or (same if claim.of.force == "denied" else []))[-1:]


def _blaming(claim: Claim, before: list[Claim]) -> list[Claim]:
    """Return the last claim that blames the speaker of the denial for something it speaks of, wherever it stands."""
    blaming = [other for other in before if other.of.force in BLAMING and other.speaks_of(claim)]
    if claim.keys() & words().blame or claim.of.force != "denied":
        return blaming[-1:]
    return [other for other in blaming if claim.keys() & other.keys()][-1:]
