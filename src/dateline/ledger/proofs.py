"""What was carried to a later version of a report, against both texts: the same words, once in each, under every value of the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from dateline.ledger.decisions import SHORT, SINCE_CARRIED
from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying
from dateline.records.texts import Span

QUESTION = "SELECT seq, target_table, old, new, earlier, later, outcome, pieces_json FROM carried ORDER BY seq"
WORDS = """SELECT p.start, p."end" FROM statement AS s JOIN span AS p ON p.id = s.span
    WHERE s.subject = ? AND p.document = ? AND s.recorded_at <= (SELECT at FROM carried WHERE seq = ?) AND NOT EXISTS
    (SELECT 1 FROM supersession AS x JOIN actor AS a ON a.id = x.by WHERE x.old = s.id AND a.kind = 'program')"""


def find_carried_faults(lying: Lying) -> Iterator[Fault]:
    """Yield what was carried without its proof; a ledger from before anything was carried has none."""
    if lying.version < SINCE_CARRIED:
        return

    @lru_cache(maxsize=4)
    def text(document: str) -> str:
        return str(lying.one("SELECT text FROM document WHERE id = ?", [document]) or "")

    for seq, table, old, new, earlier, later, outcome, pieces in lying.rows(QUESTION):
        wrong = _unlike(lying, str(table), (str(old), str(earlier)), (new, str(later)))
        if wrong is None and outcome == "carried" and table == "record":
            proof = [(int(start), int(end), int(there)) for start, end, there in json.loads(str(pieces))]
            wrong = _unproven(proof, text(str(earlier)), text(str(later)))
            wrong = wrong or _bare(lying, str(old), str(earlier), str(seq), [Span(start, end) for start, end, _ in proof])
        if wrong:
            yield Fault("carried", str(seq), f"{table} {str(old)[:SHORT]}: {wrong}")


def _unlike(lying: Lying, table: str, old: tuple[str, str], new: tuple[object, str]) -> str | None:
    """Return what is wrong where the two are not of their reports, or not of one kind."""
    record = "SELECT kind FROM record WHERE id = ? AND document = ?"
    value = """SELECT property FROM statement AS s JOIN record AS r ON r.id = s.subject WHERE s.id = ? AND r.document = ?"""
    question = record if table == "record" else value
    kind = lying.one(question, old)
    if kind is None:
        return "it is not of the earlier version"
    return (
        None
        if new[0] is None or lying.one(question, new) == kind
        else "what it is carried to is not of the later version, or of another kind"
    )


def _unproven(proof: list[tuple[int, int, int]], earlier: str, later: str) -> str | None:
    for start, end, there in proof:
        words = earlier[start:end]
        if not words or later[there : there + end - start] != words:
            return f"the words at {start}-{end} do not stand at {there} of the later version"
        if later.find(words) != there or later.find(words, there + 1) >= 0:
            return f"the words at {start}-{end} stand more than once in the later version"
    return None


def _bare(lying: Lying, record: str, document: str, seq: str, pieces: list[Span]) -> str | None:
    """Return what is wrong where a value of the record stands on words that no piece of the proof holds."""
    asked = (record, document, seq)
    outside = [f"{start}-{end}" for start, end in lying.rows(WORDS, asked) if not _is_held(Span(int(str(start)), int(str(end))), pieces)]
    return f"the words at {outside[0]} are not among those that prove it" if outside else None


def _is_held(span: Span, pieces: list[Span]) -> bool:
    return any(each.holds(span) for each in pieces)
