"""The smallest world an answer needs: figures, incidents and totals in one line each."""

from __future__ import annotations

from dateline.records.happenings import Bounds, Incident, Told, Voice, Where

POLICE = "the Selmin police"


def bounds(words: int | str | tuple[int | None, int | None, int | None]) -> Bounds:
    """Return the bounds of 4, of "4-6", of "4+" (at least 4) or of (low, best, high)."""
    if isinstance(words, tuple):
        return Bounds(*words)
    if isinstance(words, int):
        return Bounds(words, words, words)
    if words.endswith("+"):
        return Bounds(int(words[:-1]), int(words[:-1]), None)
    low, _, high = words.partition("-")
    return Bounds(int(low), None, int(high))


def voice(speaker: str | None, document: str = "d1", **given: str) -> Voice:
    """Return a voice of a report; null is the report's own."""
    return Voice(
        claim=None if speaker is None else f"claim-{speaker}",
        speaker=speaker,
        body=None,
        anonymous=False,
        force=None if speaker is None else "said",
        document=document,
        publisher=None,
        side=given.get("side", "unknown"),  # type: ignore[arg-type]
        sector=given.get("sector"),
    )


def told(
    figure: int | str | tuple[int | None, int | None, int | None],
    outcome: str = "killed",
    *,
    by: str | None = None,
    document: str = "d1",
    side: str | None = None,
    name: str | None = None,
    **given: str,
) -> Told:
    """Return one figure of one report."""
    return Told(
        statement=name or f"{document}/{by}/{side}/{outcome}/{figure}",
        outcome=outcome,
        bounds=bounds(figure),
        comparator=given.get("comparator", "exactly"),
        quote=given.get("quote", str(figure)),
        document=document,
        recorded_at=given.get("at", "2025-11-14T00:00:00Z"),
        voices=(voice(by, document),),
        side=side,
        part_of=given.get("part_of"),
        published=given.get("published"),
        kind=given.get("kind"),
        event=given.get("event"),
    )


def incident(
    name: str,
    *figures: Told,
    on: str = "2025-03-05",
    until: str | None = None,
    place: str | None = "Tolmere",
    actors: tuple[str, ...] = ("Front for the Northern Valleys",),
    **given: str,
) -> Incident:
    """Return a happening over its reports."""
    documents = tuple(sorted({each.document for each in figures})) or ("d1",)
    return Incident(
        id=name,
        members=(name,),
        documents=documents,
        names=documents,
        records=tuple((document, 1) for document in documents),
        type=given.get("type", "ASSAULT"),
        mode=None,
        status=given.get("status", "occurred"),
        start=on or None,
        end=until or on or None,
        precision="day",
        where=Where(place, admin1=given.get("admin1"), country="Marovia") if place else None,
        actors=actors,
        targets=(),
        killed=None,
        injured=None,
        captured=None,
        policy="range",
        independent_low=len(documents),
        independent_high=len(documents),
        told=figures,
        review=given.get("review", "machine"),
    )
