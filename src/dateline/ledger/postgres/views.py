"""The views of a ledger on a server: those of a file, in the server's words for JSON."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ledger.currents import REVIEW, SHOWN, STATEMENT_CURRENT
from dateline.ledger.joined import POSTGRES, iter_joined

NUMBERS = ("value", "low", "best", "high")  # parts of values that are numbers; larger and finer ones than SQLite's stay exact


def iter_views() -> Iterator[str]:
    """Yield the statements that make the views: live statements, decisions, clusters, and a row per record of each kind that counts."""
    yield STATEMENT_CURRENT
    yield from iter_joined(POSTGRES)
    for kind, shown in SHOWN.items():
        columns = ",\n  ".join(_column(each) for each in shown.split())
        yield (
            f"CREATE VIEW {kind}_current AS\nSELECT r.id, r.document,\n  {columns},\n  {REVIEW}\n"
            f"FROM record AS r JOIN statement_current AS s ON s.subject = r.id\nWHERE r.kind = '{kind}'\nGROUP BY r.id, r.document"
        )


def _column(shown: str) -> str:
    name, _, key = shown.rstrip("*").partition(".")
    value = "CAST(s.value_json AS jsonb)"
    if shown.endswith("*"):
        return f"coalesce(jsonb_agg({value}) FILTER (WHERE s.property = '{name}'), '[]') AS {name}s"
    part = f"{value} ->> '{key}'" if key else f"{value} #>> '{{}}'"
    one = f"CAST({part} AS numeric)" if key in NUMBERS else part
    return f"max(CASE WHEN s.property = '{name}' THEN {one} END) AS \"{name}{'_' if key else ''}{key}\""
