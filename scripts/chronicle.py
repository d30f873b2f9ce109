"""Reports of a country that never was, made from a seed: bulletins of what happened, with their records and what they share.

A bulletin tells of some incidents of one region, most of them new, some told before by another outlet; now and then it gives an
official's total or announces something, and some bulletins are printed again elsewhere. All names are made of syllables.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from dateline.ledger.identity import record_ids
from dateline.records.claims import Outcome, Role, ScheduledKind, Status
from dateline.records.happenings import Family, Link, Where
from dateline.records.quantities import Period, Toll
from dateline.records.reading import Reading
from dateline.records.texts import Span
from scripts.composed import Paper
from scripts.many import DAYS, DESCRIBED, FIRST, World, a_name, a_world

KINDS: tuple[tuple[str, str | None, str], ...] = (
    ("ASSAULT", "firearms", "shot at"),
    ("ASSAULT", "aerial", "bombed"),
    ("ASSAULT", "explosives", "blew up a post of"),
    ("ASSAULT", None, "attacked"),
    ("COERCE", "arrest", "arrested"),
    ("PROTEST", "demo", "marched against"),
    ("CONSULT", None, "met"),
)
OUTCOMES: dict[str, tuple[Outcome, ...]] = {"ASSAULT": ("killed", "injured", "killed"), "COERCE": ("captured",), "PROTEST": ("injured",)}
TARGETS = ("civilians", "soldiers", "police officers", "traders", "villagers")
STATUSES: tuple[Status, ...] = ("expected", "denied", "background", "ongoing")
COMING: tuple[tuple[ScheduledKind, str], ...] = (("talks", "talks"), ("trial", "trial"), ("election", "election"))
PLAIN = (
    "Shops stayed closed and the buses did not run.",
    "The road to the market was open again by noon.",
    "It rained for most of the day.",
    "Schools in the district will teach as usual.",
)
NEW, AGAIN, REPRINTED, ANNOUNCED, LATE = 11, 0.7, 0.02, 0.2, 2
VOICES, STEP = 40, 30  # officials who count, and the days between two of their totals


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident, whoever tells of it; `first` is the id that the ledger gives it where it was told first."""

    day: date
    kind: tuple[str, str | None, str]
    where: Where
    actor: str | None
    target: str | None
    outcome: Outcome | None
    toll: int
    status: Status
    first: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a bulletin looks, and who is about there."""

    towns: list[Where]
    actors: list[str]
    targets: list[str]


@dataclass(slots=True)
class Voice:
    """An official who counts what a group did since the year began."""

    name: str
    role: str
    actor: str
    counted: int = 0
    said: date = FIRST


@dataclass(slots=True)
class Shared:
    """What reports have in common."""

    links: list[Link] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)


class Chronicle:
    """The reports of a country, in the order in which they came out."""

    def __init__(self, incidents: int, seed: int) -> None:
        """Make a country in which so many incidents happen."""
        self.shared = Shared()
        self._incidents = incidents
        self._chance = Random(seed)  # noqa: S311 nothing secret hangs on it
        self._world: World = a_world(self._chance)
        self._regions = sorted({str(each.admin1) for each in self._world.towns})
        self._told: deque[Happened] = deque(maxlen=400)
        self._voices = [
            Voice(f"{a_name(self._chance)} {a_name(self._chance)}", "colonel", self._chance.choice(self._world.groups))
            for _ in range(VOICES)
        ]

    def reports(self) -> Iterator[Reading]:
        """Yield them; what each shares with those before it stands in `shared` by then."""
        chance, left, number = self._chance, self._incidents, 0
        while left > 0:
            new = min(left, 1 + chance.randrange(2 * NEW - 1))
            today = FIRST + timedelta(days=(self._incidents - left) * DAYS // self._incidents)
            left, number = left - new, number + 1
            made = self._bulletin(number, today, new)
            yield made
            if chance.random() < REPRINTED:
                yield self._reprint(number, made)

    def _bulletin(self, number: int, today: date, new: int) -> Reading:
        chance, paper, region = self._chance, Paper(), self._chance.choice(self._regions)
        scene = self._scene([each for each in self._world.towns if each.admin1 == region])
        told = [self._happened(today, scene) for _ in range(new)]
        told += [self._again() for _ in range(min(len(self._told), round(chance.expovariate(1 / AGAIN))))]
        told.sort(key=lambda each: (str(each.where.name), each.day))
        for each in told:
            _tell(paper, each, by_police=chance.random() < 0.1)
        self._count(paper, today)
        if chance.random() < ANNOUNCED:
            _announce(paper, chance.choice(COMING), self._two_groups(), today + timedelta(days=chance.randrange(3, 120)))
        start = len(paper.text)
        paper.write(chance.choice(PLAIN)[:-1])
        paper.end(start)
        title = f"What happened in {region}, {today:%-d %B %Y}"
        made = paper.reading(f"bulletin-{number}.txt", title, chance.choice(self._world.outlets), today)
        self._remember(made, told)
        return made

    def _scene(self, towns: list[Where]) -> Scene:
        chance = self._chance
        actors = [*chance.sample(self._world.groups, 2), chance.choice(DESCRIBED)]
        return Scene(chance.choices(towns, k=3), actors, [chance.choice(TARGETS), chance.choice(self._world.groups)])

    def _happened(self, today: date, scene: Scene) -> Happened:
        chance = self._chance
        actor = chance.choice(scene.actors) if chance.random() < 0.8 else None
        target = chance.choice(scene.targets) if chance.random() < 0.6 else None
        kind = chance.choice(KINDS)
        possible = OUTCOMES.get(kind[0], ()) if chance.random() < 0.6 else ()
        return Happened(
            day=today - timedelta(days=chance.randrange(LATE)),
            kind=kind,
            where=chance.choice(scene.towns),
            actor=actor,
            target=target if target != actor else None,
            outcome=chance.choice(possible) if possible else None,
            toll=min(400, int(chance.paretovariate(1.2))),
            status="occurred" if chance.random() < 0.93 else chance.choice(STATUSES),
        )

    def _again(self) -> Happened:
        """Return an incident told before; one in four tellings has another toll."""
        known = self._chance.choice(self._told)
        return replace(known, toll=known.toll + (self._chance.random() < 0.25))

    def _remember(self, made: Reading, told: list[Happened]) -> None:
        ids = record_ids(made)
        for incident, each in zip(made.incidents, told, strict=True):
            name = ids[incident.id]
            if each.first:
                self._link(each.first, name)
            else:
                self._told.append(replace(each, first=name))

    def _link(self, one: str, other: str) -> None:
        score = round(self._chance.uniform(0.6, 0.99), 3)
        self.shared.links.append(Link(min(one, other), max(one, other), score, ("same day", "same town")))

    def _reprint(self, number: int, of: Reading) -> Reading:
        """Return a bulletin as another outlet prints it the day after, with a line of its own."""
        outlet = self._chance.choice(self._world.outlets)
        day = date.fromisoformat(str(of.document.published.date)) + timedelta(days=1)
        paper = Paper()
        paper.text, paper.sentences = of.document.text, list(of.sentences)
        start = len(paper.text)
        paper.write(f"{outlet} prints this as it came")
        paper.end(start)
        printed = paper.reading(f"bulletin-{number}-again.txt", str(of.document.title), outlet, day)
        made = replace(of, document=printed.document, anchor=printed.anchor, sentences=printed.sentences)
        left, right = sorted((of.document.id, made.document.id))
        self.shared.families.append(Family(left, right, "syndicated", "nearly all words are the same", 0.97))
        before, now = record_ids(of), record_ids(made)
        for each in of.incidents:
            self._link(before[each.id], now[each.id])
        return made

    def _count(self, paper: Paper, today: date) -> None:
        """Let an official count whose turn it is."""
        voice = next((each for each in self._voices if (today - each.said).days >= STEP), None)
        if voice is None:
            return
        since = date(today.year, 1, 1)
        voice.counted = self._chance.randrange(3, 9) + (voice.counted if voice.said >= since else 0)
        voice.said = today
        start = len(paper.text)
        group = paper.write(f"The {voice.actor}")
        paper.write(" has carried out ")
        number = paper.write(str(voice.counted))
        attacks = paper.write(" attacks")
        content = Span(start, paper.write(f" since {since:%-d %B %Y}").end)
        source = Span(paper.write(", ").end, paper.write(f"Colonel {voice.name}").end)
        cue = Span(paper.write(" ").end, paper.write("said").end)
        paper.end(start)
        actor = paper.entity(voice.actor, "GROUP", Span(group.start + 4, group.end))
        claim = paper.says(f"Colonel {voice.name}", voice.role, source, cue, content)
        period = Period(since.isoformat(), today.isoformat())
        words = number, Span(number.start, attacks.end)
        paper.total(voice.counted, "attacks", words, actor=actor, period=period, claims=(claim,))

    def _two_groups(self) -> tuple[str, str]:
        one, other = self._chance.sample(self._world.groups, 2)
        return one, other


def _tell(paper: Paper, each: Happened, *, by_police: bool) -> None:
    start, town, is_new = len(paper.text), str(each.where.name), each.where.name not in paper.places
    place = paper.place(each.where, paper.write(town)) if is_new else paper.places[town].id
    paper.write(": " if is_new else "")
    day = paper.time(each.day, paper.write(f"On {each.day:%-d %B %Y}")) if each.day.isoformat() not in paper.times else None
    paper.write(", " if day else "")
    who = each.actor or "somebody"
    actor = paper.write(who if day else f"{who[0].upper()}{who[1:]}")
    paper.write(" ")
    trigger = paper.write(each.kind[2])
    paper.write(" ")
    target = paper.write(each.target or "people")
    clause = Span(start, len(paper.text))
    whole = paper.end(start)
    doer = paper.entity(each.actor, "GROUP", actor) if each.actor else None
    sufferer = paper.entity(each.target, "GROUP", target) if each.target else None
    roles = (Role("actor", actor, doer),) if doer else ()
    tolls: dict[str, Toll] = {}
    if each.outcome is not None:
        tolls[each.outcome], whole = _toll(paper, start, each.toll, each.outcome, by_police=by_police)
    event = paper.event(each.kind[:2], each.status, (trigger, clause), roles=roles, time=day, place=place if is_new else None)
    paper.incident(event, whole, (each.day, place), (doer, sufferer), tolls)


def _toll(paper: Paper, start: int, figure: int, outcome: Outcome, *, by_police: bool) -> tuple[Toll, Span]:
    begin = len(paper.text)
    number = paper.write(str(figure))
    content = Span(begin, paper.write(f" {'people were' if figure > 1 else 'person was'} {outcome}").end)
    claims: tuple[str, ...] = ()
    if by_police:
        source = Span(paper.write(", ").end, paper.write("police").end)
        claims = (paper.says("police", None, source, Span(paper.write(" ").end, paper.write("said").end), content),)
    end = paper.end(begin).end
    return paper.count(figure, outcome, number, content, claims), Span(start, end)


def _announce(paper: Paper, kind: tuple[ScheduledKind, str], groups: tuple[str, str], day: date) -> None:
    start = len(paper.text)
    paper.write(f"The {kind[1]} between the ")
    one = paper.write(groups[0])
    paper.write(" and the ")
    other = paper.write(groups[1])
    what = Span(start, paper.write(f" will be held on {day:%-d %B %Y}").end)
    paper.end(start)
    paper.coming(kind[0], what, day, tuple(paper.entity(name, "GROUP", span) for name, span in zip(groups, (one, other), strict=True)))
