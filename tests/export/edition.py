"""A small edition of an invented country: two reports, a raid that both tell of, an arrest nobody could place, a total, what is due."""

from __future__ import annotations

import hashlib

from dateline.records.happenings import Bounds, Incident, Told, Voice, Where
from dateline.records.publication import (
    Announced,
    Correction,
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

RAID = (
    "💥 At least 11 fighters were killed in a raid near Tolmere on the night of 9 to 10 November, the Joint Command said. "
    "The Front carried out 61 attacks between January and September, the Joint Command said. "
    "=1+1 is what a spreadsheet would run. Talks resume in Port Adair on 2 December."
)
LATER = "The raid near Tolmere killed 14 fighters, a hospital said. Two men were arrested in mid-November, police said."
AT = "2025-11-14T09:00:00Z"
RAID_ID, ARREST_ID, TALKS_ID = "a1" * 32, "b2" * 32, "d4" * 32


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(digest(text), start, start + len(words), words)


def told(statement: str, number: int, comparator: str, text: str, words: str, speaker: str) -> Told:
    bounds = Bounds(number, number, None if comparator == "at_least" else number)
    voice = Voice("c3" * 32, speaker, None, False, "said", digest(text), None)
    return Told(statement * 32, "killed", bounds, comparator, words, digest(text), AT, (voice,), "target")


def raid() -> Released:
    incident = Incident(
        id=RAID_ID,
        members=(RAID_ID,),
        documents=(digest(RAID), digest(LATER)),
        names=("courier-1", "herald-7"),
        records=(("courier-1", 3), ("herald-7", 2)),
        type="ASSAULT",
        mode="firearms",
        status="occurred",
        start="2025-11-09",
        end="2025-11-10",
        precision="day",
        where=Where("Tolmere", None, "Orsha", "RO", 46.1234567, 25.7654321, "city", None),
        actors=("Joint Command",),
        targets=("Front for the Northern Valleys",),
        killed=Bounds(11, 11, 14),
        injured=None,
        captured=None,
        policy="range",
        independent_low=2,
        independent_high=2,
        told=(
            told("e5", 11, "at_least", RAID, "At least 11 fighters were killed", "Joint Command"),
            told("f6", 14, "exactly", LATER, "killed 14", "a hospital"),
        ),
        review="machine",
        words="Raid near Tolmere",
    )
    parties = (
        Party("Joint Command", "actor", "the Joint Command", "MILITARY", "MIL", "RO"),
        Party("Front for the Northern Valleys", "target", "fighters", "GROUP", "REB", None),
    )
    witnesses = (
        Witness(
            digest(RAID),
            "Joint Command",
            quote(RAID, "At least 11 fighters were killed in a raid near Tolmere"),
            RAID_ID,
            "event.frame@1",
            0.91,
        ),
        Witness(digest(LATER), "a hospital", quote(LATER, "The raid near Tolmere killed 14 fighters"), RAID_ID, "event.frame@1", 0.88),
    )
    return Released(incident, parties, (Loss("killed", "militant", "target", Bounds(11, 11, 14)),), witnesses)


def arrest() -> Released:
    incident = Incident(
        id=ARREST_ID,
        members=(ARREST_ID,),
        documents=(digest(LATER),),
        names=("herald-7",),
        records=(("herald-7", 1),),
        type="COERCE",
        mode="arrest",
        status="occurred",
        start="2025-11-11",
        end="2025-11-20",
        precision="part_of_month",
        where=None,
        actors=("police",),
        targets=(),
        killed=None,
        injured=None,
        captured=Bounds(2, 2, 2),
        policy="range",
        independent_low=1,
        independent_high=1,
        told=(),
        review="machine",
        words="Two men were arrested",
    )
    witness = Witness(digest(LATER), "police", quote(LATER, "Two men were arrested"), ARREST_ID, "event.frame@1", 0.8)
    return Released(incident, (Party("police", "actor", "police", "ORGANIZATION", "COP", None),), (), (witness,))


def edition() -> Edition:
    total = Tallied(
        id="c7" * 32,
        measure="attacks",
        unit="attacks",
        value=61,
        low=61,
        high=61,
        comparator="exactly",
        actor="Front for the Northern Valleys",
        target=None,
        place=None,
        period_start="2025-01-01",
        period_end="2025-09-30",
        as_of=None,
        as_of_precision=None,
        speaker="Joint Command",
        quote=quote(RAID, "61 attacks between January and September"),
    )
    talks = Announced(
        id=TALKS_ID,
        kind="talks",
        what="Talks resume in Port Adair",
        due_start="2025-12-02",
        due_end="2025-12-02",
        precision="day",
        firmness="scheduled",
        parties=(),
        quote=quote(RAID, "Talks resume in Port Adair on 2 December"),
        recorded_at=AT,
        changed_at=AT,
        place="Port Adair",
    )
    saying = Saying(
        "c3" * 32, "Joint Command", None, None, False, "said", "positive", "certain", "indirect", "statement", None,
        quote(RAID, "At least 11 fighters were killed in a raid near Tolmere on the night of 9 to 10 November"), quote(RAID, "said"),
    )  # fmt: skip
    number = quote(RAID, "At least 11")
    stated = Stated(
        "e5" * 32, "ab" * 32, "count", "number", "11", 11, None, "at_least", "c3" * 32, number, "machine:count.nummod@1", 0.97, AT
    )
    fact = Fact("fa" * 32, "Joint Command", "conduct", "=1+1", None, None, quote(RAID, "=1+1"), None)
    correction = Correction("e5" * 32, "e6" * 32, "ab" * 32, "number", "11", "12", "the command's second statement", "human:anna", AT)
    reports = (
        Report(digest(RAID), ("courier-1",), RAID, "The Selmin Courier", "Joint mission nears its end", "Lena Ostrow",
               "https://courier.example/1", "en", "2025-11-14", "page", None, "0" * 64, AT),
        Report(digest(LATER), ("herald-7",), LATER, None, None, None, None, "en", "2025-11-21", "given"),
    )  # fmt: skip
    return Edition(
        ledger="desk", head="9" * 64, seq=42, at=AT, policy="range", version="0.1", codebook="plover-0.8", reports=reports,
        incidents=(raid(), arrest()), tallied=(total,), announced=(talks,), sayings=(saying,), facts=(fact,), stated=(stated,),
        corrections=(correction,),
    )  # fmt: skip
