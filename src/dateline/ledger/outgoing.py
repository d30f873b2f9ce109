"""The whole of a ledger's live values, texts, claims, facts and corrections, for those who publish them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.ledger.happenings import load_printed
from dateline.ledger.heads import last_entry
from dateline.ledger.live import is_live
from dateline.ledger.particulars import load_origins, load_particulars, quote_of
from dateline.ledger.restrictions import load_restricted
from dateline.ledger.schema import metadata
from dateline.ledger.values import Valueds, values_of_kind, values_of_records
from dateline.ledger.voices import Voices
from dateline.records.publication import EVERYTHING, Correction, Fact, Held, Particulars, Quote, Report, Saying, Stated

TABLES = metadata.tables
CLAIM = ("speaker", "frame", "cue", "content")
Among = Collection[str] | None
FACT = ("subject", "predicate", "value", "valid", "attribution")


def load_reports(connection: Connection, as_of: str | None, documents: Among = None) -> list[Report]:
    """Return every report with its text, or these, as its earliest appearance gives it, by id."""
    page, taken, text = TABLES["appearance"].c, TABLES["capture"].c, TABLES["document"].c
    joined = TABLES["document"].join(TABLES["appearance"], page.document == text.id).join(TABLES["capture"], taken.id == page.capture)
    url = func.coalesce(taken.url_final, taken.url_requested).label("url")
    columns = (text.id, text.text, *TABLES["appearance"].c, taken.blob, taken.retrieved_at, url)
    known = [] if as_of is None else [taken.retrieved_at <= as_of]
    known += _among(text.id, documents)
    order = (text.id, page.published_start.is_(None), page.published_start, taken.retrieved_at, page.name, page.id)
    found: dict[str, Report] = {}
    names: dict[str, list[str]] = {}
    for row in connection.execute(select(*columns).select_from(joined).where(*known).order_by(*order)):
        names.setdefault(row.document, []).append(row.name)
        if row.document not in found:
            found[row.document] = Report(
                document=row.document,
                names=(),
                text=row.text,
                outlet=row.outlet,
                title=row.title,
                byline=row.byline,
                url=row.url,
                language=row.language,
                published=row.published_start,
                basis=row.published_basis,
                publisher=row.original_publisher,
                raw_sha256=row.blob,
                retrieved_at=row.retrieved_at,
            )
    return [replace(each, names=tuple(dict.fromkeys(names[each.document]))) for each in found.values()]


def load_stated(connection: Connection, as_of: str | None, documents: Among = None) -> list[Stated]:
    """Return every live value, or those of these reports, with its words and who produced it, by report and place in the text."""
    statement, span, record = TABLES["statement"], TABLES["span"], TABLES["record"]
    joined = statement.join(span, span.c.id == statement.c.span).join(record, record.c.id == statement.c.subject)
    columns = (*statement.c, span.c.document, span.c.start, span.c.end, span.c.exact, record.c.kind.label("record_kind"))
    order = (span.c.document, span.c.start, span.c.end, statement.c.id)
    rows = connection.execute(
        select(*columns).select_from(joined).where(is_live(as_of), *_among(record.c.document, documents)).order_by(*order)
    ).all()
    origins = load_origins(connection, (row.id for row in rows))
    return [
        Stated(
            id=row.id,
            record=row.subject,
            kind=row.record_kind,
            property=row.property,
            value=row.value_json,
            low=row.low,
            high=row.high,
            comparator=row.kind,
            claim=row.claim,
            quote=Quote(row.document, row.start, row.end, row.exact),
            origin=origins.get(row.id, ("", 0.0))[0],
            score=origins.get(row.id, ("", 0.0))[1],
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def load_sayings(connection: Connection, as_of: str | None, documents: Among = None) -> list[Saying]:
    """Return who said what, in these reports or in all, by report and id; each piece of a split quotation is a saying of its own."""
    claims = values_of_kind(connection, as_of, "claim", CLAIM, documents)
    pointed = {name for each in claims.values() for key in ("entity", "body") if (name := each.text("speaker", key))}
    named = values_of_records(connection, as_of, pointed, ("name",))
    return [saying for each in _by_report(claims) for saying in _sayings(each, named)]


def _sayings(claim: Valueds, named: dict[str, Valueds]) -> Iterator[Saying]:
    speaker, cue = claim.said("speaker"), claim.said("cue")
    words = " ".join(speaker.exact.split()) if speaker is not None and speaker.own else None
    for number, content in enumerate(claim.values.get("content", ())):
        yield Saying(
            id=claim.id if number == 0 else f"{claim.id}/{number + 1}",
            speaker=_name(claim.text("speaker", "entity"), named) or words,
            body=_name(claim.text("speaker", "body"), named),
            role=claim.text("speaker", "role"),
            anonymous=claim.flag("speaker", "anonymous"),
            force=claim.text("frame", "force") or "said",
            polarity=claim.text("frame", "polarity") or "positive",
            certainty=claim.text("frame", "certainty") or "underspecified",
            mode=claim.text("frame", "mode") or "indirect",
            channel=claim.text("frame", "channel") or "own_voice",
            via=claim.text("frame", "via"),
            content=quote_of(claim.document, content),
            cue=quote_of(claim.document, cue) if cue is not None else None,
        )


def load_facts(connection: Connection, as_of: str | None, documents: Among = None) -> list[Fact]:
    """Return what reports say of people and bodies, these or all, by report and id."""
    voices = Voices(connection, as_of, load_printed(connection, as_of, documents), documents)
    facts = values_of_kind(connection, as_of, "fact", FACT, documents)
    named = values_of_records(connection, as_of, {name for each in facts.values() for name in each.many("subject")}, ("name",))
    return [
        Fact(
            id=each.id,
            subject=_name(each.text("subject"), named),
            predicate=each.text("predicate") or "",
            value=str(each.one("value")),
            valid_start=each.text("valid", "start"),
            valid_end=each.text("valid", "end"),
            quote=quote_of(each.document, said),
            speaker=voices.of(each.document, each.many("attribution"))[0].speaker,
        )
        for each in _by_report(facts)
        if (said := each.said("value")) is not None
    ]


def load_corrections(connection: Connection, as_of: str | None, documents: Among = None) -> list[Correction]:
    """Return what took the place of what, in these reports or in all, in the order in which it happened."""
    change, old, new = TABLES["supersession"], TABLES["statement"].alias("old"), TABLES["statement"].alias("new")
    joined = change.outerjoin(old, old.c.id == change.c.old).outerjoin(new, new.c.id == change.c.new)
    columns = (change.c.old, change.c.new, old.c.value_json.label("before"), new.c.value_json.label("after"), *_about(old, new))
    known = [] if as_of is None else [change.c.at <= as_of]
    if documents is not None:
        record = TABLES["record"].c
        known.append(_about(old, new)[0].in_(select(record.id).where(record.document.in_(sorted(documents)))))
    wanted = select(*columns, change.c.reason, change.c.by, change.c.at).select_from(joined).where(*known).order_by(change.c.seq)
    return [Correction(**row._mapping) for row in connection.execute(wanted)]  # noqa: SLF001 the documented way to a row's columns


def load_quotes(connection: Connection, as_of: str | None, kind: str, property_: str, documents: Among = None) -> dict[str, Quote]:
    """Return the words on which a property of each record of a kind stands."""
    found = values_of_kind(connection, as_of, kind, (property_,), documents)
    return {name: quote_of(each.document, said) for name, each in found.items() if (said := each.said(property_)) is not None}


def load_unspoken(connection: Connection, as_of: str | None, restricted: set[str]) -> list[Quote]:
    """Return the words that name or describe the restricted people, wherever they stand."""
    entities = values_of_records(connection, as_of, restricted, ("mention",)) if restricted else {}
    return [quote_of(each.document, said) for each in _by_report(entities) for said in each.values.get("mention", ())]


def _among(column: ColumnElement[str], documents: Among) -> list[ColumnElement[bool]]:
    return [] if documents is None else [column.in_(sorted(documents))]


def _about(old: Any, new: Any) -> tuple[Any, Any]:
    return func.coalesce(new.c.subject, old.c.subject).label("record"), func.coalesce(new.c.property, old.c.property).label("property")


def _by_report(records: dict[str, Valueds]) -> list[Valueds]:
    return sorted(records.values(), key=lambda each: (each.document, each.id))


def _name(record: str | None, named: dict[str, Valueds]) -> str | None:
    found = named.get(record or "")
    return found.text("name") if found else None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a ledger holds for those who publish it: the log's head and moment, and the records by kind."""

    head: str
    seq: int
    at: str
    codebook: str
    reports: list[Report]
    particulars: dict[str, Particulars]
    totals: dict[str, Quote]
    coming: dict[str, Quote]
    sayings: list[Saying]
    facts: list[Fact]
    stated: list[Stated]
    corrections: list[Correction]
    restricted: set[str]
    unspoken: list[Quote]


def load_told(connection: Connection, as_of: str | None, documents: Collection[str], *, values: bool = False) -> Outgoing:
    """Return these reports with what they give of incidents, or with every value that stands in them and who says it."""
    last = last_entry(connection)
    restricted = load_restricted(connection, as_of)
    return Outgoing(
        head=last.hash,
        seq=last.seq,
        at=as_of or "",
        codebook="",
        reports=load_reports(connection, as_of, documents),
        particulars={} if values else load_particulars(connection, as_of, documents),
        totals={},
        coming={},
        sayings=load_sayings(connection, as_of, documents) if values else [],
        facts=[],
        stated=load_stated(connection, as_of, documents) if values else [],
        corrections=[],
        restricted=restricted,
        unspoken=load_unspoken(connection, as_of, restricted),
    )


def load_outgoing(
    connection: Connection,
    as_of: str | None,
    documents: Among = None,
    holds: frozenset[Held] = EVERYTHING,
    *,
    particulars: bool = True,
    at: str = "",
) -> Outgoing:
    """Return everything at once, or all that these reports give, as it was at one moment; only the lists that somebody `holds`.

    Without `particulars` those of incidents stay out, for who has them from elsewhere; so may the last moment `at` which anything was
    written be known, which else is looked for in the whole log.
    """
    last = last_entry(connection)
    log, run = TABLES["log"].c, TABLES["run"].c
    last_at = select(log.at).where(log.seq == last.seq) if documents is not None else select(func.max(log.at))
    at = at or connection.execute(last_at).scalar() or ""
    codebooks = (
        connection.execute(select(run.config_digest).where(run.config_digest != "").order_by(run.at.desc(), run.id).limit(1)).scalar() or ""
    )
    restricted = load_restricted(connection, as_of)
    return Outgoing(
        head=last.hash,
        seq=last.seq,
        at=str(as_of or at),
        codebook=str(codebooks),
        reports=load_reports(connection, as_of, documents),
        particulars=load_particulars(connection, as_of, documents) if particulars and "incidents" in holds else {},
        totals=load_quotes(connection, as_of, "tally", "measure", documents) if "tallied" in holds else {},
        coming=load_quotes(connection, as_of, "scheduled", "what", documents) if "announced" in holds else {},
        sayings=load_sayings(connection, as_of, documents) if "sayings" in holds else [],
        facts=load_facts(connection, as_of, documents) if "facts" in holds else [],
        stated=load_stated(connection, as_of, documents) if "stated" in holds else [],
        corrections=load_corrections(connection, as_of, documents) if "corrections" in holds else [],
        restricted=restricted,
        unspoken=load_unspoken(connection, as_of, restricted),
    )
