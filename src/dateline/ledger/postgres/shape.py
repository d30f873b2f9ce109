"""A schema on a server against the one that Dateline makes: tables, rules, indexes, views, triggers, and what refuses change."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from dateline.ledger.faults import Fault
from dateline.ledger.postgres.making import FUNCTION, REFUSAL, SCHEMA, TRIGGERS, tables
from dateline.ledger.postgres.views import iter_views

Parts = dict[str, str]

# each question gives the names of parts of a schema, and what each part is, in the server's own words
MADE = (
    """SELECT 'table ' || c.relname, concat(c.relkind, c.relrowsecurity, c.relforcerowsecurity) FROM pg_class AS c
    WHERE c.relnamespace = {schema} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')""",
    """SELECT concat('column ', c.relname, '.', a.attname),
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attnum, l.collname, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid LEFT JOIN pg_collation AS l ON l.oid = a.attcollation
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relnamespace = {schema} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped""",
    """SELECT concat('rule ', c.relname, '.', k.conname), concat(pg_get_constraintdef(k.oid), k.convalidated)
    FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid WHERE c.relnamespace = {schema}""",
    """SELECT 'index ' || i.relname, regexp_replace(pg_get_indexdef(i.oid), ' ON [^ ]*[.]', ' ON ')
    FROM pg_class AS i WHERE i.relnamespace = {schema} AND i.relkind = 'i'""",
    """SELECT 'view ' || c.relname, pg_get_viewdef(c.oid) FROM pg_class AS c WHERE c.relnamespace = {schema} AND c.relkind = 'v'""",
    """SELECT concat('rewriting ', c.relname, '.', r.rulename), 'of queries' FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class
    WHERE c.relnamespace = {schema} AND r.rulename <> '_RETURN'""",
)
GUARDS = (
    """SELECT concat('trigger ', t.tgname), concat_ws(' ', c.relname, t.tgtype, t.tgenabled, p.proname, t.tgqual)
    FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_proc AS p ON p.oid = t.tgfoid
    WHERE c.relnamespace = {schema} AND NOT t.tgisinternal""",
    """SELECT concat('references of ', c.relname), 'switched off' FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE c.relnamespace = {schema} AND t.tgisinternal AND t.tgenabled <> 'O'""",
    "SELECT concat('function ', p.proname), p.prosrc FROM pg_proc AS p WHERE p.pronamespace = {schema}",
)
TYPES = {"no_change": 2 + 1 + 8 + 16, "no_truncate": 2 + 32}  # before, each row, delete, update; before, truncate (pg_trigger.tgtype)


def find_schema_faults(connection: Connection, expected: Parts | None) -> Iterator[Fault]:
    """Yield every part that is missing, altered, or does not belong in a ledger; without `expected`, of the triggers alone."""
    schema = f"'{SCHEMA}'::regnamespace"
    found = _parts(connection, schema, GUARDS if expected is None else (*MADE, *GUARDS))
    right = {**(expected or {}), **_guards()}
    for name, made in right.items():
        if name not in found:
            yield Fault("schema", name, f"it is missing{_meaning(name)}")
        elif found[name] != made:
            yield Fault("schema", name, f"it is not as the ledger was made{_meaning(name)}")
    for name in sorted(set(found) - set(right)):
        yield Fault("schema", name, "this does not belong in a ledger")


def made_anew(connection: Connection) -> Parts:
    """Return the parts of a schema that this server makes now, from tables that go with the transaction."""
    connection.exec_driver_sql("SET LOCAL search_path TO pg_temp")
    tables().create_all(connection, checkfirst=False)
    for statement in iter_views():
        connection.exec_driver_sql(statement)
    return _parts(connection, "pg_my_temp_schema()", MADE)


def _parts(connection: Connection, schema: str, questions: tuple[str, ...]) -> Parts:
    asked = (connection.exec_driver_sql(each.format(schema=schema)) for each in questions)
    return {str(name): str(made) for answer in asked for name, made in answer}


def _guards() -> Parts:
    guards = {f"function {FUNCTION}": REFUSAL}
    for table in tables().tables:
        for name in TRIGGERS:
            guards[f"trigger {table}_{name}"] = f"{table} {TYPES[name]} A {FUNCTION}"
    return guards


def _meaning(name: str) -> str:
    return ": rows can be changed unseen" if name.startswith(("trigger", "function")) else ""
