"""Bringing a catalogue to where its ledger stands: new reports are added, those of which something changed are listed anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, suppress
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Connection, func, select

from dateline import __version__
from dateline.catalogue.folding import folded
from dateline.catalogue.indexing import make_table, replace_sentences
from dateline.catalogue.listing import Catalogue, kept_in
from dateline.catalogue.replacing import DAMAGED, alone_with, in_one, made_anew, opened
from dateline.errors import BusyError
from dateline.ledger.chain import Head
from dateline.ledger.changes import MOST, changes_since
from dateline.ledger.happenings import load_printed
from dateline.ledger.heads import last_entry
from dateline.ledger.outgoing import load_sayings
from dateline.ledger.schema import metadata
from dateline.ledger.sentences import load_sentences
from dateline.ledger.values import values_of_kind
from dateline.ledger.view import View

TABLES = metadata.tables
AT_ONCE = 200  # reports that are added in one step
LONGEST = 200  # characters of a name that is looked for
REFUSED = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR")
COUNTED = (("report", "outlet"), ("report", "month"), ("claim", "force"), ("claim", "speaker"))
Row = TypeVar("Row")
Answer = TypeVar("Answer")
Say = Callable[[int, int], None]


def open_catalogue(view: View, cache: Path, ledger: str, say: Say) -> Catalogue:
    """Return the lists of a ledger as it stands now; `say` hears how many of its reports are in them.

    Where the disk refuses to keep them they are made in memory.
    """
    path = _path(cache, ledger)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_current(path, view):
            with alone_with(path):
                _bring_up(path, view, say)
        return Catalogue(kept_in(path))
    except OSError:
        return _in_memory(view, say)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(REFUSED):
            return _in_memory(view, say)
        raise BusyError(f"{path}: the lists kept of reports cannot be brought up to date now ({error}): try again") from error


def _in_memory(view: View, say: Say) -> Catalogue:
    kept = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    kept.execute("BEGIN")
    _ask(view, partial(_make, kept, say))
    kept.execute("COMMIT")
    return Catalogue(kept)


def silent(done: int, whole: int) -> None:
    """Say nothing of how far the lists are."""


def _path(cache: Path, ledger: str) -> Path:
    folder = cache / "catalogues"
    name = ledger if "://" in ledger else str(Path(ledger).resolve())
    return folder / f"{sha256(f'{__version__} {_made_by()} {name}'.encode()).hexdigest()[:16]}.db"


@cache
def _made_by() -> str:
    """Return what lists are made with: what another version of it listed is never added to."""
    files = sorted((each for each in resources.files("dateline.catalogue").iterdir() if each.is_file()), key=lambda each: each.name)
    return "".join(each.read_text(encoding="utf-8") for each in files)


def _definition() -> str:
    return resources.files("dateline.catalogue").joinpath("tables.sql").read_text(encoding="utf-8")


def _bring_up(path: Path, view: View, say: Say) -> None:
    """Add to a file what its ledger learned since, or put one made anew in its place; nobody else writes meanwhile."""
    if not (path.exists() and _is_brought_up(path, view, say)):
        with made_anew(path) as kept:
            _ask(view, partial(_make, kept, say))


def _is_current(path: Path, view: View) -> bool:
    """Tell whether a file stands where its ledger does; nobody is waited for."""
    if not path.exists():
        return False
    head = view.ask(last_entry)
    with suppress(sqlite3.Error), closing(opened(path)) as kept:
        return _state(kept) == (head.seq, head.hash)
    return False


def _is_brought_up(path: Path, view: View, say: Say) -> bool:
    """Tell whether a file could be brought up by adding to it; one that is damaged, or of another log, could not."""
    try:
        with closing(opened(path)) as kept, in_one(kept):
            return _ask(view, partial(_follow, kept, say))
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(DAMAGED):
            return False
        raise


def _ask(view: View, question: Callable[[Connection], Answer]) -> Answer:
    """Ask the ledger; what is wrong with the file of the lists is said as such, and not of the ledger."""
    wrong: list[sqlite3.Error] = []

    def asked(connection: Connection) -> Answer | None:
        try:
            return question(connection)
        except sqlite3.Error as error:  # those of the ledger come by way of SQLAlchemy
            wrong.append(error)
            return None

    found = view.ask(asked)
    if wrong:
        raise wrong[0]
    return cast("Answer", found)


def _state(kept: sqlite3.Connection) -> tuple[int, str] | None:
    found = kept.execute("SELECT seq, hash FROM state").fetchone()
    return (found[0], found[1]) if found else None


def _follow(kept: sqlite3.Connection, say: Say, asked: Connection) -> bool:
    """List what changed in the ledger since; tell whether the lists were of this ledger's log at all."""
    head, before = last_entry(asked), _state(kept)
    if before == (head.seq, head.hash):
        return True
    changed = changes_since(asked, Head(*before), max(MOST, before[0] // 4)) if before else None
    if changed is None:
        return False
    _list(kept, asked, _learned(asked, changed.documents), say)
    _end_at(kept, head)
    return True


def _make(kept: sqlite3.Connection, say: Say, asked: Connection) -> None:
    """List everything that the ledger holds."""
    for statement in _statements():
        make_table(kept, statement)
    _list(kept, asked, _learned(asked, None), say)
    _end_at(kept, last_entry(asked))


def _list(kept: sqlite3.Connection, asked: Connection, left: Sequence[tuple[int, str]], say: Say) -> None:
    for done, some in enumerate(_some(left)):
        say(min(done * AT_ONCE, len(left)), len(left))
        _add(kept, asked, {document: number for number, document in some})


def _end_at(kept: sqlite3.Connection, head: Head) -> None:
    _count(kept)
    kept.execute("INSERT OR REPLACE INTO state VALUES (1, ?, ?)", (head.seq, head.hash))


def _statements() -> Iterator[str]:
    """Yield the statements of the definition; a trigger ends with its END."""
    held = ""
    for line in _definition().splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _learned(asked: Connection, documents: Collection[str] | None) -> list[tuple[int, str]]:
    """Return reports with the entry at which the ledger first read them, in this order."""
    coverage = TABLES["coverage"].c
    first = select(func.min(coverage.seq), coverage.document).group_by(coverage.document).order_by(func.min(coverage.seq))
    if documents is None:
        return [(number, document) for number, document in asked.execute(first)]
    found: list[tuple[int, str]] = []
    for some in _some(sorted(documents)):
        found += [(number, document) for number, document in asked.execute(first.where(coverage.document.in_(some)))]
    return sorted(found)


def _add(kept: sqlite3.Connection, asked: Connection, numbers: dict[str, int]) -> None:
    """List some reports, in place of what was listed of them before."""
    documents = sorted(numbers)
    _forget_old(kept, numbers)
    _add_reports(kept, asked, numbers)
    claims = [
        (
            numbers[each.content.document], each.id, each.speaker, each.body, each.role, each.anonymous, each.force, each.polarity,
            each.certainty, each.content.start, each.content.end,
        )
        for each in load_sayings(asked, None, documents)
    ]  # fmt: skip
    columns = 'report, record, speaker, body, role, anonymous, force, polarity, certainty, start, "end"'
    marks = ", ".join("?" * 11)
    kept.executemany(f"INSERT INTO claim ({columns}) VALUES ({marks})", sorted(claims, key=itemgetter(0, 9)))
    named = values_of_kind(asked, None, "entity", ("name", "type"), documents)
    rows = [
        (numbers[each.document], folded(name), name, each.text("type") or "", each.id)
        for each in named.values()
        if (name := each.text("name")) and any(map(str.isupper, name)) and len(name) <= LONGEST
    ]
    kept.executemany("INSERT OR IGNORE INTO naming VALUES (?, ?, ?, ?, ?)", sorted(rows))
    text = TABLES["document"].c
    texts = {row[0]: row[1] for row in asked.execute(select(text.id, text.text).where(text.id.in_(documents)))}
    sentences = load_sentences(asked, documents)
    for name, number in sorted(numbers.items(), key=itemgetter(1), reverse=True):  # an index grows fastest from its least number on
        replace_sentences(kept, number, texts[name], sentences[name])


def _forget_old(kept: sqlite3.Connection, numbers: dict[str, int]) -> None:
    """Take away what is listed of reports, but their sentences."""
    marks = ",".join("?" * len(numbers))
    wanted = list(numbers.values())
    for table, column in (("claim", "report"), ("naming", "report"), ("report", "number")):
        kept.execute(f"DELETE FROM {table} WHERE {column} IN ({marks})", wanted)


def _add_reports(kept: sqlite3.Connection, asked: Connection, numbers: dict[str, int]) -> None:
    record = TABLES["record"].c
    counts = select(record.document, func.count()).where(record.document.in_(sorted(numbers))).group_by(record.document)
    records = {row[0]: row[1] for row in asked.execute(counts)}
    page, taken = TABLES["appearance"].c, TABLES["capture"].c
    joined = TABLES["appearance"].join(TABLES["capture"], taken.id == page.capture)
    first = select(page.document, func.min(taken.retrieved_at)).select_from(joined).where(page.document.in_(sorted(numbers)))
    added = {row[0]: row[1] for row in asked.execute(first.group_by(page.document))}
    rows = [
        (
            numbers[name], name, json.dumps(each.names, ensure_ascii=False), each.title, each.outlet, each.publisher, each.published,
            (each.published or "")[:7] or None, records.get(name, 0), added[name],
        )
        for name, each in load_printed(asked, None, sorted(numbers)).items()
    ]  # fmt: skip
    kept.executemany("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))


def _count(kept: sqlite3.Connection) -> None:
    """Count the values that lists are narrowed by, once for each state."""
    kept.execute("DELETE FROM counted")
    for table, field in COUNTED:
        kept.execute(f"INSERT INTO counted SELECT '{table}', '{field}', {field}, count(*) FROM {table} GROUP BY {field}")


def _some(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield some
