"""Happenings as tests write them: a raid near Tolmere, told by whoever the test wants."""

from __future__ import annotations

from dateline.records.happenings import Bounds, Cluster, Happening, Told, Voice, Where

TOLMERE = Where("Tolmere", None, "Orsha", "RS", 44.125, -20.5, "city", 42)


def exactly(number: int) -> Bounds:
    return Bounds(number, number, number)


def voice(speaker: str | None, document: str, **other: object) -> Voice:
    claim = None if speaker is None else f"claim of {speaker} in {document}"
    values: dict[str, object] = {"body": None, "anonymous": False, "force": "said", "publisher": f"Outlet of {document}", **other}
    return Voice(claim=claim, speaker=speaker, document=document, **values)  # type: ignore[arg-type] # fields by name


def told(outcome: str, bounds: Bounds, document: str, speaker: Voice, quote: str = "") -> Told:
    number = f"{bounds.best}"
    return Told(
        statement=f"{outcome} {number} in {document}",
        outcome=outcome,
        bounds=bounds,
        comparator="exactly",
        quote=quote or f"{number} {outcome}",
        document=document,
        recorded_at="2025-11-15T08:00:00Z",
        voices=(speaker,),
    )


def raid(document: str, published: str | None = "2025-11-10", speaker: str | None = None, **tolls: Bounds) -> Happening:
    """Return the raid as one report tells it, with the tolls and the one who gives them."""
    behind = voice(speaker, document)
    return Happening(
        id=f"raid in {document}",
        document=document,
        names=(f"{document}.txt",),
        type="ASSAULT",
        mode="raid",
        status="occurred",
        start="2025-11-09",
        end="2025-11-10",
        precision="time",
        where=TOLMERE,
        actors=("Joint Command",),
        targets=("fighters",),
        killed=tolls.get("killed"),
        injured=tolls.get("injured"),
        captured=tolls.get("captured"),
        words=f"Fighters were killed near Tolmere, says {document}.",
        outlet=f"Outlet of {document}",
        published=published,
        records=3,
        told=tuple(told(outcome, bounds, document, behind) for outcome, bounds in tolls.items()),
        voices=(behind,),
    )


def cluster(*members: Happening, machine: bool = True) -> Cluster:
    ids = tuple(sorted(each.id for each in members))
    return Cluster(ids[0], ids, machine)
