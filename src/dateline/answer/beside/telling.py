"""Foreign rows beside incidents, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.answer.beside.laying import Beside
from dateline.answer.beside.pairs import Limits, Pair
from dateline.answer.wording import bounded, counted, number, period
from dateline.records.foreign import Foreign
from dateline.records.happenings import Bounds, Incident, Where

SHORT = 8
WORDS = 60
FIGURES = {
    "agree": "both can be right",
    "more here": "more here than there",
    "more there": "more there than here",
    "only here": "no figure there",
    "only there": "no figure here",
    "neither": "no figure",
}


def lines(found: Beside) -> Iterator[str]:
    """Yield what meets, what stands here alone, and what stands there alone."""
    yield _scope(found)
    yield from _notes(found)
    rows = "leads" if found.leads else "foreign records"
    yield f"MATCHED {number(len(found.matched))}"
    for pair in found.matched:
        yield from _pair(pair)
    yield f"ONLY HERE {number(len(found.only_here))}: incidents of the ledger in this scope that no row meets"
    for incident in found.only_here:
        yield f"  {period(incident.start, incident.end)}  {_told(incident)}"
    yield f"ONLY THERE {number(len(found.only_there))}: {rows} that meet no incident of the ledger"
    for foreign in found.only_there:
        yield f"  {period(foreign.start, foreign.end)}  {_row(foreign)}"


def _scope(found: Beside) -> str:
    countries = f", {', '.join(found.countries)}" if found.countries else ""
    return f"Scope: {period(found.scope.start, found.scope.end)}{countries}; {_limits(found.limits)}."


def _limits(limits: Limits) -> str:
    return f"two tellings meet within {counted(limits.days, 'day')} and {limits.kilometres:g} km, each with one other at most"


def _notes(found: Beside) -> Iterator[str]:
    yield "Foreign rows rest on no words of a report here: they are laid beside the incidents and counted nowhere."
    if found.leads:
        yield "GDELT's rows are a machine's codings of articles: leads to look after, not events."
    if found.deadly_only:
        yield "UCDP has only what killed somebody: incidents without a death are left out."
    if found.edge:
        yield f"At the edge of the scope, and met by no row: {counted(found.edge, 'incident')} without a sure day or place."


def _pair(pair: Pair) -> Iterator[str]:
    apart = f"{counted(pair.days, 'day')} apart" if pair.days else "days meet"
    places = "" if pair.kilometres is None else f", {pair.kilometres:g} km apart"
    days = period(pair.foreign.start, pair.foreign.end)
    yield f"  {days}  closeness {pair.closeness:.2f} ({apart}{places}); dead: {FIGURES[pair.figures]}"
    yield f"    here   {_told(pair.incident)}"
    yield f"    there  {_row(pair.foreign)}"


def _told(incident: Incident) -> str:
    kind = " ".join(each for each in (incident.type, incident.mode) if each)
    return "  ".join(
        each for each in (incident.id[:SHORT], kind, _place(incident.where), _dead(incident.killed), _cut(incident.words)) if each
    )


def _row(foreign: Foreign) -> str:
    who = _cut(" – ".join(", ".join(names) for names in (foreign.actors, foreign.targets) if names))
    figures = "" if foreign.lead else _dead(foreign.killed)
    return "  ".join(_bare(each) for each in (foreign.record_id, foreign.type, _place(foreign.where), figures, who) if each)


def _place(where: Where | None) -> str:
    return _bare((where.name or where.admin1 or where.country or "") if where else "") or "no place"


def _dead(killed: Bounds | None) -> str:
    if killed is None:
        return "killed: no figure"
    if killed.low is None and killed.high is None:
        return f"killed {number(killed.best)}" if killed.best is not None else "killed: no number"
    return f"killed {bounded(killed)}"


def _cut(words: str) -> str:
    plain = _bare(words)
    return plain if len(plain) <= WORDS else f"{plain[: WORDS - 1]}…"


def _bare(words: str) -> str:
    """Return words on one line, without characters that a terminal would obey."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
