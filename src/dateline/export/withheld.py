"""What may not leave: restricted records and reports, and every quotation, name and text that would give away a restricted person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from dateline.records.publication import Edition, Party, Quote, Released, Report

Record = TypeVar("Record")
ARTICLES = ("the", "a", "an")
OWN = 5  # letters from which on a name is hardly ever part of another word
LISTS = ("tallied", "announced", "sayings", "facts", "stated", "corrections")


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition without what is restricted, and how many records stayed."""

    edition: Edition
    withheld: int


def withhold(edition: Edition) -> Kept:
    """Return what is public; where nothing is restricted, the edition itself."""
    if not edition.restricted:
        return Kept(edition, 0)
    rules = Rules(edition.restricted, edition.unspoken)
    lists: dict[str, Any] = {name: tuple(each for each in getattr(edition, name) if rules.allows(each)) for name in LISTS}
    incidents = tuple(rules.released(each) for each in edition.incidents if rules.allows_incident(each))
    reports = tuple(rules.report(each) for each in edition.reports if each.document not in edition.restricted)
    edges = tuple(each for each in edition.edges if not {each.id, each.left, each.right} & edition.restricted)
    public = replace(edition, incidents=incidents, reports=reports, edges=edges, **lists)
    before = len(edition.incidents) + sum(len(getattr(edition, name)) for name in LISTS)
    return Kept(public, before - len(incidents) - sum(map(len, lists.values())))


class Rules:
    """What may leave, by what is restricted and the words that name the restricted people."""

    def __init__(self, restricted: Collection[str], unspoken: Iterable[Quote]) -> None:
        """Take the ids of restricted records, values and reports, and the words."""
        words = tuple(unspoken)
        self._restricted = frozenset(restricted)
        self._spans: Mapping[str, list[Quote]] = _by_document(words)
        self._names = {_bare(quote.exact) for quote in words if any(map(str.isupper, quote.exact))} - {""}

    def is_restricted(self, name: str) -> bool:
        """Tell whether a record, value or report is restricted."""
        return name in self._restricted

    def allows(self, record: Any) -> bool:
        """Tell whether a record may leave: it is not restricted, nor its report, and its words name nobody who is."""
        ids = {getattr(record, name, None) for name in ("id", "record", "old", "new")}
        quotes = [getattr(record, field.name) for field in fields(record)] if is_dataclass(record) else []
        shown = [quote for quote in quotes if isinstance(quote, Quote)]
        named = [value for value in (getattr(record, name, None) for name in ("speaker", "subject", "body", "before", "after")) if value]
        return not (ids & self._restricted) and all(map(self.quotable, shown)) and not any(map(self.names_one, named))

    def allows_incident(self, released: Released) -> bool:
        """Tell whether an incident may leave: one of its reports' tellings at least is not restricted."""
        return not ({released.incident.id, *released.incident.members} & self._restricted)

    def released(self, released: Released) -> Released:
        """Return an incident without restricted people, and without the words that name them."""
        incident = released.incident
        parties = tuple(party for party in released.parties if party.record not in self._restricted and not self.names_one(party.name))
        told = tuple(each for each in incident.told if each.statement not in self._restricted and not self.names_one(each.quote))
        public = replace(
            incident,
            actors=self._public(incident.actors),
            targets=self._public(incident.targets),
            told=tuple(replace(each, voices=tuple(v for v in each.voices if not self.names_one(v.speaker or ""))) for each in told),
            documents=tuple(each for each in incident.documents if each not in self._restricted),
            words="" if self.names_one(incident.words) else incident.words,
        )
        witnesses = tuple(each for each in released.witnesses if self.quotable(each.quote) and not self.names_one(each.speaker or ""))
        written = tuple(_without_words(party) if self.names_one(party.written or "") else party for party in parties)
        return replace(released, incident=public, parties=written, witnesses=witnesses)

    def report(self, report: Report) -> Report:
        """Return a report; one that names a restricted person keeps its text, and a title that names him, to itself."""
        if report.document not in self._spans:
            return report
        return replace(report, withheld=True, title=None if self.names_one(report.title or "") else report.title)

    def _public(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in names if not self.names_one(name))

    def names_one(self, words: str) -> bool:
        """Tell whether words hold the name of a restricted person."""
        lowered = " ".join(words.split()).lower()
        return any(name in lowered for name in self._names)

    def quotable(self, quote: Quote) -> bool:
        """Tell whether a quotation may leave: its report is not restricted, and it touches no words that name a restricted person."""
        if quote.document in self._restricted:
            return False
        return not any(quote.start < other.end and other.start < quote.end for other in self._spans.get(quote.document, ()))


def _bare(name: str) -> str:
    """Return a name as it is looked for: in small letters and without its article, which others may leave out.

    Names are looked for inside words too, since some scripts join them to what stands before; "the UN" keeps its article, or it would
    be found in "under".
    """
    first, _, rest = " ".join(name.split()).lower().partition(" ")
    return rest if len(rest) >= OWN and first in ARTICLES else f"{first} {rest}".strip()


def _by_document(quotes: Iterable[Quote]) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        found[quote.document].append(quote)
    return found


def _without_words(party: Party) -> Party:
    return replace(party, written=None)
