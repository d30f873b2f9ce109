"""The values of a record as words, and the records of a report in the order of its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.records.publication import Edition, Stated
from dateline.site.pieces import Light
from dateline.site.wording import OWN_VOICE, between, cut, days, grouped

NAMES = {
    "count": "people", "tally": "total", "time": "time", "place": "place", "entity": "name", "scheduled": "to come", "event": "event",
    "fact": "fact", "claim": "speech", "incident": "incident", "comparison": "comparison",
}  # fmt: skip
LISTED = ("incident", "count", "tally", "comparison", "scheduled", "fact", "claim")
# Whole clauses are what a record stands in; lighting them would light the page.
LIT = {
    "count": ("number", "outcome"), "tally": ("number", "measure"), "time": ("expression",), "place": ("name",), "entity": ("mention",),
    "scheduled": ("what", "due"), "event": ("type",), "fact": ("value",), "claim": ("cue", "speaker"),
}  # fmt: skip
COMPARED = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "fewer than ", "about": "about ",
            "nearly": "nearly "}  # fmt: skip

# What says nothing to a reader that the words beside it do not say, or names another record.
SKIPPED = (
    "mention", "attribution", "clause", "content", "cue", "event", "source", "speaker", "expression", "part_of", "left", "against", "unit",
    "what", "hint",
)  # fmt: skip
FIRST = (
    "number", "outcome", "killed", "injured", "captured", "measure", "who", "actor", "target", "subject", "predicate", "value", "kind",
    "due",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as a page lists it: what it is, its values in words, the words it stands on, who says it, by which rule."""

    id: str
    kind: str
    name: str
    words: str
    quote: str
    start: int
    speaker: str
    origin: str


def by_report(edition: Edition) -> dict[str, list[Stated]]:
    """Return the live values by report, in the order of the text."""
    found: dict[str, list[Stated]] = {}
    for each in edition.stated:
        found.setdefault(each.quote.document, []).append(each)
    return found


def speakers(edition: Edition) -> dict[str, str]:
    """Return who speaks in each claim."""
    return {each.id.partition("/")[0]: each.speaker or (f"unnamed {each.role}" if each.role else "unnamed") for each in edition.sayings}


def names(edition: Edition) -> dict[str, str]:
    """Return the names of entities and places by their ids."""
    return {each.record: str(json.loads(each.value)) for each in edition.stated if each.property == "name"}


def records(stated: Sequence[Stated], voices: Mapping[str, str], known: Mapping[str, str]) -> list[Shown]:
    """Return the records of a report in the order of its text."""
    grouped_: dict[str, list[Stated]] = {}
    for each in stated:
        grouped_.setdefault(each.record, []).append(each)
    shown = [_shown(values, voices, known) for values in grouped_.values()]
    return sorted(shown, key=lambda each: (each.start, list(NAMES).index(each.kind) if each.kind in NAMES else 99, each.id))


def lights(stated: Iterable[Stated], shown: Iterable[Shown]) -> list[Light]:
    """Return the words of a report to be lit."""
    known = {each.id: each for each in shown}
    return [
        Light(each.quote.start, each.quote.end, each.kind, each.record, note(known[each.record]))
        for each in stated
        if each.property in LIT.get(each.kind, ())
    ]


def note(record: Shown) -> str:
    """Return a record in one line: kind, value, speaker, rule."""
    return cut(" · ".join(part for part in (f"{record.name}: {record.words}", record.speaker, record.origin) if part))


def _shown(values: Sequence[Stated], voices: Mapping[str, str], known: Mapping[str, str]) -> Shown:
    first = min(values, key=lambda each: (each.quote.start, each.quote.end))
    kind = values[0].kind
    lit = [each for each in values if each.property in LIT.get(kind, ())]
    main = min(lit or values, key=lambda each: (each.quote.start, each.quote.end))
    claim = next((each.claim for each in values if each.claim), None)
    words = dict.fromkeys(words for each in sorted(values, key=_rank) if (words := _words(each, known)))
    return Shown(
        id=first.record,
        kind=kind,
        name=NAMES.get(kind, kind),
        words=", ".join(words) or cut(main.quote.exact, 80),
        quote=cut(main.quote.exact),
        start=main.quote.start,
        speaker=_speaker(kind, first.record, claim, voices),
        origin=", ".join(dict.fromkeys(each.origin.partition(":")[2] or each.origin for each in values)),
    )


def _speaker(kind: str, record: str, claim: str | None, voices: Mapping[str, str]) -> str:
    """Return who says what a record holds; names, times and places are nobody's."""
    if kind in {"entity", "time", "place"}:
        return ""
    return voices.get(record, "") if kind == "claim" else voices.get(claim or "", OWN_VOICE)


def _rank(stated: Stated) -> int:
    return FIRST.index(stated.property) if stated.property in FIRST else len(FIRST)


def _words(stated: Stated, known: Mapping[str, str]) -> str:
    if stated.property in SKIPPED:
        return ""
    value = json.loads(stated.value)
    return in_words(value.get("force", "") if stated.property == "frame" and isinstance(value, dict) else value, known)


def in_words(value: Any, known: Mapping[str, str]) -> str:
    """Return a stored value in words; the ids of entities and places as their names, other ids not at all."""
    if isinstance(value, dict):
        return _object(value, known)
    if isinstance(value, list):
        return " and ".join(words for each in value if (words := in_words(each, known)))
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str):
        return known.get(value, "" if len(value) == 64 and value.isalnum() else value)
    return grouped(value)


def _object(value: Mapping[str, Any], known: Mapping[str, str]) -> str:
    if "low" in value and "high" in value:
        best, low, high = (_number(each) for each in (value.get("value", value.get("best")), value["low"], value["high"]))
        compared = COMPARED.get(value.get("comparator") or "", "")
        return f"{compared}{grouped(best)}" if best is not None else between(low, high)
    if "start" in value and "end" in value:
        return days(value["start"], value["end"])
    return " ".join(words for key, each in value.items() if key not in {"geonameid", "lat", "lon"} and (words := in_words(each, known)))


def _number(value: Any) -> float | None:
    """Return a stored number: the ledger keeps "1.5" as a text, since machines print fractions differently."""
    return float(value) if isinstance(value, str) else value
