"""SQL views that apply liveness, for people who open a ledger in another program."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ledger.joined import SQLITE, iter_joined

STATEMENT_CURRENT = """CREATE VIEW statement_current AS
SELECT s.* FROM statement AS s
WHERE NOT EXISTS (SELECT 1 FROM supersession AS x WHERE x.old = s.id)
   OR (SELECT max(x.seq) FROM supersession AS x WHERE x.new = s.id) > (SELECT max(x.seq) FROM supersession AS x WHERE x.old = s.id)"""

REVIEW = """coalesce(
    (SELECT v.state FROM review AS v WHERE v.target_table = 'record' AND v.target_id = r.id ORDER BY v.seq DESC LIMIT 1),
    (SELECT k.state FROM carried AS k WHERE k.target_table = 'record' AND k.new = r.id ORDER BY k.seq DESC LIMIT 1), 'machine') AS review"""

# what each view shows, as column = property or property.key; a trailing * marks properties with many values, given as a JSON list
SHOWN = {
    "event": "type mode status time place role*",
    "count": "number.value number.low number.high number.comparator outcome who.class who.side part_of event cumulative attribution*",
    "incident": "type mode status when.start when.end when.precision place actor* target* killed.low killed.best killed.high "
    "injured.low injured.best injured.high captured.low captured.best captured.high event* attribution*",
    "tally": "number.value number.low number.high number.comparator measure unit actor target place "
    "period.start period.end as_of.date attribution*",
    "scheduled": "kind due.start due.end due.precision firmness party* change was.start was.end attribution*",
    "fact": "subject predicate value valid.start valid.end attribution*",
}


def iter_views() -> Iterator[str]:
    """Yield the statements that make the views: live statements, decisions, clusters, and a row per record of each kind that counts."""
    yield STATEMENT_CURRENT
    yield from iter_joined(SQLITE)
    for kind, shown in SHOWN.items():
        columns = ",\n  ".join(_column(each) for each in shown.split())
        yield (
            f"CREATE VIEW {kind}_current AS\nSELECT r.id, r.document,\n  {columns},\n  {REVIEW}\n"
            f"FROM record AS r JOIN statement_current AS s ON s.subject = r.id\nWHERE r.kind = '{kind}'\nGROUP BY r.id, r.document"
        )


def _column(shown: str) -> str:
    many = shown.endswith("*")
    name, _, key = shown.rstrip("*").partition(".")
    value = f"json_extract(s.value_json, '$.{key}')" if key else "json_extract(s.value_json, '$')"
    if many:
        return f"json_group_array(json(s.value_json)) FILTER (WHERE s.property = '{name}') AS {name}s"
    return f"max(CASE WHEN s.property = '{name}' THEN {value} END) AS \"{name}{'_' if key else ''}{key}\""
