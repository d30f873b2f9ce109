"""Place names in a report: which words are one, what they say of its kind, and what they say it lies in."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.names import lexicon
from dateline.extract.places.between import Between, between, border_of
from dateline.extract.places.containment import Link, is_apposed, is_listed, link
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.relative import Relation, relation
from dateline.records.claims import Entity
from dateline.records.texts import Analysis, Sentence, Span

# Numbered roads as news writes them in many countries: "I-95", "Interstate 95", "US 40", "Highway 1", "State Route 9", "the M4".
_HIGHWAY = re.compile(
    r"\b(?:I-\d{1,3}|(?:Interstate|(?:(?:State|National|Federal|County|Provincial|US|U\.S\.) )?(?:Highway|Route|Road|Hwy\.?))[ -]\d{1,4}"
    r"|(?<=\bon )(?:US|U\.S\.|SR)[ -]\d{1,4}|(?<=\bthe )[AMN]\d{1,3}(?= (?:highway|motorway|road)))\b"
)
STREET = "street"  # the kind of a name that a plural makes a street


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name: its words, what is looked up, the kind that words beside it tell, and the place of the list it lies in.

    `link` tells how surely it lies there; `beside` is the place of the list that it is told to lie near. `direction` is "western"
    in "western Iraq"; `relation` is that of "20 km north of X". `plain` tells names of towns and countries from those of rivers
    and buildings, which are looked up as they stand or not at all. Two names that tell of one road or border stand behind each
    other, and the second is `joined` to the first, which has the `way`.
    """

    span: Span
    name: str
    kind: str | None
    plain: bool
    inside: int | None = None
    beside: int | None = None
    link: Link | None = None
    direction: str | None = None
    relation: Relation | None = None
    way: Between | None = None
    joined: bool = False


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
    named = _with_highways(analysis.text, _named(entities))
    place = 0
    for sentence in analysis.sentences:
        here: list[Toponym] = []
        while place < len(named) and named[place][0].start < sentence.span.end:
            span, plain = named[place]
            place += 1
            if sentence.span.holds(span):
                here += _toponyms(analysis.text, sentence, span, plain, gazetteer)
        apart = _alike(analysis.text, sentence, _apart(here))
        found += _contained(analysis.text, _joined(analysis.text, apart), len(found))
    return found


def _named(entities: tuple[Entity, ...]) -> list[tuple[Span, bool]]:
    places = (entity for entity in entities if entity.type in ("LOCATION", "FACILITY"))
    return sorted((mention.span, entity.type == "LOCATION") for entity in places for mention in entity.mentions if mention.kind == "name")


def _with_highways(text: str, named: list[tuple[Span, bool]]) -> list[tuple[Span, bool]]:
    """Return the names with the numbers of highways that no name holds ("I-95", "US Route 40")."""
    found = [Span(match.start(), match.end()) for match in _HIGHWAY.finditer(text)]
    taken = [span for span, _ in named]
    more = [span for span in found if all(span.holds(other) for other in _met(span, taken))]
    kept = [(span, plain) for span, plain in named if not _met(span, more)]
    return sorted([*kept, *((span, False) for span in more)])


def _met(span: Span, ordered: list[Span]) -> list[Span]:
    """Return those that a span meets of others that are in order and apart from each other."""
    at = bisect_left(ordered, span)
    return [other for other in ordered[max(0, at - 2) : at + 2] if other.meets(span)]


def _toponyms(text: str, sentence: Sentence, span: Span, plain: bool, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms that a name is, and the abbreviated state that follows it ("Corbin, Ky.")."""
    words = sentence.tokens_in(span)
    name = span.of(text)
    if not words or _is_none(name):
        return []
    pieces = _pieces(text, span, gazetteer)
    if len(pieces) > 1:
        return [each for piece in pieces for each in _toponyms(text, sentence, piece, plain, gazetteer)]
    behind = sentence.tokens[words[-1].index + 1].text.casefold() if words[-1].index + 1 < len(sentence.tokens) else ""
    if behind in listed("people"):
        return []
    toponym = _with_direction(sentence, words[0].index, _with_kind(sentence, words[-1].index, Toponym(span, name, None, plain)), gazetteer)
    toponym = _with_relation(text, toponym)
    after = _abbreviated(sentence, words[-1].index, gazetteer)
    return [toponym, after] if after else [toponym]


def _is_none(name: str) -> bool:
    """Tell whether a name that was taken for that of a place is none: an address of mail, a bare "Eastern", "Operation Dawn"."""
    first = name.split(maxsplit=1)[0].casefold().rstrip("s") if name.strip() else ""
    return len(name) < 2 or first in listed("never") or "@" in name or name.casefold() in listed("directions")


def _pieces(text: str, span: Span, gazetteer: Gazetteer) -> list[Span]:
    """Return the parts of a name that holds two: "Corbin, Kentucky"; "Gao-Ansongo" before "road"."""
    name = span.of(text)
    first, _, rest = name.partition(",")
    if rest.strip():
        return [Span(span.start, span.start + len(first)), Span(span.end - len(rest.lstrip()), span.end)]
    for dash in ("-", "–", "/"):
        one, _, other = name.partition(dash)
        halves = Span(span.start, span.start + len(one)), Span(span.start + len(one) + 1, span.end)
        if len(one) > 1 and len(other) > 1 and between(text, *halves) and gazetteer.find(one) and gazetteer.find(other):
            return list(halves)
    return [span]


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


def _with_relation(text: str, toponym: Toponym) -> Toponym:
    """Return the toponym with what the words before it say of how the place lies to it."""
    related = relation(text, toponym.span.start)
    if related is None:
        return toponym
    return replace(toponym, span=Span(related.start, toponym.span.end), relation=related)


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
    kinds = {(word[:-1] + "ies" if word.endswith("ty") else word + "s"): kind for word, kind in kind_words().items() if kind != "natural"}
    return kinds | dict.fromkeys(listed("streets"), STREET)


def _joined(text: str, toponyms: list[Toponym]) -> list[Toponym]:
    """Return the toponyms with the roads and borders that one or two of them tell of."""
    found: list[Toponym] = []
    for number, each in enumerate(toponyms):
        if found and found[-1].way is not None and found[-1].way.span.meets(each.span):
            found.append(replace(each, joined=True))
            continue
        after = toponyms[number + 1] if number + 1 < len(toponyms) else None
        way = between(text, _bare(text, each), _bare(text, after)) if after is not None else None
        way = way or border_of(text, _bare(text, each))
        found.append(replace(each, way=way) if way is not None else each)
    return found


def _bare(text: str, toponym: Toponym) -> Span:
    """Return the words of the name alone."""
    start = text.find(toponym.name, toponym.span.start, toponym.span.end)
    return Span(start, start + len(toponym.name)) if start >= 0 else toponym.span


def _contained(text: str, toponyms: list[Toponym], offset: int) -> list[Toponym]:
    """Return the toponyms of a sentence with the place in the whole list that each lies in, by the words up to the next one."""
    found = list(toponyms)
    for number in range(len(toponyms) - 2, -1, -1):
        each, after = toponyms[number], found[number + 1]
        gap = text[each.span.end : after.span.start]
        near = after.relation is not None and after.relation.how in ("near", "moved")
        stated = link(gap, after.kind) if not near else None
        if near and is_apposed(gap):
            found[number] = replace(each, beside=offset + number + 1)
        elif stated is not None:
            found[number] = replace(each, inside=offset + number + 1, link=stated)
        elif is_listed(gap) and after.inside is not None and after.link == "stated":
            found[number] = replace(each, inside=after.inside, link="comma")
    return found
