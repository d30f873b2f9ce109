"""From incidents to lists: which class of provenance tells of which incident, and strata by size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.answer.counts import Policy, figure
from dateline.answer.multiple.table import Table, from_memberships
from dateline.answer.voices import MEDIA, provenance
from dateline.records.happenings import Incident

SIZES = ((0, 0, "0"), (1, 1, "1"), (2, 4, "2-4"), (5, 14, "5-14"))
LARGEST, NO_FIGURE = "15+", "no figure"
Kinds = Mapping[str, str]


def memberships(incident: Incident, kinds: Kinds) -> frozenset[str]:
    """Return the classes that tell of an incident; `kinds` names the kind of each report's outlet ("local media") in place of "media"."""
    found = set()
    for told in incident.told:
        classes = {provenance(voice) for voice in told.voices} or {MEDIA}
        found |= {kinds.get(told.document, name) if name == MEDIA else name for name in classes}
    return frozenset(found or {kinds.get(document, MEDIA) for document in incident.documents})


def table_of(incidents: Iterable[Incident], kinds: Kinds | None = None) -> Table:
    """Return the table of incidents by the classes that tell of them. Ten copies of a wire story are one voice, and one list."""
    known = [memberships(incident, kinds or {}) for incident in incidents]
    lists = sorted({name for names in known for name in names})
    return from_memberships(lists, known)


def by_size(incidents: Iterable[Incident], policy: Policy, kinds: Kinds | None = None) -> dict[str, Table]:
    """Return a table for each class of size by the dead; large incidents are told by all, small ones by few."""
    strata: dict[str, list[Incident]] = {}
    for incident in incidents:
        strata.setdefault(size_class(incident, policy), []).append(incident)
    return {name: table_of(members, kinds) for name, members in sorted(strata.items())}


def size_class(incident: Incident, policy: Policy) -> str:
    """Return the class of an incident's size."""
    found = figure(incident.told, "killed", policy)
    if found is None:
        return NO_FIGURE
    size = found.bounds.best if found.bounds.best is not None else (found.bounds.low or 0)
    return next((name for low, high, name in SIZES if low <= size <= high), LARGEST)
