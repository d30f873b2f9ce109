"""Two charts: rows of a tally with their bounds, and a claimed total as steps over the documented curve with its band."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.answer.charts.curve import Point
from dateline.answer.tally import Brief
from dateline.answer.tally.groups import GROUPINGS
from dateline.errors import DatelineError, in_words

if TYPE_CHECKING:
    import altair as alt

FORMATS = (".svg", ".png")
WIDTH, HEIGHT = 640, 320
CLAIMED, DOCUMENTED = "#7a3b00", "#1f4e79"
OPEN = 1.25  # an open bound is drawn to here, and the title says so


def draw_tally(rows: Sequence[Brief], title: str, path: Path, by: str | None = None) -> None:
    """Write a chart of a tally: a point for the best figure and a line from low to high for each row."""
    import altair as alt  # noqa: PLC0415 loaded when a chart is drawn, and only then

    values = [_row(row) for row in rows]
    sort = None if by in GROUPINGS else "ascending"
    shared = alt.Chart(alt.InlineData(values=values)).encode(y=alt.Y("row:N", sort=sort, title=None))
    line = shared.mark_rule(strokeWidth=3, color=DOCUMENTED).encode(x=alt.X("low:Q", title=title), x2="high:Q")
    point = shared.mark_point(filled=True, size=60, color=DOCUMENTED).encode(x="best:Q")
    shown: Any = alt.layer(line, point).properties(width=WIDTH, title=_title(title, any(value["open"] for value in values)))
    _save(shown, path)


def draw_comparison(claimed: Sequence[Point], documented: Sequence[Point], title: str, path: Path) -> None:
    """Write a chart of claimed totals as steps over the documented curve with its band."""
    import altair as alt  # noqa: PLC0415 loaded when a chart is drawn, and only then

    there, said = [_point(each) for each in documented], [_point(each) for each in claimed]
    days = alt.X("day:T", title=None)
    band = alt.Chart(alt.InlineData(values=there)).mark_area(opacity=0.25, color=DOCUMENTED, interpolate="step-after")
    curve = alt.Chart(alt.InlineData(values=there)).mark_line(color=DOCUMENTED, interpolate="step-after")
    line = alt.Chart(alt.InlineData(values=said)).mark_line(color=CLAIMED, strokeDash=[6, 3], interpolate="step-after", point=True)
    layers = [
        band.encode(x=days, y=alt.Y("low:Q", title="documented (band), claimed (dashed)"), y2="high:Q"),
        curve.encode(x=days, y="best:Q"),
        line.encode(x=days, y="best:Q", detail="line:N"),
    ]
    drawn_open = any(each.high is None for each in documented)
    shown: Any = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=_title(title, drawn_open))
    _save(shown, path)


def _row(row: Brief) -> dict[str, object]:
    bounds = row.sums[0].bounds if row.sums else None
    count = row.incidents
    if bounds is None:
        return {"row": row.key, "low": count, "best": count, "high": count, "open": False}
    high = bounds.high if bounds.high is not None else OPEN * max(bounds.low or 0, bounds.best or 0)
    return {"row": row.key, "low": bounds.low or 0, "best": bounds.best, "high": high, "open": bounds.high is None}


def _point(point: Point) -> dict[str, object]:
    high = point.high if point.high is not None else OPEN * point.best
    return {"day": point.day, "low": point.low, "best": point.best, "high": high, "line": point.line}


def _title(title: str, is_open: bool) -> str:
    return f"{title} (open bounds are drawn to 1.25 times their lower end)" if is_open else title


def _save(chart: alt.LayerChart, path: Path) -> None:
    if path.suffix.lower() not in FORMATS:
        raise DatelineError(f"--plot: {path.name}: a chart is an .svg or a .png file")
    try:
        chart.save(str(path), format="svg" if path.suffix.lower() == ".svg" else "png")
    except OSError as error:
        raise DatelineError(f"--plot: {path}: {in_words(error)}") from error
