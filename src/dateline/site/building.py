"""The files of a static page. The same material gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import resources

from jinja2 import PackageLoader

from dateline.records.publication import Released, Report
from dateline.site import views
from dateline.site.markdown import rendered
from dateline.site.material import Material
from dateline.site.pieces import pieces
from dateline.site.templating import SHORT, environment


@dataclass(frozen=True, slots=True)
class File:
    """One file of the page; `rows` counts the records that it shows."""

    name: str
    rows: int
    data: bytes


def build(material: Material) -> Iterator[File]:
    """Yield every file, the first page first."""
    pages = _Pages(material)
    edition = material.edition
    yield pages.file("index.html", len(edition.incidents), "index.html", **views.home(material, pages.titles))
    for released in edition.incidents:
        yield pages.incident(released)
    for report in edition.reports:
        yield pages.report(report)
    yield pages.file("corrections.html", len(edition.corrections), "corrections.html", corrections=edition.corrections)
    yield File("corrections.jsonl", len(edition.corrections), "".join(map(_line, edition.corrections)).encode())
    yield pages.file("method.html", len(material.method.rules), "method.html", method=material.method, card=rendered(material.method.card))
    yield from (File(f"charts/{chart.name}.svg", 1, chart.svg.encode()) for chart in material.charts if chart.svg)
    yield File("style.css", 0, resources.files("dateline.site").joinpath("templates/style.css").read_bytes())


class _Pages:
    def __init__(self, material: Material) -> None:
        self.material = material
        self.titles = views.all_titles(material)
        self._reports = views.Reports(material)
        self._environment = environment(PackageLoader("dateline.site"), at=_at)

    def file(self, name: str, rows: int, template: str, **values: object) -> File:
        """Return a page made of a template; paths in it lead to the top by as many steps as the page lies deep."""
        common = {"edition": self.material.edition, "top": "../" * name.count("/"), "titles": self.titles, "reports": self._reports.by_id}
        made = self._environment.get_template(template).render(**common, **values)
        return File(name, rows, made.encode("utf-8", "replace"))

    def incident(self, released: Released) -> File:
        name = f"incidents/{released.incident.id[:SHORT]}.html"
        return self.file(name, len(released.witnesses), "incident.html", **views.incident(self.material, released))

    def report(self, report: Report) -> File:
        shown, lights = self._reports.records(report.document)
        whole = self.material.whole and not report.withheld
        return self.file(
            f"reports/{report.document[:SHORT]}.html",
            len(shown),
            "report.html",
            report=report,
            paragraphs=views.paragraphs(pieces(report.text, lights)) if whole else None,
            listed=[each for each in shown if each.kind in views.LISTED],
            removed=self.material.removed.get(report.document, ()) if whole else (),
            **self._reports.beside(report),
        )


def _at(top: str, kind: str, name: str) -> str:
    """Return where the page of a report or an incident stands."""
    return f"{top}{kind}/{name[:SHORT]}.html"


def _line(correction: object) -> str:
    return json.dumps(asdict(correction), ensure_ascii=False) + "\n"  # type: ignore[call-overload]
