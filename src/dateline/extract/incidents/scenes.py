"""The scene of a happening told apart from it: "officers were called to the 300 block of Elm Street", "it happened outside a bar"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.clauses import base, is_nominal, is_verb, preposition
from dateline.extract.events.words import listed
from dateline.extract.found import Found
from dateline.extract.incidents.grouping import Group, grouped
from dateline.extract.incidents.linking import find_mentions, is_day
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sites import site
from dateline.extract.incidents.words import words
from dateline.records.claims import Event, Role
from dateline.records.texts import Sentence, Span, Token

REACH = 3  # sentences between a happening and its scene
NAMING = frozenset({"nmod", "compound", "flat", "nummod", "appos", "conj", "amod"})
LOOSE = frozenset({"acl", "acl:relcl", "parataxis", "punct", "appos", "advcl"})


def with_scenes(found: Found) -> tuple[Event, ...]:
    """Return the events; the one nearest to a street or building that the narrative names as its scene gets it as a place."""
    groups = grouped(find_mentions(found))
    added: dict[str, list[Role]] = {}
    for place in found.places:
        sentence = found.analysis.sentence_at(place.span.start)
        head = sentence.head_of(place.span) if sentence else None
        if sentence is None or head is None or site(place, found.analysis.text).kind != "spot":
            continue
        mention = _nearest(groups, sentence)
        if mention is not None and _is_scene(found, sentence, head, mention):
            _add(added, mention.event, Role("place", _phrase(sentence, head), None))
    return tuple(replace(event, roles=(*event.roles, *added[event.id])) if event.id in added else event for event in found.events)


def _add(added: dict[str, list[Role]], event: Event, role: Role) -> None:
    held = [*event.roles, *added.get(event.id, [])]
    if not any(other.role == "place" and other.span.meets(role.span) for other in held):
        added.setdefault(event.id, []).append(role)


def _nearest(groups: list[Group], sentence: Sentence) -> Mention | None:
    """Return the mention of violence or force nearest to a sentence, one in or before it rather than one behind."""
    told = [mention for group in groups if group.is_happening() for mention in group.mentions if mention.event.status != "denied"]
    far = [(_distance(mention.sentence.index, sentence.index), number) for number, mention in enumerate(told)]
    best = min(far, default=(REACH + 1.0, -1))
    return told[best[1]] if best[0] <= REACH else None


def _distance(mention: int, index: int) -> float:
    return index - mention if mention <= index else mention - index + 0.5


def _is_scene(found: Found, sentence: Sentence, spot: Token, mention: Mention) -> bool:
    """Tell whether a spot is said to be where something was: beside the mention, with a day, or by a verb of coming there."""
    verb = next((word for word in sentence.ancestors(spot) if is_verb(word)), None)
    if _is_home(sentence, spot) or _is_elsewhere(sentence, spot, verb):
        return False
    if sentence.index == mention.sentence.index:
        return True
    timed = any(is_day(time) for time in found.times_in(sentence.span))
    return timed or (verb is not None and verb.lemma.lower() in words("scenes"))


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
