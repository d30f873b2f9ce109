"""The scene of a happening told apart from it: "officers were called to the 300 block of Elm Street", "it happened outside a bar"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.clauses import base, is_nominal, is_verb, preposition
from dateline.extract.events.words import listed
from dateline.extract.found import Found
from dateline.extract.incidents.grouping import grouped
from dateline.extract.incidents.linking import find_mentions, is_day
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sites import site
from dateline.extract.incidents.words import words
from dateline.records.claims import Event, Role
from dateline.records.texts import Sentence, Span, Token

REACH = 3  # sentences between a happening and its scene
FAR = 8  # sentences where a report tells of one happening alone
NAMING = frozenset({"nmod", "compound", "flat", "nummod", "appos", "conj", "amod"})
LOOSE = frozenset({"acl", "acl:relcl", "parataxis", "punct", "appos", "advcl"})


def with_scenes(found: Found) -> tuple[Event, ...]:
    """Return the events; the one nearest to a street or building that the narrative names as its scene gets it as a place."""
    groups = [group for group in grouped(find_mentions(found)) if group.is_happening()]
    affirmed = [mention for group in groups for mention in group.mentions if mention.event.status != "denied"]
    told = [mention for mention in affirmed if not mention.ascribed] or affirmed
    reach = REACH if len(groups) > 1 else FAR
    roles: dict[str, tuple[Role, ...]] = {}
    for place in found.places:
        sentence = found.analysis.sentence_at(place.span.start)
        head = sentence.head_of(place.span) if sentence else None
        if sentence is None or head is None or site(place, found.analysis.text).kind != "spot":
            continue
        mention = _nearest(told, sentence, reach)
        if mention is not None and _is_scene(found, sentence, head, mention):
            own = roles.get(mention.event.id, mention.event.roles)
            roles[mention.event.id] = _added(own, Role("place", _phrase(sentence, head), None))
    return tuple(replace(event, roles=roles[event.id]) if event.id in roles else event for event in found.events)


def _added(own: tuple[Role, ...], role: Role) -> tuple[Role, ...]:
    """Return roles with a place added, in the stead of one that it holds ("a home", "a home on Elm Street"), or as they were."""
    met = [other for other in own if other.role == "place" and other.span.meets(role.span)]
    if any(not role.span.holds(other.span) or other.span == role.span for other in met):
        return own
    return (*(other for other in own if other not in met), role)


def _nearest(told: list[Mention], sentence: Sentence, reach: int) -> Mention | None:
    """Return the mention nearest to a sentence, one in or before it rather than one behind."""
    far = [(_distance(mention.sentence.index, sentence.index), number) for number, mention in enumerate(told)]
    best = min(far, default=(reach + 1.0, -1))
    return told[best[1]] if best[0] <= reach else None


def _distance(mention: int, index: int) -> float:
    return index - mention if mention <= index else mention - index + 0.5


def _is_scene(found: Found, sentence: Sentence, spot: Token, mention: Mention) -> bool:
    """Tell whether a spot is said to be where something was: beside the mention, with a day, or by what people did there."""
    verb = next((word for word in sentence.ancestors(spot) if is_verb(word)), None)
    if _is_home(sentence, spot) or _is_elsewhere(sentence, spot, verb):
        return False
    if sentence.index == mention.sentence.index or any(is_day(time) for time in found.times_in(sentence.span)):
        return True
    if verb is None or verb.lemma.lower() in listed("reporting", "verbs") - words("reports"):
        return False
    return verb.lemma.lower() in words("scenes") or _is_street(sentence, spot)


def _is_street(sentence: Sentence, spot: Token) -> bool:
    """Tell whether a spot is told as an address: with the word or the number of a street."""
    named = [word for each in _naming(sentence, spot) for word in (each, *sentence.children(each, "nummod", "compound", "flat"))]
    return any(word.lemma.lower() in words("streets") or word.text[:1].isdigit() for word in named)


def _is_home(sentence: Sentence, spot: Token) -> bool:
    """Tell whether a spot only says where a person comes from: "Omar, 24, of Elm Street"."""
    for word in _naming(sentence, spot):
        above = sentence.governor(word)
        if (
            preposition(sentence, word) == "of"
            and above is not None
            and (above.tag == "PROPN" or above.lemma.lower() in listed("people", "nouns"))
        ):
            return True
    return False


def _is_elsewhere(sentence: Sentence, spot: Token, verb: Token | None) -> bool:
    """Tell whether a spot is where people were brought, went, live or met afterwards."""
    if {word.lemma.lower() for word in _naming(sentence, spot)} & words("refuges"):
        return True
    return verb is not None and verb.lemma.lower() in words("departures")


def _naming(sentence: Sentence, spot: Token) -> Iterator[Token]:
    """Yield a name and the nouns above it that it belongs to: "Elm Street", "block", "corner"."""
    current: Token | None = spot
    while current is not None and is_nominal(current):
        yield current
        current = sentence.governor(current) if base(current) in NAMING else None


def _phrase(sentence: Sentence, spot: Token) -> Span:
    """Return the words of a spot with the block, the corner or the building that it names."""
    top = spot
    for word in _naming(sentence, spot):
        if word is not spot and word.lemma.lower() not in listed("place", "nouns"):
            break
        top = word
    inside = [word for word in sentence.subtree(top, LOOSE) if base(word) != "case" or word.head != top.index]
    return Span(inside[0].span.start, inside[-1].span.end)
