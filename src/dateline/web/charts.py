"""Charts of the home page: official totals as steps over what is documented in their scope, drawn once for each head of the log."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.answer.counts import load_policy
from dateline.answer.documented import compare
from dateline.answer.documented.alignment import Aligned, align, measures
from dateline.projection import Filter
from dateline.records.series import Series
from dateline.records.totals import Total
from dateline.reporting.charts import chart_of
from dateline.site import Chart
from dateline.web.desk import Desk

MOST = 4  # charts of a page
TRIED = 40  # series that are tried for them
WEIGHED = 5_000  # incidents certainly in its scope that one total is held against at most: what may be in it is on no chart


def draw_charts(desk: Desk, series: Sequence[Series]) -> list[Chart]:
    """Return the charts of the totals with the most reports, of those that incidents can be held against."""
    found: list[Chart] = []
    for number, each in enumerate(sorted(series, key=_rank)[:TRIED]):
        made = _chart(desk, each, number)
        if made is not None:
            found.append(made)
        if len(found) == MOST:
            break
    return found


def _rank(series: Series) -> tuple[int, int, str]:
    """A total that was given on several days comes before one that several reports gave once."""
    documents = {total.document for point in series.points for total in point.totals}
    return -len(series.points), -len(documents), series.id


def _chart(desk: Desk, series: Series, number: int) -> Chart | None:
    measured = measures().get(series.measure)
    totals = [total for point in series.points for total in point.totals]
    aligned = [one for one in map(align, totals) if isinstance(one, Aligned)]
    if measured is None or not aligned:
        return None
    policy = load_policy(desk.settings.policy)
    within = Filter(scope=aligned[-1].scope, happened=True, types=measured.types)  # the last total's days take in those before it
    incidents = [each for each in desk.public(desk.projection.incidents(within, "latest", 0, WEIGHED).rows) if each.review != "disputed"]
    held = [each for each in (compare(one, incidents, policy) for one in totals) if each.label != "not_comparable"]
    return chart_of(f"{series.measure}-{number}", _title(series, totals), measured, held, incidents, policy)


def _title(series: Series, totals: Sequence[Total]) -> str:
    by = f" by {series.actor}" if series.actor else ""
    where = f" in {series.place}" if series.place else ""
    said = f", as {series.speaker or totals[0].publisher or 'a report'} counts"
    if measures()[series.measure].outcomes:
        return f"{(series.target or 'people').capitalize()} {series.measure}{by}{where}{said}"
    against = f" against {series.target}" if series.target else ""
    return f"{series.measure.capitalize()}{by}{against}{where}{said}"
