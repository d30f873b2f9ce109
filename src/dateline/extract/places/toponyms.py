"""Place names in a report: which words are one, what they say of its kind, and what they say it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.names import lexicon
from dateline.extract.places.gazetteer import Gazetteer
from dateline.records.claims import Entity
from dateline.records.texts import Analysis, Sentence, Span

_DISTANCE = re.compile(
    r"(?P<far>\d{1,4}(?:\.\d{1,2})?)[ -]?(?P<unit>[a-z]{2,10})(?: \([^()]{1,20}\))? (?:to the )?(?P<way>[a-z-]{4,12})"
    r" (?:of|from) (?:the (?:\w+ )?(?:city|town|village) of )?$"
)
_INSIDE = (",", "in", "of", "(")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name: its words, what is looked up, the kind that words beside it tell, and the place of the list it lies in.

    `direction` is "western" in "western Iraq"; `bearing` and `kilometres` are those of "20 km north of X". `plain` tells names
    of towns and countries from those of rivers and buildings, which are looked up as they stand or not at all.
    """

    span: Span
    name: str
    kind: str | None
    plain: bool
    inside: int | None = None
    direction: str | None = None
    bearing: float | None = None
    kilometres: float | None = None


@cache
def kind_words() -> dict[str, str]:
    """Return the kind of place that a word beside a name tells."""
    return {word: kind for kind, words in lexicon.toml("places.toml")["kinds"].items() for word in words}


@cache
def listed(table: str) -> frozenset[str]:
    """Return the words of a table of places."""
    return frozenset(lexicon.toml("places.toml")[table]["words"])


def find_toponyms(analysis: Analysis, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> list[Toponym]:
    """Return the place names of a report in order, each with the place of the name it lies in; none overlaps another."""
    found: list[Toponym] = []
    named = _named(entities)
    place = 0
    for sentence in analysis.sentences:
        here: list[Toponym] = []
        while place < len(named) and named[place][0].start < sentence.span.end:
            span, plain = named[place]
            place += 1
            if sentence.span.holds(span):
                here += _toponyms(analysis.text, sentence, span, plain, gazetteer)
        found += _contained(analysis.text, _alike(analysis.text, sentence, _apart(here)), len(found))
    return found


def _named(entities: tuple[Entity, ...]) -> list[tuple[Span, bool]]:
    places = (entity for entity in entities if entity.type in ("LOCATION", "FACILITY"))
    return sorted((mention.span, entity.type == "LOCATION") for entity in places for mention in entity.mentions if mention.kind == "name")


def _toponyms(text: str, sentence: Sentence, span: Span, plain: bool, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponym that a name is, and the abbreviated state that follows it ("Corbin, Ky.")."""
    words = sentence.tokens_in(span)
    name = span.of(text)
    if not words or len(name) < 2 or name.split(maxsplit=1)[0].casefold().rstrip("s") in listed("never"):
        return []
    if "," in name:
        first, _, rest = name.partition(",")
        start = span.end - len(rest.lstrip())
        if rest.strip():
            pieces = (Span(span.start, span.start + len(first)), Span(start, span.end))
            return [each for piece in pieces for each in _toponyms(text, sentence, piece, plain, gazetteer)]
    toponym = _with_direction(sentence, words[0].index, _with_kind(sentence, words[-1].index, Toponym(span, name, None, plain)), gazetteer)
    toponym = _with_distance(text, toponym)
    after = _abbreviated(sentence, words[-1].index, gazetteer)
    return [toponym, after] if after else [toponym]


def _with_kind(sentence: Sentence, last: int, toponym: Toponym) -> Toponym:
    """Return the toponym with the kind that its last word or a word beside it tells."""
    final = toponym.name.split()[-1].casefold()
    if " " in toponym.name.strip() and final in kind_words():
        kind = kind_words()[final]
        return replace(toponym, kind=kind, plain=toponym.plain and kind != "natural")
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if after is not None and after.text.casefold() in kind_words() and after.tag in ("NOUN", "PROPN"):
        kind = kind_words()[after.text.casefold()]
        span = Span(toponym.span.start, after.span.end)
        return replace(toponym, span=span, kind=kind, plain=toponym.plain and kind != "natural")
    first = next(token.index for token in sentence.tokens if token.span.start >= toponym.span.start)
    return replace(toponym, kind=_kind_before(sentence, first) or toponym.kind)


def _kind_before(sentence: Sentence, first: int) -> str | None:
    """Return the kind in "the province of X"; in "Andar district of X" the word belongs to another name."""
    if first < 2 or sentence.tokens[first - 1].text != "of":
        return None
    kind = kind_words().get(sentence.tokens[first - 2].text.casefold())
    return kind if first == 2 or sentence.tokens[first - 3].tag in ("DET", "ADP", "PUNCT", "CCONJ", "VERB") else None


def _with_direction(sentence: Sentence, first: int, toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """Return the toponym with "western" in "western Iraq", unless the words together are a name of their own ("South Sudan")."""
    before = sentence.tokens[first - 1] if first else None
    if before is not None and before.text.casefold() in listed("directions") and before.tag in ("ADJ", "NOUN", "PROPN"):
        return replace(toponym, span=Span(before.span.start, toponym.span.end), direction=before.text.casefold())
    head, _, rest = toponym.name.partition(" ")
    if rest and head.casefold() in listed("directions") and not gazetteer.find(toponym.name):
        return replace(toponym, name=rest, direction=head.casefold())
    return toponym


def _with_distance(text: str, toponym: Toponym) -> Toponym:
    """Return the toponym with the distance and bearing that the words before it give."""
    window = text[max(0, toponym.span.start - 80) : toponym.span.start]
    match = _DISTANCE.search(window)
    tables = lexicon.toml("places.toml")
    bearing = tables["bearings"].get(match["way"]) if match else None
    if match is None or bearing is None:
        return toponym
    miles = match["unit"] in tables["distances"]["miles"]
    if not miles and match["unit"] not in tables["distances"]["kilometres"]:
        return toponym
    start = toponym.span.start - (len(window) - match.start())
    kilometres = float(match["far"]) * (1.609 if miles else 1.0)
    return replace(toponym, span=Span(start, toponym.span.end), bearing=float(bearing), kilometres=kilometres)


def _abbreviated(sentence: Sentence, last: int, gazetteer: Gazetteer) -> Toponym | None:
    """Return the state whose abbreviation follows a name and a comma."""
    if last + 2 >= len(sentence.tokens) or sentence.tokens[last + 1].text != ",":
        return None
    token = sentence.tokens[last + 2]
    if not token.text[0].isupper() or len(token.text) > 6 or not (token.text.endswith(".") or token.text.isupper()):
        return None
    if any(entry.kind == "admin1" and entry.rank for entry in gazetteer.find(token.text)):
        return Toponym(token.span, token.text, "admin1", plain=True)
    return None


def _apart(toponyms: list[Toponym]) -> list[Toponym]:
    """Return toponyms that do not overlap, the first and longest of those that do."""
    kept: list[Toponym] = []
    for toponym in sorted(toponyms, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or kept[-1].span.end <= toponym.span.start:
            kept.append(toponym)
    return kept


def _alike(text: str, sentence: Sentence, toponyms: list[Toponym]) -> list[Toponym]:
    """Return the toponyms with the kind that a plural gives to all before it ("Otoe, Cass and Sarpy counties")."""
    kinds, given = list(toponyms), None
    links: tuple[str, ...] = ()
    for place in range(len(toponyms) - 1, -1, -1):
        each = toponyms[place]
        after = next((token for token in sentence.tokens if token.span.start >= each.span.end), None)
        if after is not None and after.text.casefold() in _plurals():
            given = _plurals()[after.text.casefold()]
            links = ("and", ", and", "or", ",")
        elif place + 1 == len(toponyms) or text[each.span.end : toponyms[place + 1].span.start].strip() not in links:
            given = None
        else:
            links = (",",)
        if given is not None:
            kinds[place] = replace(each, kind=given)
    return kinds


@cache
def _plurals() -> dict[str, str]:
    return {(word[:-1] + "ies" if word.endswith("ty") else word + "s"): kind for word, kind in kind_words().items() if kind != "natural"}


def _contained(text: str, toponyms: list[Toponym], offset: int) -> list[Toponym]:
    """Return the toponyms of a sentence with the place in the whole list of the next one, where a comma or "in" stands between."""
    return [
        replace(each, inside=offset + number + 1) if number + 1 < len(toponyms) and _lies_in(text, each, toponyms[number + 1]) else each
        for number, each in enumerate(toponyms)
    ]


def _lies_in(text: str, one: Toponym, other: Toponym) -> bool:
    between = text[one.span.end : other.span.start].strip().removesuffix(" the").removesuffix("the")
    return between.strip() in _INSIDE
