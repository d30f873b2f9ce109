"""Official totals as steps over what is documented in their scope, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.answer.charts import Point, curve, draw_comparison, steps
from dateline.answer.counts import Policy
from dateline.answer.documented import compare
from dateline.answer.documented.alignment import Measured, measures
from dateline.answer.documented.comparing import Compared
from dateline.records.happenings import Incident
from dateline.records.publication import Edition
from dateline.records.totals import Total
from dateline.site import Bar, Chart
from dateline.site.wording import between, day


def charts(totals: Sequence[Total], edition: Edition, policy: Policy) -> Iterator[Chart]:
    """Yield a chart for each measure of which somebody gives a total that incidents of the edition can be held against."""
    public = {each.id for each in edition.tallied if each.review != "disputed"}
    incidents = [each.incident for each in edition.incidents if each.incident.review != "disputed"]
    for measure, measured in sorted(measures().items()):
        said = (each for each in totals if each.measure == measure and each.id in public)
        found = [each for each in (compare(one, incidents, policy) for one in said) if each.label != "not_comparable"]
        made = chart_of(measure, measure.capitalize(), measured, found, incidents, policy)
        if made is not None:
            yield made


def chart_of(
    name: str, title: str, measured: Measured, found: Sequence[Compared], incidents: Sequence[Incident], policy: Policy
) -> Chart | None:
    """Return the chart of totals over the incidents in their scope; none where there is nothing to hold against each other."""
    inside = {name for each in found for name in each.incidents}
    documented = curve([each for each in incidents if each.id in inside], measured, policy)
    claimed = steps(each.total for each in found)
    if not claimed or not documented or not _any(documented[-1]):
        return None
    voices = ", ".join(sorted({each.total.speaker or "the report’s own voice" for each in found}))
    said = f"{len(claimed)} {'total' if len(claimed) == 1 else 'totals'} by {voices}"
    held = f"{len(inside)} documented {'incident' if len(inside) == 1 else 'incidents'}"
    if len(claimed) == 1:
        return Chart(name, title, f"{said}, beside {held}.", "", _bars(voices, claimed[0], _until(documented, claimed[0].day)))
    return Chart(name, title, f"{said}, over {held}.", _drawn(claimed, _until(documented, claimed[-1].day), title))


def _bars(voices: str, said: Point, documented: Sequence[Point]) -> tuple[Bar, Bar]:
    """Return one total and what is documented by its day, as bars: a curve of one point says nothing."""
    there = [each for each in documented if each.day <= said.day][-1:] or [Point(said.day, 0, 0, 0)]
    figures = ((f"{voices}, {day(said.day)}", said), ("documented by then", there[0]))
    longest = max(each.best for _, each in figures) or 1
    first, second = (Bar(label, between(each.low, each.high), round(1000 * each.best / longest)) for label, each in figures)
    return first, second


def _any(last: Point) -> bool:
    return last.best > 0 or last.high is None or last.high > 0


def _until(documented: Sequence[Point], day: str) -> Sequence[Point]:
    """Return the documented curve up to a day: what is documented stays documented."""
    last = documented[-1]
    return documented if last.day >= day else [*documented, Point(day, last.low, last.best, last.high)]


def _drawn(claimed: Sequence[Point], documented: Sequence[Point], measure: str) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "chart.svg"
        draw_comparison(claimed, documented, measure, path)
        return path.read_text(encoding="utf-8")
