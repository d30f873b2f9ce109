"""A tally: incidents in rows, each with its sums and the incidents behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.answer.tally.groups import GROUPINGS, OVERLAPPING, Outlets
from dateline.answer.tally.sums import Asking, Sum, summed
from dateline.records.happenings import Incident, Told

HAPPENED = frozenset({"occurred", "ongoing", None})


@dataclass(frozen=True, slots=True)
class Row:
    """One line: how many incidents, their sums, and how many sources are independent at least and at most.

    `overlapping` rows share incidents with others and must not be added up.
    """

    key: str
    incidents: tuple[str, ...]
    machine: int
    sums: tuple[Sum, ...]
    independent_low: int
    independent_high: int
    documents: tuple[str, ...]
    overlapping: bool


def tally(incidents: Iterable[Incident], asked: Sequence[Asking], by: str | None = None, outlets: Outlets | None = None) -> tuple[Row, ...]:
    """Return a tally's rows in their order; without a grouping there is one, "all".

    Only what happened is counted: what is expected, denied, threatened or background is not.
    """
    known: Mapping[str, str] = outlets or {}
    rows: dict[str, list[tuple[Incident, tuple[Told, ...]]]] = {}
    for incident in incidents:
        if incident.status in HAPPENED:
            grouped = GROUPINGS[by](incident, known) if by else iter([("all", incident.told)])
            for key, told in grouped:
                rows.setdefault(key, []).append((incident, told))
    return tuple(_row(key, rows[key], asked, overlapping=by in OVERLAPPING) for key in sorted(rows))


def _row(key: str, members: Sequence[tuple[Incident, tuple[Told, ...]]], asked: Sequence[Asking], *, overlapping: bool) -> Row:
    documents = tuple(sorted({told.document for _, figures in members for told in figures} or {d for i, _ in members for d in i.documents}))
    low = max(incident.independent_low for incident, _ in members)
    high = min(len({document for incident, _ in members for document in incident.documents}), sum(i.independent_high for i, _ in members))
    return Row(
        key,
        tuple(sorted(incident.id for incident, _ in members)),
        sum(incident.review == "machine" for incident, _ in members),
        tuple(summed(members, asking) for asking in asked),
        min(low, high),
        high,
        documents,
        overlapping,
    )
