"""Where the ledger meets the formats: one edition of it, under a policy, at one moment of its log."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline import __version__, reconciling
from dateline.answer.counts import Policy, load_policy
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.export.formats import format_named
from dateline.export.parts import Profile
from dateline.export.publish import Published, publish
from dateline.ledger.media import shown
from dateline.ledger.outgoing import Outgoing
from dateline.ledger.view import View, open_view
from dateline.projection import Projection, open_projection
from dateline.projection.compact import at_once
from dateline.reconcile.particulars import NOTHING, together
from dateline.records.agenda import Appointment, Step
from dateline.records.happenings import Edge, Incident
from dateline.records.publication import EVERYTHING, Announced, Edition, Held, Outcome, Particulars, Quote, Released, Tallied
from dateline.records.totals import Total

__all__ = ["Published", "Wanted", "edition_of", "export"]

UNSEEN: Mapping[str, str] = {}
PUT_TOGETHER: frozenset[Held] = frozenset({"incidents", "tallied", "announced"})
SHIPPED = ("", hashlib.sha256(b"").hexdigest())  # a run that took no codebook of the user's own wrote down the digest of nothing
PROFILES: Mapping[str, Profile] = {"machine": "machine", "spreadsheet": "spreadsheet"}
OUTCOMES: Mapping[str, Outcome] = {"moved": "moved", "postponed": "moved", "cancelled": "cancelled", "missed": "missed", "held": "held"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a ledger is to go out: figures by `policy` (null: the format's custom), `reviewed` alone, as known at a moment."""

    policy: str | None = None
    reviewed: bool = False
    as_of: str | None = None


def export(path: str, name: str, target: Path, profile: str, wanted: Wanted, cache: Path | None = None) -> Published:
    """Write a ledger in a format; what is kept in the `cache` of it as it is now is not put together again."""
    kind = format_named(name)
    if profile not in PROFILES:
        raise DatelineError(f"there is no profile {profile!r}: the profiles are {' and '.join(PROFILES)}")
    chosen = load_policy(wanted.policy or kind.policy)
    with at_once(), open_view(path, wanted.as_of) as view:
        now = None if wanted.as_of else cache
        made = edition_of(view, Path(shown(path)).stem, chosen, reviewed=wanted.reviewed, cache=now, holds=kind.holds)
        return publish(made, kind, target, PROFILES[profile])


def edition_of(
    view: View, name: str, policy: Policy, *, reviewed: bool = False, cache: Path | None = None, holds: frozenset[Held] = EVERYTHING
) -> Edition:
    """Return everything that a ledger holds, its incidents' figures by the policy; what is due stands as on the ledger's last day.

    A `cache` may be given for a ledger as it is now: its incidents are then taken from there. Only the lists that somebody `holds` are
    put together; the others stay empty.
    """
    if cache is not None and holds & PUT_TOGETHER:
        with open_projection(Config(view.path, cache), reviewed=reviewed) as kept:
            held = view.publication(holds=holds, particulars=False, at=kept.at)
            if kept.head == held.head:  # else the ledger has learned something meanwhile
                return _edition(name, policy, held, _kept(kept, held, holds), view.states(), _edges(view, holds))
    held = view.publication(holds=holds)
    return _edition(name, policy, held, _put_together(view, held, holds, reviewed=reviewed), view.states(), _edges(view, holds))


def edition_among(view: View, name: str, policy: Policy, documents: Collection[str], incidents: Sequence[Incident]) -> Edition:
    """Return every value of a few reports and who says it, with these incidents as they are in lists."""
    return _edition(name, policy, view.told(documents, values=True), _Together([(each, NOTHING) for each in incidents]))


def edition_standing(view: View, name: str, policy: Policy) -> Edition:
    """Return an edition without anything in it: which ledger it is, at which entry, by which policy and codebook."""
    return _edition(name, policy, view.publication(()), _Together())


def edition_told(view: View, name: str, policy: Policy, incidents: Sequence[Incident]) -> Edition:
    """Return these incidents with the reports that tell of them, and nothing else that stands in the reports."""
    documents = {document for each in incidents for document in each.documents}
    held = view.told(documents)
    return _edition(name, policy, held, _Together(_beside(incidents, held.particulars)))


@dataclass(frozen=True, slots=True)
class _Together:
    """What is put together from all reports: incidents, each with its particulars, totals, and what is to come."""

    incidents: Iterable[tuple[Incident, Particulars]] = ()
    totals: Iterable[Total] = ()
    appointments: Iterable[Appointment] = ()


def _edition(
    name: str, policy: Policy, held: Outgoing, together: _Together, states: Mapping[str, str] = UNSEEN, edges: Sequence[Edge] = ()
) -> Edition:
    return Edition(
        ledger=name,
        head=held.head,
        seq=held.seq,
        at=held.at,
        policy=policy.name,
        version=__version__,
        codebook=f"dateline {__version__}" if held.codebook in SHIPPED else held.codebook,
        reports=held.reports,
        incidents=[_released(each, known, policy) for each, known in together.incidents],
        tallied=[_tallied(each, held.totals[each.id], states) for each in together.totals if each.id in held.totals],
        announced=[_announced(each, held) for each in together.appointments if each.id in held.coming],
        sayings=held.sayings,
        facts=held.facts,
        stated=held.stated,
        edges=edges,
        corrections=held.corrections,
        restricted=frozenset(held.restricted),
        unspoken=held.unspoken,
    )


def _kept(projection: Projection, held: Outgoing, holds: frozenset[Held]) -> _Together:
    """Return what a projection has of the ledger as it is held."""
    return _Together(
        projection.every_with_particulars() if "incidents" in holds else (),
        projection.totals() if "tallied" in holds else (),
        projection.appointments(held.at[:10]).rows if "announced" in holds else (),
    )


def _put_together(view: View, held: Outgoing, holds: frozenset[Held], *, reviewed: bool) -> _Together:
    """Return what follows from the ledger itself."""
    return _Together(
        _beside(reconciling.incidents(view, reviewed=reviewed), held.particulars) if "incidents" in holds else (),
        view.totals() if "tallied" in holds else (),
        reconciling.appointments(view, held.at[:10]) if "announced" in holds else (),
    )


def _beside(incidents: Iterable[Incident], particulars: Mapping[str, Particulars]) -> Iterator[tuple[Incident, Particulars]]:
    return ((each, together([particulars[name] for name in each.members if name in particulars])) for each in incidents)


def _edges(view: View, holds: frozenset[Held]) -> Sequence[Edge]:
    return view.edges() if "edges" in holds else ()


def _released(incident: Incident, known: Particulars, policy: Policy) -> Released:
    return Released(reconciling.under(incident, policy), known.parties, known.losses, known.witnesses, known.instruments)


def _tallied(total: Total, quote: Quote, states: Mapping[str, str]) -> Tallied:
    exact = total.bounds.low == total.bounds.high or total.bounds.best is not None
    return Tallied(
        id=total.id,
        measure=total.measure,
        unit=total.unit,
        value=(total.bounds.best if total.bounds.best is not None else total.bounds.low) if exact else None,
        low=total.bounds.low,
        high=total.bounds.high,
        comparator=total.comparator,
        actor=total.actor,
        target=total.target,
        place=total.place,
        period_start=total.start,
        period_end=total.end,
        as_of=total.as_of,
        as_of_precision=total.as_of_precision,
        speaker=total.speaker,
        quote=quote,
        review=states.get(total.id, "machine"),
    )


def _announced(item: Appointment, held: Outgoing) -> Announced:
    """Return what is to come as a calendar needs it: every step after the first changes its sequence."""
    changes = [step for step in item.steps if step.did != "announced"]
    last: Step | None = changes[-1] if changes else None
    first = item.steps[0] if item.steps else None
    quote = held.coming[item.id]
    return Announced(
        id=item.id,
        kind=item.kind or "other",
        what=" ".join(quote.exact.split()),
        due_start=item.start,
        due_end=item.end,
        precision=item.precision or "unknown",
        firmness=item.firmness or "expected",
        parties=item.parties,
        quote=quote,
        recorded_at=_moment(first, held.at),
        changed_at=_moment(last or first, held.at),
        speaker=item.speakers[0] if item.speakers else None,
        outcome=OUTCOMES.get(last.did) if last else "missed" if item.state == "overdue" else None,
        was_start=first.start if first and first.start != item.start else None,
        sequence=len(changes),
    )


def _moment(step: Step | None, otherwise: str) -> str:
    return f"{step.day}T00:00:00Z" if step is not None and step.day else otherwise
