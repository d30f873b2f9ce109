"""A projection of many incidents that never were, made from a seed.

No ledger stands behind it: happenings, edges, totals and what is to come are drawn by chance and handed to the projection, which
puts them together with the code that does it for a ledger. The texts of reports are not made.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dateline.ledger.chain import Head
from dateline.projection.following import put_together
from dateline.projection.loading import keep, keep_edges
from dateline.projection.tables import make_tables
from dateline.records.agenda import Coming
from dateline.records.happenings import Ascribed, Bounds, Edge, Happening, Told, Voice, Where
from dateline.records.totals import Total

FIRST, DAYS = date(2031, 1, 1), 5 * 365
SYLLABLES = ("ba", "dor", "el", "fan", "gri", "hol", "im", "kar", "lun", "mes", "nor", "ost", "pel", "rin", "sol", "tam", "ur", "vel")
KINDS = (("ASSAULT", "raid"), ("ASSAULT", "aerial"), ("ASSAULT", None), ("COERCE", "arrest"), ("PROTEST", "demo"), ("CONSULT", None))
COUNTRIES = ("AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH")
DESCRIBED = ("gunmen", "soldiers", "police", "militants", "unidentified attackers")
OUTCOMES = ("killed", "injured", "captured")
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class World:
    """The towns, the groups and the outlets of a country that never was."""

    towns: Sequence[Where]
    groups: Sequence[str]
    outlets: Sequence[str]


def make(path: Path, incidents: int, seed: int) -> None:
    """Write a projection of so many incidents into a new file."""
    chance = Random(seed)  # noqa: S311 nothing secret hangs on it
    world = a_world(chance)
    made = sqlite3.connect(path, isolation_level=None)
    make_tables(made)
    made.execute("PRAGMA journal_mode=OFF")
    made.execute("PRAGMA synchronous=OFF")
    made.execute("BEGIN")
    for start in range(0, incidents, BATCH):
        told = [list(_tellings(chance, world, number)) for number in range(start, min(start + BATCH, incidents))]
        reports = {each.document: number for number, each in enumerate((one for each in told for one in each), 4 * start + 1)}
        keep(made, (one for each in told for one in each), (), (), ((name, seq, seq) for name, seq in reports.items()))
        keep_edges(made, (_edge(each[0], one) for each in told for one in each[1:]))
    keep(made, (), _totals(chance, world, max(20, incidents // 100)), _comings(chance, world, max(20, incidents // 40)), ())
    put_together(made, None, Head(1, _id("head")), "2036-01-01T00:00:00Z", reviewed=False)
    made.execute("COMMIT")
    made.execute("PRAGMA journal_mode=WAL")
    made.close()


def _tellings(chance: Random, world: World, number: int) -> Iterator[Happening]:
    """Yield an incident as its reports tell it, one to four of them."""
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    type_, mode = chance.choice(KINDS)
    where = chance.choice(world.towns)
    actors = (chance.choice(DESCRIBED) if chance.random() < 0.4 else chance.choice(world.groups),) if chance.random() < 0.8 else ()
    targets = (chance.choice(("civilians", "soldiers", *world.groups)),) if chance.random() < 0.6 else ()
    toll = int(chance.paretovariate(1.2)) if chance.random() < 0.7 else None
    status = "occurred" if chance.random() < 0.9 else chance.choice(("expected", "denied", "background"))
    for turn in range(min(4, 1 + int(chance.expovariate(1.5)))):
        outlet = chance.choice(world.outlets)
        name, report = _id(f"happening {number} {turn}"), _id(f"report {number} {turn}")
        published = (day + timedelta(days=turn)).isoformat()
        voice = Voice(None, None, None, anonymous=False, force=None, document=report, publisher=outlet)
        counts = {} if toll is None else {chance.choice(OUTCOMES): toll + chance.randrange(2)}
        told = tuple(_told(outcome, figure, report, published, voice) for outcome, figure in counts.items())
        words = f"{', '.join(actors) or 'Somebody'} struck {', '.join(targets) or 'a post'} near {where.name} on {day:%A}."
        yield Happening(
            id=name,
            document=report,
            names=(f"report-{number}-{turn}.txt",),
            type=type_,
            mode=mode,
            status=status,
            start=day.isoformat() if chance.random() < 0.95 else None,
            end=day.isoformat(),
            precision="day",
            where=where if chance.random() < 0.9 else None,
            actors=actors,
            targets=targets,
            killed=_bounds(counts.get("killed")),
            injured=_bounds(counts.get("injured")),
            captured=_bounds(counts.get("captured")),
            words=words,
            outlet=outlet,
            published=published,
            told=told,
            voices=(voice,),
            wording=f"{words} {' '.join(each.quote for each in told)}",
            ascribed=_ascribed(world, number, turn, report),
        )


def _ascribed(world: World, number: int, turn: int, report: str) -> tuple[Ascribed, ...]:
    """Return whose act a speaker, the group itself or the report says that it was: one report in sixteen says so."""
    if (number + turn) % 16:
        return ()
    group, other = (world.groups[(number // 16 + step) % len(world.groups)] for step in (0, 7))
    return (Ascribed(group, (other, group, None)[number // 16 % 3], report),)


def _told(outcome: str, figure: int, report: str, published: str, voice: Voice) -> Told:
    quote = f"{figure} people were {outcome}"
    return Told(
        _id(f"{report} {outcome}"),
        outcome,
        Bounds(figure, figure, figure),
        "exactly",
        quote,
        report,
        published,
        (voice,),
        published=published,
    )


def _bounds(figure: int | None) -> Bounds | None:
    return None if figure is None else Bounds(figure, figure, figure)


def _edge(one: Happening, other: Happening) -> Edge:
    left, right = sorted((one.id, other.id))
    return Edge(
        _id(f"{left} {right}"), left, right, "incident", "suggested", 0.9, ("same day",), "", "program:many", "2036-01-01T00:00:00Z"
    )


def _totals(chance: Random, world: World, many: int) -> Iterator[Total]:
    for number in range(many):
        first = FIRST + timedelta(days=chance.randrange(DAYS))
        last = first + timedelta(days=chance.randrange(30, 300))
        figure, actor = chance.randrange(5, 300), chance.choice(world.groups)
        yield Total(
            id=_id(f"total {number}"),
            measure=chance.choice(("attacks", "killed")),
            bounds=Bounds(figure, figure, figure),
            actor=actor,
            start=first.isoformat(),
            end=last.isoformat(),
            speaker=f"{chance.choice(world.groups)} spokesman",
            document=_id(f"report {number} 0"),
            published=last.isoformat(),
            quote=f"{figure} attacks by {actor}",
        )


def _comings(chance: Random, world: World, many: int) -> Iterator[Coming]:
    for number in range(many):
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        party = chance.choice(world.groups)
        yield Coming(
            id=_id(f"coming {number}"),
            document=_id(f"report {number} 0"),
            names=(f"report-{number}-0.txt",),
            kind=chance.choice(("talks", "trial", "election")),
            quote=f"{party} will meet on {day}",
            start=day,
            end=day,
            precision="day",
            firmness="scheduled",
            parties=(party,),
            change=None,
            was_start=None,
            was_end=None,
            published=(date.fromisoformat(day) - timedelta(days=20)).isoformat(),
            speakers=(),
        )


def a_world(chance: Random) -> World:
    """Return a country: its towns, its groups, its outlets."""
    regions = [(a_name(chance), chance.choice(COUNTRIES)) for _ in range(80)]
    towns = [_town(chance, *chance.choice(regions)) for _ in range(2_000)]
    groups = [f"{a_name(chance)} {kind}" for kind in ("Front", "Army", "Movement", "Police", "Brigade") for _ in range(60)]
    return World(towns, groups, [f"The {a_name(chance)} Post" for _ in range(40)])


def _town(chance: Random, region: str, country: str) -> Where:
    place = round(chance.uniform(-30, 40), 4), round(chance.uniform(-20, 90), 4)
    return Where(a_name(chance), None, region, country, *place, "city", chance.randrange(10**7))


def a_name(chance: Random) -> str:
    """Return a name that nothing has."""
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def _id(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
