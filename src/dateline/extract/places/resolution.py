"""Which place of several a name means: how large it is, what the report says it lies in, and what else the report names.

The countries and first-level divisions that a report speaks of weigh for their places. Every name gives its weight to where
its likely places lie, so that the names of one county's towns support one another; a name never supports itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp, floor, log10

from dateline.extract.places.gazetteer import Entry, Gazetteer
from dateline.extract.places.spelling import fold
from dateline.extract.places.toponyms import STREET, Toponym, listed

ROUNDS = 4
CANDIDATES = 60
LARGE = 100_000  # people: a town that a report may name without saying where it lies
NAMESAKE = 250_000  # people: a town that lends its name to buildings
ROADLIKE = 20_000  # people: a town whose name ends like that of a street ("Federal Way")
BESIDE = 1.5  # degrees: how far apart two towns can lie that are told to be near each other, or a distance away
# How much each witness counts, on the scale of log10 of the population.
COUNTRY, DIVISION, NEAR, INSIDE, OUTSIDE, KIND = 3.0, 3.5, 4.0, 5.0, -4.0, 3.0
FIRST, LATER = 1.0, 2.0  # how firmly shares follow scores, before and after the names have been heard together
_SIZES = {"country": 7.5, "admin1": 6.3, "region": 6.0, "admin2": 3.5, "point": 5.0, "city": 4.3}
_RANKS = (0.0, 1.0, 2.0, 2.5)

Where = tuple[str | None, str | None]


@dataclass(slots=True, eq=False)
class Name:
    """All mentions of one name in a report, the places that bear it, and how likely each is."""

    toponyms: list[int]
    candidates: list[Entry]
    priors: list[float]
    shares: list[float] = field(default_factory=list)


def resolve(toponyms: list[Toponym], leanings: dict[str, float], gazetteer: Gazetteer) -> list[Entry | None]:
    """Return the place that each toponym means; none where no place of that name has support. `leanings` weighs countries."""
    names = _grouped(toponyms, gazetteer)
    containers = {name: _containers(name, toponyms, names) for name in names}
    for name in names:
        name.shares = _softened(name.priors, FIRST)
    for _ in range(ROUNDS):
        weights, cells = _weights(names, leanings), _cells(names)
        updated = [_softened(_scores(name, weights, cells, containers[name]), LATER) for name in names]
        for name, shares in zip(names, updated, strict=True):
            name.shares = shares
    weights, cells = _weights(names, leanings), _cells(names)
    found: list[Entry | None] = [None] * len(toponyms)
    for name in names:
        chosen = _chosen(name, weights, cells, containers[name])
        if chosen is not None and not _is_believed(chosen, name, toponyms, names):
            chosen = None
        for place in name.toponyms:
            found[place] = chosen
    return found


def _grouped(toponyms: list[Toponym], gazetteer: Gazetteer) -> list[Name]:
    groups: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, toponym in enumerate(toponyms):
        groups[fold(toponym.name), None if toponym.kind == "city" else toponym.kind].append(place)
    names = []
    for (_, kind), places in groups.items():
        candidates = candidates_of(toponyms[places[0]], gazetteer)
        names.append(Name(places, candidates, [_prior(entry, kind, candidates) for entry in candidates]))
    return names


def candidates_of(toponym: Toponym, gazetteer: Gazetteer) -> list[Entry]:
    """Return the places that a toponym can mean: by its whole name, else without the word for its kind."""
    found = gazetteer.find(toponym.name)
    if is_street(toponym):
        return [entry for entry in found if entry.kind == "city" and entry.rank == 0 and entry.population > ROADLIKE]
    if not found and not toponym.plain:
        return _namesakes(toponym, gazetteer)
    if not found and toponym.kind in ("admin1", "admin2", "city") and toponym.plain:
        head, _, last = toponym.name.rpartition(" ")
        found = gazetteer.find(head) if head and last.casefold() in listed("optional") else ()
    if not found and toponym.plain and toponym.name.casefold().startswith(("greater ", "downtown ", "metro ")):
        found = gazetteer.find(toponym.name.partition(" ")[2])
    if not found and toponym.plain and " of " in toponym.name:
        found = gazetteer.find(toponym.name.partition(" of ")[2])
    if toponym.kind == "admin2" and not toponym.name.casefold().endswith(("county", "parish")):
        found = (*gazetteer.find(f"{toponym.name} County"), *found)
    if toponym.kind == "natural":
        # A valley or a river is not the town whose name it bears.
        found = tuple(entry for entry in found if entry.kind not in ("city", "country"))
    own = any(entry.rank == 0 for entry in found)
    kept = [entry for entry in found if entry.rank == 0 or entry.kind != "city" or not own or entry.population > LARGE]
    return [entry for entry in kept if toponym.plain or entry.kind in ("region", "admin2") or entry.rank == 0][:CANDIDATES]


def _namesakes(toponym: Toponym, gazetteer: Gazetteer) -> list[Entry]:
    """Return the large towns that a building is named for ("Aleppo University Hospital"); roads are named for places far away."""
    words = toponym.name.split()
    pieces = [" ".join(words[:size]) for size in range(min(3, len(words) - 1), 0, -1)]
    if "of" in words[1:-1]:
        pieces.insert(0, " ".join(words[words.index("of") + 1 :]))
    towns = ([entry for entry in gazetteer.find(piece) if entry.kind == "city" and entry.rank < 2] for piece in pieces)
    return next((found[:CANDIDATES] for found in towns if any(entry.population > NAMESAKE for entry in found)), [])


def is_street(toponym: Toponym) -> bool:
    """Tell whether a name is that of a street, by its last word or by the plural behind several."""
    last = toponym.name.rpartition(" ")
    return toponym.kind == STREET or (bool(last[0]) and last[2].casefold() in listed("roads"))


def _prior(entry: Entry, kind: str | None, candidates: list[Entry]) -> float:
    """Return how likely a place is by its size and the kind that the words tell."""
    size = _size(entry)
    if entry.kind == "admin1" and kind != "admin1" and _has_capital(entry, candidates):
        size = 4.0
    agreement = 0.0
    if kind in ("admin1", "admin2", "city"):
        agreement = KIND if entry.kind == kind else -KIND / 3
    elif entry.kind == "admin2":
        agreement = -KIND / 3
    return size - _RANKS[entry.rank] + agreement


def _is_alone(name: Name) -> bool:
    """Tell whether the gazetteer has one place of the name and no other."""
    return len(name.candidates) == 1 and name.candidates[0].rank == 0


def _size(entry: Entry) -> float:
    """Return how large a place counts: by its people, or by its kind where it is no town.

    A parish of ten thousand people outweighs no town of its name, a state of millions does; regions and sites of our own tables
    were listed because news names them, those of a dump because they exist.
    """
    people = log10(entry.population + 100)
    if entry.kind == "admin1":
        return min(_SIZES["admin1"], people)
    if entry.kind in ("country", "admin2") or _is_listed(entry):
        return _SIZES[entry.kind]
    return people if entry.population or entry.geonameid is not None else _SIZES[entry.kind]


def _is_listed(entry: Entry) -> bool:
    return entry.kind in ("region", "point") and entry.geonameid is None


def _has_capital(entry: Entry, candidates: list[Entry]) -> bool:
    """Tell whether a large town of the same name lies in a division, so that the bare name means the town ("Aleppo", "New York")."""
    return any(
        other.kind == "city" and other.country == entry.country and other.population > LARGE and other.rank <= 1 for other in candidates
    )


def _is_believed(chosen: Entry, name: Name, toponyms: list[Toponym], names: list[Name]) -> bool:
    """Tell whether a place agrees with what the report says outright: what it lies in, and what it lies near."""
    if any(_agreement(chosen, holder) < 0 for holder in _stated(name, toponyms, names)):
        return False
    neighbours = _named((toponyms[place].beside for place in name.toponyms), names)
    return all(_is_near(chosen, neighbour) for neighbour in neighbours)


def _is_near(entry: Entry, neighbour: Name) -> bool:
    """Tell whether a place can lie near another, as far as their points are known."""
    if entry.lat is None or entry.lon is None:
        return True
    near = (
        abs(other.lat - entry.lat) <= BESIDE and abs(other.lon - entry.lon) <= BESIDE
        for other in neighbour.candidates
        if other.lat is not None and other.lon is not None
    )
    return any(near) or not neighbour.candidates


def _containers(name: Name, toponyms: list[Toponym], names: list[Name]) -> list[Name]:
    """Return the names that the report says this one lies in."""
    inside = (toponyms[place].inside for place in name.toponyms)
    return _named(inside, names)


def _stated(name: Name, toponyms: list[Toponym], names: list[Name]) -> list[Name]:
    """Return those of them that the words leave no doubt of: "in Jaghatu district, Ghazni province", not "in Dubai, Oman"."""
    return _named((toponyms[place].inside for place in name.toponyms if toponyms[place].link == "stated"), names)


def _named(places: Iterable[int | None], names: list[Name]) -> list[Name]:
    owner = {place: each for each in names for place in each.toponyms}
    return list(dict.fromkeys(owner[place] for place in places if place is not None))


def _weights(names: list[Name], leanings: dict[str, float]) -> dict[Where, float]:
    """Return how much the report speaks of each country and division."""
    weights: defaultdict[Where, float] = defaultdict(float)
    for country, weight in leanings.items():
        weights[country, None] += weight
    for name in names:
        for where, weight in _given(name).items():
            weights[where] += weight
    return weights


def _given(name: Name) -> dict[Where, float]:
    """Return what one name gives to countries and divisions: more the oftener it stands there, but slowly."""
    often = 1.0 + log10(len(name.toponyms))
    given: dict[Where, float] = defaultdict(float)
    for entry, share in zip(name.candidates, name.shares, strict=True):
        if entry.country:
            given[entry.country, None] += share * often
            if entry.admin1 and entry.kind != "country":
                given[entry.country, entry.admin1] += share * often
    return given


def _cells(names: list[Name]) -> dict[tuple[int, int], float]:
    """Return how much the names of towns and counties stand in each square of one degree."""
    cells: defaultdict[tuple[int, int], float] = defaultdict(float)
    for name in names:
        for cell, weight in _own_cells(name).items():
            cells[cell] += weight
    return cells


def _own_cells(name: Name) -> dict[tuple[int, int], float]:
    own: defaultdict[tuple[int, int], float] = defaultdict(float)
    for entry, share in zip(name.candidates, name.shares, strict=True):
        if entry.lat is not None and entry.lon is not None and entry.kind in ("city", "admin2"):
            own[floor(entry.lat), floor(entry.lon)] += share
    return own


def _around(entry: Entry, cells: dict[tuple[int, int], float], own: dict[tuple[int, int], float], total: float) -> float:
    """Return the part of the other names that stands within a degree or two of a place."""
    if entry.lat is None or entry.lon is None or entry.kind not in ("city", "admin2"):
        return 0.0
    square = [(floor(entry.lat) + north, floor(entry.lon) + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
    return sum(max(0.0, cells.get(cell, 0.0) - own.get(cell, 0.0)) for cell in square) / (max(total, 0.0) + 1.0)


def _scores(name: Name, weights: dict[Where, float], cells: dict[tuple[int, int], float], containers: list[Name]) -> list[float]:
    own, mine = _given(name), _own_cells(name)
    squares = sum(cells.values()) - sum(mine.values())
    lands = sum(weight for (_, division), weight in weights.items() if division is None) - sum(v for (_, d), v in own.items() if d is None)
    parts = sum(weight for (_, division), weight in weights.items() if division is not None) - sum(
        v for (_, d), v in own.items() if d is not None
    )
    return [
        prior
        + COUNTRY * _share(weights, own, (entry.country, None), lands)
        + DIVISION * _share(weights, own, (entry.country, entry.admin1), parts) * (entry.admin1 is not None)
        + NEAR * _around(entry, cells, mine, squares)
        + sum(_agreement(entry, container) for container in containers)
        for entry, prior in zip(name.candidates, name.priors, strict=True)
    ]


def _share(weights: dict[Where, float], own: dict[Where, float], where: Where, total: float) -> float:
    """Return the part of a country or division in what the other names speak of; one name alone counts for half."""
    return max(0.0, weights.get(where, 0.0) - own.get(where, 0.0)) / (max(total, 0.0) + 1.0)


def _agreement(entry: Entry, container: Name) -> float:
    """Return how well a place fits what the report says it lies in; a town contains nothing: "Kyiv, Minsk" is a list."""
    outers = [(outer, share) for outer, share in zip(container.candidates, container.shares, strict=True) if outer.kind != "city"]
    holding = sum(share for _, share in outers)
    if holding < 0.3 or entry.kind in ("country", "region"):
        return 0.0
    fits = sum(share for outer, share in outers if lies_in(entry, outer))
    return INSIDE * fits if fits > 0.05 else OUTSIDE


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Tell whether a place can lie in another."""
    if entry.id == outer.id or (outer.country is not None and entry.country != outer.country):
        return False
    if outer.kind in ("country", "region"):
        return entry.kind != "country"
    return None in (entry.admin1, outer.admin1) or (entry.admin1 == outer.admin1 and entry.kind != "admin1")


def _softened(scores: list[float], firmness: float) -> list[float]:
    """Return scores as shares that add up to one."""
    if not scores:
        return []
    top = max(scores)
    raised = [exp(firmness * (score - top)) for score in scores]
    total = sum(raised)
    return [each / total for each in raised]


def _chosen(name: Name, weights: dict[Where, float], cells: dict[tuple[int, int], float], containers: list[Name]) -> Entry | None:
    """Return the likeliest place if it is large, or if the report speaks of its country elsewhere."""
    if not name.candidates:
        return None
    scores = _scores(name, weights, cells, containers)
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    entry = name.candidates[best]
    supported = weights.get((entry.country, None), 0.0) - _given(name).get((entry.country, None), 0.0) > 0.3
    known = entry.kind in ("country", "admin1") or _is_listed(entry) or (entry.population >= LARGE and entry.rank < 2) or _is_alone(name)
    if any(_agreement(entry, container) < 0 for container in containers) and not (supported or entry.population >= LARGE):
        return None
    return entry if supported or known else None
