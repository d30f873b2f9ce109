"""The canonical incident: what a cluster of happenings says together, with every report's own figures kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.reconcile.consensus import consensus
from dateline.reconcile.contradictions import contradictions
from dateline.reconcile.revisions import revisions
from dateline.reconcile.sources import independent
from dateline.records.happenings import Account, Bounds, Cluster, Family, Happening, Incident, Independence

TOLLS = ("killed", "injured", "captured")
Figure = Callable[[Sequence[Happening], Happening, str], Bounds | None]


def incident(cluster: Cluster, members: Sequence[Happening], families: Iterable[Family] = (), policy: str = "range") -> Incident:
    """Return the incident that a cluster's happenings are, its figures by the named policy; their order changes nothing."""
    ordered = in_order(members)
    merged = consensus(ordered)
    figure = POLICIES[policy]
    behind = _behind(ordered, families)
    return Incident(
        id=cluster.id,
        members=tuple(each.id for each in ordered),
        documents=tuple(dict.fromkeys(each.document for each in ordered)),
        names=tuple(dict.fromkeys(name for each in ordered for name in each.names)),
        records=tuple(_records(ordered).items()),
        type=merged.type,
        mode=merged.mode,
        status=merged.status,
        start=merged.start,
        end=merged.end,
        precision=merged.precision,
        where=merged.where,
        actors=merged.actors,
        targets=merged.targets,
        killed=figure(ordered, merged, "killed"),
        injured=figure(ordered, merged, "injured"),
        captured=figure(ordered, merged, "captured"),
        policy=policy,
        independent_low=behind.low,
        independent_high=behind.high,
        told=tuple(dict.fromkeys(each for one in ordered for each in one.told)),
        review="machine" if cluster.machine or len(ordered) == 1 else "reviewed",
        words=merged.words,
        ascribed=tuple(dict.fromkeys(each for one in ordered for each in one.ascribed)),
    )


def account(cluster: Cluster, members: Sequence[Happening], families: Iterable[Family] = (), policy: str = "range") -> Account:
    """Return an incident with what each report tells, who stands behind it, what was revised and what is disputed."""
    kept, ordered = tuple(families), in_order(members)
    return Account(
        incident=incident(cluster, ordered, kept, policy),
        members=tuple(ordered),
        sources=_behind(ordered, kept),
        figures=tuple((outcome, found) for outcome in TOLLS if (found := _behind_figure(ordered, outcome, kept)).origins),
        revisions=tuple(revisions(ordered)),
        contradictions=tuple(contradictions(ordered, kept)),
    )


def in_order(members: Iterable[Happening]) -> list[Happening]:
    """Return happenings in the order in which their reports came out; those without a day come last."""
    return sorted(members, key=lambda each: (each.published or "9999", each.document, each.id))


def _records(members: Iterable[Happening]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for each in members:
        for name in each.names:
            counted[name] = counted.get(name, 0) + each.records
    return counted


def _behind(members: Sequence[Happening], families: Iterable[Family]) -> Independence:
    return independent((voice for each in members for voice in each.voices), families, _days(members))


def _behind_figure(members: Sequence[Happening], outcome: str, families: Iterable[Family]) -> Independence:
    voices = (voice for each in members for told in each.told if told.outcome == outcome for voice in told.voices)
    return independent(voices, families, _days(members))


def _days(members: Iterable[Happening]) -> Mapping[str, str | None]:
    return {each.document: each.published for each in members}


def _range(members: Sequence[Happening], merged: Happening, outcome: str) -> Bounds | None:  # noqa: ARG001 one of several policies
    bounds: Bounds | None = getattr(merged, outcome)
    return bounds


def _latest(members: Sequence[Happening], merged: Happening, outcome: str) -> Bounds | None:
    """Return what the last report with a day says; where none has one, what all say together."""
    told: list[Bounds] = [getattr(each, outcome) for each in members if each.published and getattr(each, outcome) is not None]
    return told[-1] if told else getattr(merged, outcome)


POLICIES: dict[str, Figure] = {"range": _range, "latest": _latest}
