"""One reader's desk: the questions of a page to the ledger at one head of its log, restricted things left out of every answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, select

from dateline.answer.counts import load_policy
from dateline.catalogue import Catalogue, Listed, Say, open_catalogue, silent
from dateline.config import Config
from dateline.export.gate import admit
from dateline.export.withheld import Rules, withhold
from dateline.ledger.happenings import load_printed
from dateline.ledger.media import shown
from dateline.ledger.outgoing import load_unspoken
from dateline.ledger.schema import metadata
from dateline.ledger.texts import stored_sentences, stored_text
from dateline.ledger.values import values_of_records
from dateline.ledger.view import View, open_view
from dateline.projection import Projection, open_projection, standing_projection
from dateline.publishing import edition_among, edition_standing, edition_told
from dateline.records.happenings import Incident
from dateline.records.publication import Edition, Quote, Released, Report
from dateline.records.texts import Span
from dateline.site.titles import title_of
from dateline.web.settings import Settings

TABLES = metadata.tables


Hidden = tuple[frozenset[str], frozenset[Quote]]
"""The ids of what is restricted, and the words that name the restricted people."""


def veil_of(view: View) -> Rules:
    """Return what of a ledger may not be shown to everybody."""
    return Rules(*hidden_in(view))


def hidden_in(view: View) -> Hidden:
    """Return what is restricted in a ledger."""
    restricted = view.restricted()
    return frozenset(restricted), frozenset(view.ask(lambda connection: load_unspoken(connection, None, restricted)))


class Desk:
    """A ledger open for one reader."""

    def __init__(self, settings: Settings, *, standing: bool = False) -> None:
        """Open the ledger at its present head; or, `standing`, where its projection was last brought up."""
        self.settings = settings
        self.name = Path(shown(settings.ledger)).stem
        self.view = open_view(settings.ledger)
        config = _config(settings)
        kept = standing_projection(config, reviewed=settings.reviewed, policy=settings.policy) if standing else None
        self.projection: Projection = kept or open_projection(config, reviewed=settings.reviewed, policy=settings.policy)
        self.head = self.projection.head

    def close(self) -> None:
        """Give the files back."""
        if "catalogue" in self.__dict__:
            self.catalogue.close()
        self.projection.close()
        self.view.close()

    def is_current(self) -> bool:
        """Tell whether nothing has been written since."""
        return self.view.head() == self.head

    def hides_enough(self) -> bool:
        """Tell whether nothing else is restricted now than what this desk hides."""
        return hidden_in(self.view) == self.hidden

    @cached_property
    def catalogue(self) -> Catalogue:
        """The lists over the whole ledger."""
        return self.fill(silent)

    def fill(self, hear: Say) -> Catalogue:
        """Return the lists over the whole ledger; `hear` is told how many reports are in them."""
        return open_catalogue(self.view, self.settings.cache, self.settings.ledger, hear)

    @cached_property
    def hidden(self) -> Hidden:
        """What is restricted."""
        return hidden_in(self.view)

    @cached_property
    def veil(self) -> Rules:
        """What may not be shown."""
        return Rules(*self.hidden)

    def public(self, incidents: Iterable[Incident]) -> list[Incident]:
        """Return incidents without restricted people, those that are themselves restricted left out."""
        released = map(Released, incidents)
        return [self.veil.released(each).incident for each in released if self.veil.allows_incident(each)]

    def edition(self, documents: Collection[str], incidents: Iterable[Incident] = ()) -> Edition:
        """Return what a few reports give, through the gate: nothing whose words do not stand, nothing restricted."""
        made = edition_among(self.view, self.name, load_policy(self.settings.policy), documents, list(incidents))
        return withhold(admit(made).edition).edition

    def standing(self) -> Edition:
        """Return an edition without anything in it: which ledger it is, at which entry, by which policy and codebook."""
        return edition_standing(self.view, self.name, load_policy(self.settings.policy))

    def told(self, incidents: Iterable[Incident]) -> Edition:
        """Return a few incidents with the reports that tell of them, through the gate."""
        made = edition_told(self.view, self.name, load_policy(self.settings.policy), list(incidents))
        return withhold(admit(made).edition).edition

    def titles(self, incidents: Iterable[Incident]) -> dict[str, str]:
        """Return the titles that a person would give."""
        wanted = list(incidents)
        told = self.view.ask(lambda connection: _triggers(connection, {name for each in wanted for name in each.members}))
        naming = self.settings.naming
        return {
            each.id: title_of(each, {word for name in each.members for word in told[name]}, [each.words], naming.kinds, naming.nouns)
            for each in wanted
        }

    def reports(self, documents: Collection[str]) -> dict[str, Report]:
        """Return where and when a few reports stood, without their texts; restricted ones are not among them."""
        wanted = sorted({each for each in documents if not self.veil.is_restricted(each)})
        printed = self.view.ask(lambda connection: load_printed(connection, None, wanted))
        return {
            name: self.veil.report(
                Report(name, each.names, "", each.outlet, each.title, published=each.published, publisher=each.publisher)
            )
            for name, each in printed.items()
        }

    def listed(self, rows: Iterable[Listed]) -> list[Report]:
        """Return the reports of a list, restricted ones left out, as far as they may be named."""
        known = self.reports({each.document for each in rows})
        return [known[each.document] for each in rows if each.document in known]

    def texts(self, documents: Collection[str]) -> dict[str, str]:
        """Return the texts of a few reports, those left out that are restricted; who shows words of them asks the veil first."""
        column = TABLES["document"].c
        wanted = select(column.id, column.text).where(column.id.in_(sorted(documents)))
        found = self.view.ask(lambda connection: connection.execute(wanted).all())
        return {name: text for name, text in found if not self.veil.is_restricted(name)}

    def sentences(self, records: Collection[str]) -> dict[str, str]:
        """Return the sentence around the words of each record, as far as it may be shown."""
        found = self.view.ask(lambda connection: _around(connection, records))
        return {name: quote.exact for name, quote in found.items() if self.veil.quotable(quote)}

    def incidents_of(self, document: str) -> list[Incident]:
        """Return the incidents that a report tells of."""
        record = TABLES["record"].c
        wanted = select(record.id).where(record.document == document, record.kind == "incident").order_by(record.id)
        names = self.view.ask(lambda connection: connection.execute(wanted).scalars().all())
        found = (self.projection.incident(each) for each in names)
        return list({each.id: each for each in found if each is not None}.values())

    def original(self, report: Report) -> bytes | None:
        """Return the bytes that a report was made of."""
        blob = TABLES["blob"].c
        found: bytes | None = self.view.ask(
            lambda connection: connection.execute(select(blob.bytes).where(blob.sha256 == report.raw_sha256)).scalar()
        )
        return found

    def states_of(self, records: Collection[str]) -> dict[str, str]:
        """Return the review states of records that somebody has looked at."""
        return {name: state for name, state in self.view.states().items() if name in records}

    def speakable(self, *words: str | None) -> bool:
        """Tell whether words may be shown: they hold no restricted name."""
        return not any(self.veil.names_one(each) for each in words if each)


def _triggers(connection: Connection, members: Collection[str]) -> Mapping[str, list[str]]:
    """Return the words that told the events of each report's incident."""
    incidents = values_of_records(connection, None, members, ("event",))
    events = {name for each in incidents.values() for name in each.many("event")}
    types = values_of_records(connection, None, events, ("type",))
    found: dict[str, list[str]] = defaultdict(list)
    for name, incident in incidents.items():
        said = (types[event].said("type") for event in incident.many("event") if event in types)
        found[name] = [each.exact.casefold() for each in said if each is not None]
    return found


def _around(connection: Connection, records: Collection[str]) -> dict[str, Quote]:
    known = values_of_records(connection, None, records, ("number", "measure"))
    texts: dict[str, tuple[str, list[Span]]] = {}
    found = {}
    for name, record in known.items():
        said = record.said("number") or record.said("measure")
        if said is None:
            continue
        if record.document not in texts:
            texts[record.document] = stored_text(connection, record.document), stored_sentences(connection, record.document)
        text, sentences = texts[record.document]
        held = next((each for each in sentences if each.start <= said.start < each.end), None)
        if held is not None:
            found[name] = Quote(record.document, held.start, held.end, held.of(text))
    return found


def _config(settings: Settings) -> Config:
    return Config(settings.ledger, settings.cache, settings.codebook, settings.gazetteer)
