"""GDELT's mentions table of 16 columns: one row for each report's telling of an incident (FORMATS.md 5)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import Value, tsv_chunks
from dateline.records.publication import Edition, Released, Report, Witness

WEB = 1
NO_OFFSET = -1
MIDNIGHT = "000000"


def make(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 GDELT's files are for programs alone
    """Return the mentions, without a header, as GDELT has them."""
    reports = {report.document: report for report in edition.reports}
    told = [(released, witness) for released in edition.incidents for witness in released.witnesses if witness.document in reports]
    return Export([Part("mentions.tsv", len(told), tsv_chunks(None, _rows(told, reports)))])


def _rows(told: list[tuple[Released, Witness]], reports: dict[str, Report]) -> Iterator[list[Value]]:
    for released, witness in told:
        report = reports[witness.document]
        yield [
            released.incident.id,
            _stamp(released.incident.start),
            _stamp(report.published),
            WEB,
            report.outlet or report.names[0],
            report.url or report.names[0],
            report.text.count(".", 0, witness.quote.start) + 1,
            NO_OFFSET,
            NO_OFFSET,
            witness.quote.start,
            1,
            round(100 * witness.score),
            len(report.text),
            None,
            None,
            json.dumps({"span": [witness.quote.start, witness.quote.end], "rule": witness.rule, "document": witness.document}),
        ]


def _stamp(day: str | None) -> str | None:
    return day.replace("-", "") + MIDNIGHT if day else None


FORMAT = Format(
    name="gdelt-mentions",
    title="GDELT 2.0 mentions, 16 columns, tab-separated, no header",
    policy="range",
    losses=(
        "figures, sides and who said them",
        "the width of an interval: EventTimeDate is its first day at midnight",
        "tone and translation: their columns stay empty; SentenceID counts full stops",
        "totals",
    ),
    make=make,
    holds=frozenset({"incidents"}),
)
