"""A comparison in a few lines that can be quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.answer.actors import is_anybody
from dateline.answer.documented.alignment import acting
from dateline.answer.documented.comparing import Compared
from dateline.answer.wording import bounded, counted, day, number, period
from dateline.records.totals import Total

CHOICES_SHOWN = 3
PARTITIVE = ("those", "whom", "them", "which")
ACTS = ("attacks", "operations", "strikes")


def paragraph(compared: Compared) -> str:
    """Return the comparison in words."""
    return "\n".join(_lines(compared))


def _lines(compared: Compared) -> Iterator[str]:
    yield _claim(compared)
    if compared.documented is None or compared.verdict is None:
        yield f"Not comparable: {compared.reason}."
        return
    yield _ledger(compared)
    if compared.ascribed:
        yield f"Ascribed to {compared.scope.actor if compared.scope else 'it'} by {_told(compared.ascribed)}."
    if compared.edge:
        yield _edge(compared)
    yield _gap(compared)
    if compared.total.target and compared.total.measure not in ACTS and not is_anybody(compared.total.target):
        yield f"Mind: the figures of incidents count everybody, the total only {compared.total.target}."
    if compared.verdict.if_capped != compared.label:
        other = compared.verdict.if_capped.replace("_", " ")
        yield f"Some incidents have no upper bound; were they at most 1.25 times their lower one, the answer would be {other}."
    if compared.choices:
        told = "; ".join(f"{each.says} ({each.change:+d})" for each in compared.choices[:CHOICES_SHOWN])
        closes = "Would close it" if compared.choices[0].closes else "Would narrow it"
        yield f"{closes}: {told}."
    for hint in compared.hints:
        direction = "low" if hint.direction == "higher" else "high"
        yield f"{hint.speaker or 'The report'}: the number is too {direction}; no figure is given."


def _claim(compared: Compared) -> str:
    total = compared.total
    said = f", said on {day(total.published)}" if total.published else ""
    days = period(total.start, total.as_of if total.end is None else total.end)
    return f"{total.speaker or 'The report'} counts {bounded(total.bounds)} {_what(total)} ({days}){said}."


def _what(total: Total) -> str:
    """Return what is counted: acts by their word, people with what became of them."""
    if total.unit and any(word in total.unit.split() for word in PARTITIVE):
        return total.measure
    if total.measure in ACTS:
        return f"{(total.unit or total.measure).casefold()}{_by(total)}"
    if not total.unit or total.measure in total.unit.casefold():
        return total.unit or total.measure
    return f"{total.unit} {total.measure}"


def _by(total: Total) -> str:
    who = acting(total)
    return f" by {who}" if who and who not in (total.speaker, total.body) else ""


def _ledger(compared: Compared) -> str:
    reports = counted(compared.reports, "report")
    sources = _sources(compared.independent_low, compared.independent_high)
    incidents = counted(len(compared.incidents), "incident")
    documented = compared.documented
    if documented is None:
        return ""
    if compared.total.measure in ACTS:
        doubt = f" ({documented.low}–{documented.high} with doubtful merges)" if documented.low != documented.high else ""
        return f"The ledger documents {incidents} in the same scope{doubt}, from {reports}, {sources}."
    figure = f"{bounded(documented)} {compared.total.measure}"
    return f"The ledger documents {figure} in {incidents} of the same scope (policy {compared.policy}), from {reports}, {sources}."


def _edge(compared: Compared) -> str:
    """Return what may belong to the scope, apart from what certainly does."""
    edge = f"Possible besides: {counted(len(compared.edge), 'incident')} ({_reasons(compared)})"
    if compared.possible is None or compared.documented is None:
        return f"{edge}."
    low, high = compared.documented.low or 0, compared.possible.high
    upto = "an unknown number" if high is None else number(high)
    return f"{edge}; with none to all of them {number(low)} to {upto} would be documented."


def _gap(compared: Compared) -> str:
    verdict, unit = compared.verdict, _what(compared.total)
    covered = f"{verdict.coverage:.0%}".replace("%", " %") if verdict and verdict.coverage is not None else "an unknown share"
    if verdict is None or verdict.label == "consistent":
        return f"Both can be right: {covered} of the claimed number is documented."
    if verdict.residual is not None:
        certainly = "certainly " if compared.edge else ""
        missing = bounded(verdict.residual)
        left = f"one of the {unit} has" if missing == "1" else f"{missing} {unit} have"
        gap = f"Gap: {left} no report here; {covered} is {certainly}documented. Undocumented is not false."
        return f"{gap}{_if_all(compared)}"
    return f"More is documented than claimed ({covered}): the claim is too low, its scope is another, or incidents stand here twice."


def _if_all(compared: Compared) -> str:
    if not compared.edge or compared.possible is None:
        return ""
    if compared.with_edge == "consistent":
        return " If enough of the possible ones belong to it, both can be right."
    if compared.possible.high is None:
        return ""
    left = (compared.total.bounds.low or 0) - compared.possible.high
    return f" Even with all possible ones {number(left)} would be left."


def _sources(low: int, high: int) -> str:
    return f"{low} to {high} independent sources" if low != high else f"{high} independent {'source' if high == 1 else 'sources'}"


def _told(ascribed: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{who} ({many})" for who, many in ascribed)


def _reasons(compared: Compared) -> str:
    reasons = Counter(edge.reason for edge in compared.edge)
    return ", ".join(f"{many} × {reason}" if len(reasons) > 1 else reason for reason, many in sorted(reasons.items()))
