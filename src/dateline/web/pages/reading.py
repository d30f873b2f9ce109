"""One report as its page shows it: the text with its highlights, the records beside it, and how it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.ledger.sources import Reread, anchor_of
from dateline.records.happenings import Family
from dateline.records.publication import Edition, Report, Stated
from dateline.site import Material, Method, views
from dateline.site.pieces import Light, pieces
from dateline.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Read:
    """A report, whether its whole text may be shown, what was read from it, and the values of its page."""

    report: Report
    whole: bool
    stated: Sequence[Stated]
    values: Mapping[str, object]


def read_report(desk: Desk, document: str) -> Read | None:
    """Return a report as its page shows it; none where it may not be shown."""
    happened = desk.public(desk.incidents_of(document))
    edition = desk.edition([document], happened)
    if not edition.reports:
        return None
    report = edition.reports[0]
    material = _material(desk, edition, document)
    kept = views.Reports(material)
    shown, lights = kept.records(document)
    whole = desk.settings.whole and not report.withheld
    read = desk.view.ask(lambda connection: anchor_of(connection, document))
    states = desk.states_of({each.id for each in shown})
    values = {
        "edition": edition,
        "titles": desk.titles([each.incident for each in edition.incidents]),
        "reports": kept.by_id,
        "report": report,
        "paragraphs": views.paragraphs(pieces(report.text, lights)) if whole else None,
        "listed": [each for each in shown if each.kind in views.LISTED],
        "others": [each for each in shown if each.kind not in views.LISTED] if whole else [],
        "removed": desk.view.source(document).document.removed if whole else (),
        "lit": _first_lit(lights),
        "read": read,
        "witnesses": _witnesses(report, read) if whole else (),
        "states": states,
        **_beside(kept, report, material.families, desk),
    }
    return Read(report, whole, edition.stated, values)


def _material(desk: Desk, edition: Edition, document: str) -> Material:
    naming = desk.settings.naming
    return Material(edition, Method(), naming.kinds, naming.nouns, families=desk.view.families([document]), whole=desk.settings.whole)


def _beside(kept: views.Reports, report: Report, families: Sequence[Family], desk: Desk) -> dict[str, object]:
    """Return what else the page leads to: the incidents of the report, and the reports of one origin with it."""
    others = {each.right if each.left == report.document else each.left: each for each in families}
    known = desk.reports(others)
    related = [(known[name], f"{views.RELATIONS[each.relation]}: {each.reason}") for name, each in others.items() if name in known]
    return {**kept.beside(report), "related": related}


def _first_lit(lights: Sequence[Light]) -> dict[str, int]:
    """Return where the first lit words of each record begin."""
    found: dict[str, int] = {}
    for each in lights:
        found[each.record] = min(each.start, found.get(each.record, each.start))
    return found


def _witnesses(report: Report, read: Reread) -> list[str]:
    """Return the words by which the day was found that the report speaks from."""
    return [each.of(report.text) for each in read.evidence]
