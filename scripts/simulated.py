"""Reports that never were, of happenings that never were: who tells what, how late, how wrongly, as far as one can say in general.

The numbers are judgements about news, not counts of any collection: most reports come within days, one in ten is a copy,
tolls are revised, a reader takes the wrong day now and then, many texts mention an older happening of the same town.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log
from random import Random

from dateline.records.happenings import Bounds, Family, Happening, Text, Where

_FIRST = date(2031, 1, 1)
_STARTS = ("b", "br", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sh", "t", "tr", "v", "y", "z")
_ENDS = ("a", "al", "an", "ar", "e", "el", "en", "er", "i", "im", "in", "ir", "o", "ol", "on", "or", "u", "ul", "un", "ur")
_KINDS = (
    ("ASSAULT", "firearms", 0.4),
    ("ASSAULT", "explosives", 0.2),
    ("ASSAULT", "aerial", 0.15),
    ("ASSAULT", None, 0.1),
    ("COERCE", "arrest", 0.05),
    ("CONSULT", "multilateral", 0.05),
)
_LAGS = ((0, 0, 0.3), (1, 1, 0.33), (2, 3, 0.15), (4, 14, 0.12), (15, 180, 0.1))


@dataclass(frozen=True, slots=True)
class Town:
    """A town, its region, and the words that stand in most reports from there."""

    where: Where
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened."""

    number: int
    town: Town
    day: date
    type: str
    mode: str | None
    killed: int
    injured: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """Simulated reports: the happenings as a reader finds them, the texts, which are copies, and which truth each happening tells of."""

    happenings: tuple[Happening, ...]
    texts: tuple[Text, ...]
    families: tuple[Family, ...]
    truth: dict[str, int]


def simulate(reports: int, seed: int = 7) -> Archive:
    """Return an archive of about so many reports; the same seed gives the same archive, here and everywhere."""
    chance = Random(seed)  # noqa: S311 - a drawing for a simulation, not a secret
    towns = [_town(chance, number) for number in range(max(12, reports // 15))]
    made = _Making(chance, [], [], [], {})
    older: list[Truth] = []
    while len(made.texts) < reports:
        truth = _truth(chance, len(older), towns, days=365)
        neighbours = [each for each in older[-400:] if each.town is truth.town and each.day < truth.day]
        made.tell(truth, neighbours)
        older.append(truth)
    return Archive(tuple(made.happenings), tuple(made.texts), tuple(made.families), made.truth)


@dataclass(slots=True)
class _Making:
    chance: Random
    happenings: list[Happening]
    texts: list[Text]
    families: list[Family]
    truth: dict[str, int]

    def tell(self, truth: Truth, older: Sequence[Truth]) -> None:
        """Let some outlets tell of a happening: most of few, few of many."""
        first = len(self.texts)
        while True:
            if len(self.texts) > first and self.chance.random() < 0.12:
                self.copy(first + _pick(self.chance, len(self.texts) - first), truth)
            else:
                self.report(truth, older)
            if self.chance.random() > 0.6:
                return

    def report(self, truth: Truth, older: Sequence[Truth]) -> None:
        name = hashlib.sha256(f"{truth.number} {len(self.texts)}".encode()).hexdigest()
        published = truth.day + timedelta(_lag(self.chance))
        own = _some(self.chance, truth.words, 0.3 + 0.55 * self.chance.random())
        body = own + _some(self.chance, truth.town.words, 0.4) + _ordinary(self.chance)
        self.keep(_read(self.chance, truth, name, published, own, len(own)), truth)
        if self.chance.random() < 0.35:  # the reader takes one happening for two, and only one of them can be another report's
            part = _some(self.chance, tuple(own), 0.4)
            split = _read(self.chance, truth, name, published, part, 1)
            self.keep(replace(split, killed=None, injured=None) if self.chance.random() < 0.5 else split, None)
        if older and self.chance.random() < 0.25:
            before = older[_pick(self.chance, len(older))]
            told = _some(self.chance, before.words, 0.25)
            body += told
            self.keep(_read(self.chance, before, name, published, told, 2), before)
        self.texts.append(Text(name, " ".join(body), f"outlet {_pick(self.chance, 60)}", None, published.isoformat()))

    def copy(self, of: int, truth: Truth) -> None:
        original = self.texts[of]
        name = hashlib.sha256(f"copy {truth.number} {len(self.texts)}".encode()).hexdigest()
        for each in [one for one in self.happenings[-40:] if one.document == original.document]:
            self.happenings.append(replace(each, id=_id(name, len(self.happenings)), document=name))
            self.truth[self.happenings[-1].id] = self.truth[each.id]
        self.texts.append(replace(original, document=name, outlet=f"outlet {_pick(self.chance, 60)}", publisher=original.outlet))
        left, right = sorted((original.document, name))
        self.families.append(Family(left, right, "syndicated", "simulated"))

    def keep(self, happening: Happening, truth: Truth | None) -> None:
        self.happenings.append(replace(happening, id=_id(happening.document, len(self.happenings))))
        self.truth[self.happenings[-1].id] = -len(self.happenings) if truth is None else truth.number


def _truth(chance: Random, number: int, towns: Sequence[Town], days: int) -> Truth:
    town = towns[min(int(len(towns) * chance.random() ** 2), len(towns) - 1)]
    kind, mode = _kind(chance)
    names = tuple(f"{_name(_pick(chance, 300))} {_name(400 + _pick(chance, 4000))}" for _ in range(4))
    sites = tuple(_name(5000 + _pick(chance, 3000)) for _ in range(3))
    circumstances = tuple(f"{_name(_rank(chance, 6000))}".casefold() for _ in range(22))
    killed, injured = _toll(chance), _toll(chance)
    return Truth(number, town, _FIRST + timedelta(_pick(chance, days)), kind, mode, killed, injured, names + sites + circumstances)


def _read(chance: Random, truth: Truth, document: str, published: date, words: Sequence[str], records: int) -> Happening:
    """Return what a reader makes of one happening in one report: mostly right."""
    day = _read_day(chance, truth.day, published)
    vague = 0 if chance.random() < 0.95 else 1 + _pick(chance, 15)
    where = _read_place(chance, truth.town.where)
    killed, injured = (_read_toll(chance, figure) for figure in (truth.killed, truth.injured))
    kind, mode = (truth.type, truth.mode if chance.random() < 0.75 else None) if chance.random() < 0.9 else _kind(chance)
    start, end = (None, None) if day is None else ((day - timedelta(vague)).isoformat(), (day + timedelta(vague)).isoformat())
    empty = Happening("", document, (), None, None, "occurred", start, end, "day", where, (), (), killed, injured, None, " ".join(words))
    return replace(empty, type=kind, mode=mode, published=published.isoformat(), records=records)


def _read_day(chance: Random, day: date, published: date) -> date | None:
    drawn = chance.random()
    if drawn < 0.68:
        return day
    if drawn < 0.8:
        return published
    if drawn < 0.88:
        return day + timedelta(1 if chance.random() < 0.6 else -1)
    return day - timedelta(_pick(chance, 7 if drawn < 0.91 else 60)) if drawn < 0.94 else None


def _read_place(chance: Random, where: Where) -> Where | None:
    drawn = chance.random()
    if drawn < 0.65:
        return where
    if drawn < 0.75:
        return replace(where, lat=round((where.lat or 0) + 0.2 * (chance.random() - 0.5), 4), name=f"{where.name} quarter")
    if drawn < 0.82:
        return replace(where, name=where.admin1, precision="admin1", lat=round((where.lat or 0) + 0.5, 4))
    if drawn < 0.87:
        return replace(where, lat=round(50 * chance.random() - 10, 4), admin1="elsewhere")
    return None if drawn < 0.95 else Where(where.name)


def _read_toll(chance: Random, figure: int) -> Bounds | None:
    drawn = chance.random()
    if drawn < 0.12 or (figure == 0 and drawn < 0.9):
        return None
    if drawn < 0.82 or figure == 0:
        return Bounds(figure, figure, figure) if drawn < 0.75 else Bounds(figure, figure, None)
    told = max(1, figure + (1 if chance.random() < 0.5 else -1) * (1 + _pick(chance, 1 + figure // 4)))
    if drawn > 0.92:  # another happening's figure, or that of one side alone
        told = 1 + _toll(chance)
    return Bounds(told, told, told)


def _town(chance: Random, number: int) -> Town:
    region = number % 9
    name = _name(9000 + number)
    lat = round(30 + (region // 3) * 3 + 2.5 * chance.random(), 4)
    lon = round(30 + (region % 3) * 3 + 2.5 * chance.random(), 4)
    words = (name, f"Region{region}", *(_name(10000 + 20 * number + at) for at in range(10)))
    return Town(Where(name, None, f"Region{region}", "XA", lat, lon, "city", 900000 + number), words)


def _ordinary(chance: Random) -> list[str]:
    """Return words that any report may hold: a few very often, most of them seldom."""
    length = int(exp(log(120) + 0.6 * (2 * chance.random() - 1)))
    return [f"{_name(20000 + _rank(chance, 9000))}".casefold() for _ in range(length)]


def _some(chance: Random, words: Sequence[str], share: float) -> list[str]:
    """Return a part of the words, each once to three times."""
    return [word for word in words if chance.random() < share for _ in range(1 + _pick(chance, 3))]


def _kind(chance: Random) -> tuple[str, str | None]:
    drawn = chance.random()
    for kind, mode, share in _KINDS:
        drawn -= share
        if drawn < 0:
            return kind, mode
    return "PROTEST", None


def _toll(chance: Random) -> int:
    drawn = chance.random()
    if drawn < 0.35:
        return 0
    return 1 if drawn < 0.7 else 2 if drawn < 0.82 else 3 + int(3 * (1 / (1.02 - chance.random()) - 0.98) ** 0.8)


def _lag(chance: Random) -> int:
    drawn = chance.random()
    for low, high, share in _LAGS:
        drawn -= share
        if drawn < 0:
            return low + _pick(chance, high - low + 1)
    return 1


def _name(number: int) -> str:
    """Return a name of its own for each number, made of syllables."""
    syllables = []
    number += 400
    while number:
        number, rest = divmod(number, 400)
        syllables.append(_STARTS[rest // 20] + _ENDS[rest % 20])
    return "".join(syllables).capitalize()


def _rank(chance: Random, size: int) -> int:
    """Return a rank drawn as words are (Zipf): small ones far more often."""
    return int(exp(chance.random() * log(size + 1))) - 1


def _pick(chance: Random, size: int) -> int:
    return min(int(chance.random() * size), size - 1)


def _id(document: str, number: int) -> str:
    return hashlib.sha256(f"{document} {number}".encode()).hexdigest()
