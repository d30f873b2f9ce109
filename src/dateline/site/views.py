"""What each page shows, put together from the material."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.records.happenings import Bounds, Told
from dateline.records.publication import Announced, Edition, Released, Report, Witness
from dateline.site.mapping import draw
from dateline.site.material import Material
from dateline.site.pieces import Light, Piece
from dateline.site.timeline import timeline
from dateline.site.titles import titles
from dateline.site.values import LISTED, Shown, by_report, lights, names, records, speakers
from dateline.site.wording import OWN_VOICE, toll

__all__ = ["LISTED", "Reports", "all_titles", "home", "incident", "paragraphs"]

OUTCOMES = ("killed", "injured", "captured")
NEWEST = 8
STATES = {"moved": "moved", "cancelled": "called off", "held": "held", "met": "met", "missed": "overdue"}
RELATIONS = {
    "syndicated": "the same text, taken over", "same_story": "one story", "corrected": "a corrected version", "update": "an update",
}  # fmt: skip
all_titles = titles


@dataclass(frozen=True, slots=True)
class Figure:
    """One big figure of an incident; where somebody disputes the incident, the number is not shown."""

    outcome: str
    shown: str


@dataclass(frozen=True, slots=True)
class Giving:
    """What one report gives of an incident: its sentences with their speakers, and its figures."""

    report: Report
    witnesses: tuple[Witness, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What is to come, and its state on the ledger's last day."""

    item: Announced
    state: str


def home(material: Material, named: Mapping[str, str]) -> dict[str, object]:
    """Return what the first page shows."""
    edition = material.edition
    newest = sorted(edition.reports, key=lambda each: (each.published or "", each.document), reverse=True)
    return {
        "counts": _counts(edition),
        "newest": newest[:NEWEST],
        "all_reports": sorted(edition.reports, key=lambda each: (each.published or "9999", each.document)),
        "charts": material.charts,
        "map": draw(edition.incidents),
        "timeline": timeline(edition.incidents),
        "due": _due(edition),
        "disputes": [(name, each) for name in named for each in material.contradictions.get(name, ())],
        "incidents": {each.incident.id: each.incident for each in edition.incidents},
        "figures": {each.incident.id: figures(each) for each in edition.incidents},
    }


def incident(material: Material, released: Released) -> dict[str, object]:
    """Return what an incident's page shows."""
    name = released.incident.id
    return {
        "released": released,
        "incident": released.incident,
        "figures": figures(released),
        "means": next((each.means for each in material.method.policies if each.name == released.incident.policy), ""),
        "giving": giving(material.edition, released),
        "revisions": material.revisions.get(name, ()),
        "contradictions": material.contradictions.get(name, ()),
        "map": draw([released]),
    }


def figures(released: Released) -> list[Figure]:
    """Return the three figures of an incident, those that are told."""
    found: list[Figure] = []
    for outcome in OUTCOMES:
        bounds: Bounds | None = getattr(released.incident, outcome)
        if bounds is not None:
            found.append(Figure(outcome, "disputed" if released.incident.review == "disputed" else toll(bounds)))
    return found


def paragraphs(cut: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces of a text line by line, empty lines left out."""
    lines: list[list[Piece]] = [[]]
    for piece in cut:
        start = piece.start
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(replace(piece, start=start, text=text))
            start += len(text) + 1
    return [line for line in lines if line]


class Reports:
    """The reports of an edition with their records."""

    def __init__(self, material: Material) -> None:
        edition = material.edition
        self.by_id = {each.document: each for each in edition.reports}
        self._stated = by_report(edition)
        self._speakers = speakers(edition)
        self._names = names(edition)
        self._incidents: dict[str, list[str]] = {}
        for each in edition.incidents:
            for document in each.incident.documents:
                self._incidents.setdefault(document, []).append(each.incident.id)
        self._related: dict[str, list[tuple[str, str]]] = {}
        for family in material.families:
            words = f"{RELATIONS[family.relation]}: {family.reason}"
            self._related.setdefault(family.left, []).append((family.right, words))
            self._related.setdefault(family.right, []).append((family.left, words))

    def records(self, document: str) -> tuple[list[Shown], list[Light]]:
        """Return the records of a report, and its words to be lit."""
        stated = self._stated.get(document, [])
        shown = records(stated, self._speakers, self._names)
        return shown, lights(stated, shown)

    def beside(self, report: Report) -> dict[str, object]:
        """Return what else a report's page shows: its incidents, and the reports of one origin with it."""
        related = [(self.by_id[name], words) for name, words in self._related.get(report.document, ()) if name in self.by_id]
        return {"its_incidents": self._incidents.get(report.document, ()), "related": related}


def _counts(edition: Edition) -> list[tuple[str, int]]:
    outlets = {each.outlet for each in edition.reports if each.outlet}
    return [
        ("reports", len(edition.reports)),
        ("outlets", len(outlets)),
        ("incidents", len(edition.incidents)),
        ("totals that somebody gives", len(edition.tallied)),
        ("announced events", len(edition.announced)),
        ("statements by speakers", len(edition.sayings)),
        ("values on words of a text", len(edition.stated)),
        ("corrections", len(edition.corrections)),
    ]


def _due(edition: Edition) -> list[Due]:
    """Return what is to come, what is overdue first."""
    order = ("overdue", "ahead", "moved", "no day", "called off", "held", "met")
    found = [Due(each, _state(each, edition.at[:10])) for each in edition.announced]
    return sorted(found, key=lambda due: (order.index(due.state), due.item.due_end or due.item.due_start or "9999", due.item.id))


def _state(item: Announced, today: str) -> str:
    last = item.due_end or item.due_start
    if item.outcome in {None, "moved"} and last and last < today:
        return "overdue"
    if item.outcome is not None:
        return STATES[item.outcome]
    return "ahead" if last else "no day"


def giving(edition: Edition, released: Released) -> Sequence[Giving]:
    """Return what each report gives of an incident, in the order of its reports."""
    reports = {each.document: each for each in edition.reports}
    documents = dict.fromkeys((*released.incident.documents, *(each.document for each in released.witnesses)))
    return [
        Giving(
            reports[name],
            tuple({each.quote: each for each in released.witnesses if each.document == name}.values()),
            tuple(each for each in released.incident.told if each.document == name),
        )
        for name in documents
        if name in reports
    ]


def voice(told: Told) -> str:
    """Return who gives a figure."""
    return ", ".join(dict.fromkeys(each.speaker or OWN_VOICE for each in told.voices)) or OWN_VOICE
