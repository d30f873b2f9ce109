"""Named questions to a ledger. Every quotation in an answer has passed the gate."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, func, select

from dateline.ledger.ask import Names, due_row, incident_row, tally_row
from dateline.ledger.carry import Carried, carry_over
from dateline.ledger.clusters import THRESHOLD, Policy, clusters_of
from dateline.ledger.edges import KINDS, is_about, load_edges
from dateline.ledger.happenings import load_happenings, load_texts
from dateline.ledger.heads import last_entry
from dateline.ledger.listed import iter_claims, iter_documents, load_names
from dateline.ledger.live import Known, is_live, load, of_kinds
from dateline.ledger.media import open_for_reading, plain_errors
from dateline.ledger.naming import also_named, load_named
from dateline.ledger.outgoing import Outgoing, load_outgoing, load_told
from dateline.ledger.outlook import load_comings, load_totals
from dateline.ledger.queue import Doubt, load_queue
from dateline.ledger.ratings import Rating, load_ratings
from dateline.ledger.restrictions import Restriction, load_restricted, load_restrictions
from dateline.ledger.reviews import load_states
from dateline.ledger.schema import metadata
from dateline.ledger.sentences import Sentence, found_rows
from dateline.ledger.shown import ClaimRow, DocumentRow, DueRow, FoundRow, IncidentRow, Shown, TallyRow
from dateline.ledger.sources import Source, source_of
from dateline.ledger.story import Happened, history_of
from dateline.ledger.suggestions import load_families
from dateline.ledger.texts import Texts, named_record, show_record
from dateline.records.agenda import Coming
from dateline.records.happenings import About, Cluster, Edge, Family, Happening, Named, Text
from dateline.records.publication import EVERYTHING, Held
from dateline.records.totals import Total

TABLES = metadata.tables
Answer = TypeVar("Answer")


def open_view(path: str, as_of: str | None = None) -> View:
    """Return the questions that can be put to an existing ledger; with `as_of`, what it believed at that moment (UTC)."""
    return View(path, open_for_reading(path), as_of)


class View:
    """A ledger open for reading."""

    def __init__(self, path: str, engine: Engine, as_of: str | None) -> None:
        """Take an engine from `open_view`."""
        self.path = path
        self.as_of = as_of
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    def documents(self) -> list[DocumentRow]:
        """Return every report, in the order in which the ledger learned of it."""
        return list(self.iter_documents())

    def iter_documents(self) -> Iterator[DocumentRow]:
        """Yield every report as `documents` does, the first at once; until the last, nothing else can be asked here."""
        return self._iter(lambda connection: iter_documents(connection, self.as_of))

    def incidents(self) -> list[IncidentRow]:
        """Return the happenings, by day."""
        rows = self._each("incident", incident_row)
        return sorted(rows, key=lambda row: (row.start or row.end or "9999", row.id))

    def happenings(self) -> list[Happening]:
        """Return what each report tells of, for those who find what several reports tell of: by report and id."""
        return self._ask(lambda connection: load_happenings(connection, self.as_of))

    def texts(self) -> list[Text]:
        """Return the text of every report with where and when it stood."""
        return self._ask(lambda connection: load_texts(connection, self.as_of))

    def named(self) -> list[Named]:
        """Return everyone and everything that a report calls by a proper name, in the order in which the ledger learned of them."""
        return self._ask(lambda connection: load_named(connection, self.as_of))

    def totals(self, documents: Collection[str] | None = None) -> list[Total]:
        """Return the totals that reports give, these or all, for those who follow them over time: by report and id."""
        return self._ask(lambda connection: load_totals(connection, self.as_of, documents))

    def comings(self) -> list[Coming]:
        """Return what reports announce, for those who follow it from report to report: by report and id."""
        return self._ask(lambda connection: load_comings(connection, self.as_of))

    def tallies(self) -> list[TallyRow]:
        """Return the counted totals, report by report in the order of the text."""
        return self._each("tally", tally_row)

    def claims(self) -> list[ClaimRow]:
        """Return who said what, with which force, report by report in the order of the text."""
        return list(self.iter_claims())

    def iter_claims(self) -> Iterator[ClaimRow]:
        """Yield who said what as `claims` does, the first at once; until the last, nothing else can be asked here."""
        return self._iter(lambda connection: iter_claims(connection, self.as_of))

    def due(self, today: str) -> list[DueRow]:
        """Return what is to come, the earliest first; what has no day comes last."""
        rows = self._each("scheduled", lambda known, names: due_row(known, names, today))
        return sorted(rows, key=lambda row: (row.end or row.start or "9999", row.start or "", row.id))

    def show(self, prefix: str) -> Shown:
        """Return a record beside its sentence; any six or more characters that begin one id name it."""

        def question(connection: Connection) -> Shown:
            record, document = named_record(connection, prefix)
            shown = show_record(connection, record, self.as_of, self._names(connection, document))
            return replace(shown, also_named=also_named(connection, shown.id, self.as_of)) if shown.kind == "entity" else shown

        return self._ask(question)

    def source(self, document: str) -> Source:
        """Return a report as its last reading saw it, with the rules that read it."""
        return self._ask(lambda connection: source_of(connection, document))

    def sentences(self, wanted: Sequence[Sentence]) -> list[FoundRow]:
        """Return sentences with their words and the names of their reports."""
        return self._ask(lambda connection: found_rows(connection, wanted, self.as_of))

    def edges(self, about: About | None = None) -> list[Edge]:
        """Return the live decisions and suggestions about records of one kind, or of all, by pair and time."""
        conditions = [] if about is None else [is_about(about)]
        return self._ask(lambda connection: load_edges(connection, self.as_of, *conditions))

    def families(self, documents: Collection[str] | None = None) -> list[Family]:
        """Return the reports of one origin, or those of one origin with these, pair by pair, without those that a person has told apart."""
        return self._ask(lambda connection: load_families(connection, self.as_of, documents))

    def clusters(
        self, about: About, policy: Policy = "working", threshold: float = THRESHOLD, among: Iterable[str] | None = None
    ) -> list[Cluster]:
        """Return the records that are the same: by people's decisions (`reviewed`), or by suggestions at the threshold too (`working`).

        Only clusters of two and more come back, unless `among` names the records wanted: then each is in one, if need be alone.
        A cluster's id is that of the member which the ledger learned of first, so later reports never change it; the ids of the
        other members keep naming it.
        """
        edges = self.edges(about)
        return clusters_of(edges, policy, threshold, among, self._ask(lambda connection: _first_known(connection, about)))

    def states(self, table: str = "record") -> dict[str, str]:
        """Return the review state of every record, statement or edge that somebody has looked at; all others are the machine's."""
        return self._ask(lambda connection: load_states(connection, self.as_of, table))

    def publication(
        self, documents: Collection[str] | None = None, holds: frozenset[Held] = EVERYTHING, *, particulars: bool = True, at: str = ""
    ) -> Outgoing:
        """Return for those who publish it everything that a ledger holds, or all that these reports give: the lists somebody `holds`.

        The `particulars` of incidents may be left out, and the last moment `at` which anything was written be given, by who has them
        from a projection.
        """
        return self._ask(lambda connection: load_outgoing(connection, self.as_of, documents, holds, particulars=particulars, at=at))

    def told(self, documents: Collection[str], *, values: bool = False) -> Outgoing:
        """Return these reports with what they give of incidents, or with every value that stands in them and who says it."""
        return self._ask(lambda connection: load_told(connection, self.as_of, documents, values=values))

    def ratings(self) -> list[Rating]:
        """Return what was held of sources, in the order in which it was said."""
        return self._ask(lambda connection: load_ratings(connection, self.as_of))

    def restricted(self) -> set[str]:
        """Return the ids of the records, values and reports that may not go out."""
        return self._ask(lambda connection: load_restricted(connection, self.as_of))

    def actors(self) -> dict[str, str | None]:
        """Return everybody who has written here, with the moment at which those who left did so."""
        actor, left = TABLES["actor"], TABLES["departure"]
        asked = select(actor.c.id, left.c.at).select_from(actor.outerjoin(left, left.c.actor == actor.c.id)).order_by(actor.c.id)
        return self._ask(lambda connection: {row.id: row.at for row in connection.execute(asked)})

    def restrictions(self) -> list[Restriction]:
        """Return what is restricted now, for those who may see it."""
        return self._ask(load_restrictions)

    def history(self, wanted: str) -> list[Happened]:
        """Return what happened to a record, value, decision, report or rated source, the earliest first."""
        return self._ask(lambda connection: history_of(connection, wanted, self.as_of))

    def queue(self, limit: int) -> list[Doubt]:
        """Return what waits for a person's decision, at most so many: links before values, the most consequential doubts first."""
        return self._ask(lambda connection: load_queue(connection, self.as_of, limit))

    def carried(self, record: str, document: str) -> list[Carried]:
        """Return where the words of a record's values stand in another version of its report; the rest is orphaned."""
        return self._ask(lambda connection: carry_over(connection, record, document, self.as_of))

    def head(self) -> str:
        """Return the hash of the log's last entry: the whole ledger in one number."""
        return self._ask(lambda connection: last_entry(connection).hash)

    def stats(self) -> dict[str, int]:
        """Return how many rows each table has, and how many statements are live."""
        return self._ask(self._stats)

    def ask(self, question: Callable[[Connection], Answer]) -> Answer:
        """Return the answer to a question of one's own, asked of the ledger as it stands at one moment."""
        return self._ask(question)

    def _ask(self, question: Callable[[Connection], Answer]) -> Answer:
        with plain_errors(self.path), self._engine.begin() as connection:
            return question(connection)

    def _iter(self, question: Callable[[Connection], Iterator[Answer]]) -> Iterator[Answer]:
        with plain_errors(self.path), self._engine.begin() as connection:
            yield from question(connection)

    def _each(self, kind: str, row: Callable[[Known, Names], Answer]) -> list[Answer]:
        def question(connection: Connection) -> list[Answer]:
            names = self._names(connection)
            known = sorted(load(connection, self.as_of, of_kinds(kind)).values(), key=lambda each: names.order(each.document))
            return [row(each, names) for each in known]

        return self._ask(question)

    def _names(self, connection: Connection, document: str | None = None) -> Names:
        """Return the names that records point to, of all reports or of one: a record points into its own report alone."""
        return load_names(connection, Texts(connection, document), self.as_of, None if document is None else [document])

    def _stats(self, connection: Connection) -> dict[str, int]:
        counts = {name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in sorted(TABLES.items())}
        live = connection.execute(select(func.count()).select_from(TABLES["statement"]).where(is_live(self.as_of))).scalar_one()
        return {**counts, "statement_live": live}


def _first_known(connection: Connection, about: About) -> Callable[[str], tuple[int, str]]:
    """Return the order in which the ledger learned of records: by the first reading of their report, then by id."""
    coverage, record = TABLES["coverage"].c, TABLES["record"].c
    first = select(coverage.document, func.min(coverage.seq)).group_by(coverage.document)
    order = {row[0]: row[1] for row in connection.execute(first)}
    if about != "document":
        held = select(record.id, record.document).where(record.kind == KINDS[about])
        order = {name: order.get(document, 0) for name, document in connection.execute(held)}
    return lambda name: (order.get(name, 0), name)
