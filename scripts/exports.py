"""Write an invented edition in every format and say how fast, and how fast the event tables among them are read back.

python -m scripts.exports [--incidents 20000] [--seed 7] [FORMAT...]

Seconds are the processor's, of one core, and beside them those of the clock: the gate, the format, the files on the disk and the
manifest. Rows are those that the manifest counts. Figures go to standard output, one JSON object a format.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dateline.export.formats import formats
from dateline.export.publish import publish
from dateline.foreign import bring
from dateline.records.happenings import Bounds, Incident, Told, Voice, Where
from dateline.records.publication import (
    Announced,
    Edition,
    Fact,
    Loss,
    Party,
    Quote,
    Released,
    Report,
    Saying,
    Stated,
    Tallied,
    Witness,
)

READ_BACK = ("acled", "ucdp", "polecat")
AT = "2031-12-31T09:00:00Z"
SPEAKERS = ("the Joint Command", "a hospital", "police", "residents", "the interior ministry")
GROUPS = ("Front for the Northern Valleys", "Sons of Orsha", "Joint Command", "police", None)
KINDS = (("ASSAULT", "firearms"), ("ASSAULT", "explosives"), ("ASSAULT", "aerial"), ("COERCE", "arrest"), ("PROTEST", "demo"))


def invented(incidents: int, seed: int) -> Edition:
    """Return an edition of so many incidents, each told by one to three reports of its own; the same seed gives the same edition."""
    chance = Random(seed)  # noqa: S311 - a drawing for a simulation, not a secret
    towns = [_town(chance, number) for number in range(max(20, incidents // 50))]
    made = [_happening(chance, number, chance.choice(towns)) for number in range(incidents)]
    reports = tuple(report for _, told in made for report in told)
    first = [told[0] for _, told in made]
    return Edition(
        ledger="invented",
        head="9" * 64,
        seq=incidents,
        at=AT,
        policy="range",
        version="0.1",
        codebook="plover-0.8",
        reports=reports,
        incidents=tuple(released for released, _ in made),
        tallied=tuple(_tallied(number, report) for number, report in enumerate(first)),
        announced=tuple(_announced(number, report) for number, report in enumerate(first)),
        sayings=tuple(_saying(number, report) for number, report in enumerate(reports)),
        facts=tuple(_fact(number, report) for number, report in enumerate(first)),
        stated=tuple(_stated(number, report) for number, report in enumerate(reports)),
    )


def _id(kind: str, number: object) -> str:
    return hashlib.sha256(f"{kind}/{number}".encode()).hexdigest()


def _town(chance: Random, number: int) -> Where:
    return Where(f"Town {number}", None, f"Region {number % 9}", "RO", chance.uniform(44, 48), chance.uniform(21, 29), "city", None)


def _happening(chance: Random, number: int, where: Where) -> tuple[Released, list[Report]]:
    day = date(2031, 1, 1) + timedelta(days=chance.randrange(364))
    killed = chance.randrange(12)
    reports = [_report(chance, number, each, where, (day, killed)) for each in range(chance.choice((1, 1, 2, 3)))]
    kind, mode = chance.choice(KINDS)
    actor, target = chance.sample(GROUPS, 2)
    names = tuple(report.names[0] for report in reports)
    incident = Incident(
        id=_id("incident", number),
        members=(_id("incident", number),),
        documents=tuple(report.document for report in reports),
        names=names,
        records=tuple((name, 1) for name in names),
        type=kind,
        mode=mode,
        status="occurred",
        start=day.isoformat(),
        end=day.isoformat(),
        precision="day",
        where=where,
        actors=(actor,) if actor else (),
        targets=(target,) if target else (),
        killed=Bounds(killed, killed, killed),
        injured=None,
        captured=None,
        policy="range",
        independent_low=1,
        independent_high=len(reports),
        told=tuple(_told(report, killed) for report in reports),
        review="machine",
        words=f"Attack in {where.name}",
    )
    parties = tuple(
        Party(name, role, name, "GROUP", "REB", "RO")
        for name, role in ((actor, "actor"), (target, "target"))
        if name is not None  # type: ignore[arg-type]
    )
    witnesses = tuple(Witness(each.document, _speaker(each), _quote(each, 1), incident.id, "event.frame@1", 0.9) for each in reports)
    return Released(incident, parties, (Loss("killed", "civilian", "target", Bounds(killed, killed, killed)),), witnesses), reports


def _report(chance: Random, number: int, copy: int, where: Where, told: tuple[date, int]) -> Report:
    day, killed = told
    text = "\n".join(
        (
            f"Attack in {where.name}, {day:%d %B}",
            f"Gunmen killed {killed} people in {where.name} on {day:%A}, {chance.choice(SPEAKERS)} said.",
            f"It was attack number {number}, told for the {copy}. time. "
            + "The road stayed closed until the evening. " * chance.randrange(4, 40),
        )
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    url = f"https://outlet{number % 40}.example/{number}-{copy}"
    outlet = f"Outlet {number % 40}"
    return Report(
        digest, (f"r{number}-{copy}",), text, outlet, text.partition("\n")[0], None, url, "en", day.isoformat(), "page", None, digest, AT
    )


def _quote(report: Report, line: int) -> Quote:
    lines = report.text.split("\n")
    start = sum(len(each) + 1 for each in lines[:line])
    return Quote(report.document, start, start + len(lines[line]), lines[line])


def _speaker(report: Report) -> str:
    return report.text.split("\n")[1].rpartition(", ")[2].removesuffix(" said.")


def _told(report: Report, killed: int) -> Told:
    voice = Voice(_id("claim", report.document), _speaker(report), None, False, "said", report.document, None)
    words = _quote(report, 1).exact
    return Told(_id("count", report.document), "killed", Bounds(killed, killed, killed), "exactly", words, report.document, AT, (voice,))


def _tallied(number: int, report: Report) -> Tallied:
    period = (f"2031-{number % 12 + 1:02}-01", f"2031-{number % 12 + 1:02}-28")
    count = float(number % 200)
    group = GROUPS[number % 2]
    quote, name = _quote(report, 2), _id("tally", number)
    return Tallied(
        name, "attacks", "attacks", count, count, count, "exactly", group, None, None, *period, None, None, _speaker(report), quote
    )


def _announced(number: int, report: Report) -> Announced:
    day = (date(2032, 1, 1) + timedelta(days=number % 300)).isoformat()
    quote, name = _quote(report, 1), _id("scheduled", number)
    return Announced(name, "talks", f"Talks number {number}", day, day, "day", "scheduled", (), quote, AT, AT, place="Port Adair")


def _saying(number: int, report: Report) -> Saying:
    name, speaker, quote = _id("claim", number), _speaker(report), _quote(report, 1)
    return Saying(name, speaker, None, None, False, "said", "positive", "certain", "indirect", "statement", None, quote)


def _fact(number: int, report: Report) -> Fact:
    return Fact(_id("fact", number), "Ane Brekke", "role", "spokeswoman", None, None, _quote(report, 1))


def _stated(number: int, report: Report) -> Stated:
    name, record, quote = _id("statement", number), _id("record", number), _quote(report, 1)
    return Stated(name, record, "count", "number", "3", 3, 3, "exactly", None, quote, "machine:count.nummod@1", 0.97, AT)


def figures(edition: Edition, names: list[str]) -> Iterator[dict[str, object]]:
    """Yield, for each format, how many rows it wrote and in how many seconds of the processor and of the clock."""
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            before, wall = time.process_time(), time.perf_counter()
            done = publish(edition, formats()[name], Path(folder) / "out", "machine")
            seconds, passed = time.process_time() - before, time.perf_counter() - wall
            size = sum(file.path.stat().st_size for file in done.files)
            back = {"read_per_second": _read_back(done.files[0].path)} if name in READ_BACK else {}
        rows = sum(file.rows for file in done.files)
        yield {
            "format": name,
            "rows": rows,
            "seconds": round(seconds, 2),
            "rows_per_second": round(rows / seconds),
            "by_the_clock": round(rows / passed),
            "mb": size // 10**6,
            **back,
        }


def _read_back(path: Path) -> int:
    data, before = path.read_bytes(), time.process_time()
    found = bring(data, path.name)
    return round(len(found.records) / (time.process_time() - before))


def main() -> None:
    """Make the edition and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="FORMAT", help="all of them where none is named")
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    edition = invented(asked.incidents, asked.seed)
    for line in figures(edition, asked.names or sorted(formats())):
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
