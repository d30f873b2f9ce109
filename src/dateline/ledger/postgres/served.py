"""Check a ledger on a server against itself: the same checks as those of a file, but for the bytes, which the server keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy.exc import SQLAlchemyError

from dateline.errors import LedgerError
from dateline.ledger.contents import Check, content_checks
from dateline.ledger.faults import Fault, Verdict
from dateline.ledger.history import Chain, find_row_faults
from dateline.ledger.normalised import Normalise
from dateline.ledger.postgres.address import shown
from dateline.ledger.postgres.lying import LyingServed
from dateline.ledger.postgres.opening import open_for_checking, open_for_reading
from dateline.ledger.postgres.shape import Parts, find_schema_faults, made_anew
from dateline.ledger.postgres.words import in_words, plain_errors

DAMAGE = (SQLAlchemyError, ValueError, TypeError, LookupError, OverflowError, RecursionError, MemoryError)
UNCOMPARED = "not compared: tables, rules and views with those that Dateline makes, since this user may make no temporary tables ({why})"


def verify(ledger: str, head: str | None, normalisers: Mapping[str, Normalise]) -> Verdict:
    """Return what is wrong with a ledger, in the order: bytes, texts, words, values, references, schema, log, head.

    All is read in one transaction, so it is one moment of the ledger whoever writes meanwhile. What a server's pages hold besides
    rows is not read: that is for the server's own tools (data checksums, pg_amcheck).
    """
    try:
        engine = open_for_reading(ledger)
    except LedgerError as error:
        return Verdict((Fault("server", shown(ledger), str(error)),), (), "", 0, 0)
    notes: list[str] = []
    expected = _expected(ledger, notes)
    chain = Chain()
    faults: list[Fault] = []
    try:
        with plain_errors(ledger), engine.begin() as connection:
            lying = LyingServed(connection)
            checks: list[tuple[str, Check]] = [
                *content_checks(notes, normalisers),
                ("schema", lambda _: find_schema_faults(connection, expected)),
                ("log", chain.find_faults),
                ("log", find_row_faults),
            ]
            for name, check in checks:
                faults += _guarded(name, ledger, lying, check)
            documents = int(str(lying.one("SELECT count(*) FROM document") or 0))
    except LedgerError as error:
        return Verdict((*faults, Fault("server", shown(ledger), str(error))), tuple(notes), chain.head, chain.entries, 0)
    finally:
        engine.dispose()
    faults += chain.against(head)
    return Verdict(tuple(dict.fromkeys(faults)), tuple(notes), chain.head, chain.entries, documents)


def _expected(ledger: str, notes: list[str]) -> Parts | None:
    engine = open_for_checking(ledger)
    try:
        with engine.connect() as connection:
            return made_anew(connection)
    except SQLAlchemyError as error:
        notes.append(UNCOMPARED.format(why=in_words(ledger, getattr(error, "orig", None) or error)))
        return None
    finally:
        engine.dispose()


def _guarded(kind: str, ledger: str, lying: LyingServed, check: Check) -> Iterator[Fault]:
    """Yield the faults of one check; rows that cannot be read through are a fault and end that check only."""
    try:
        with lying.apart():
            yield from check(lying)
    except DAMAGE as error:
        yield Fault(kind, shown(ledger), f"cannot be read through: {in_words(ledger, getattr(error, 'orig', None) or error)}")
