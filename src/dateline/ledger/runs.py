"""Numbers that were kept: under which policy, over what, as known when, from which incidents, and what came out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.ledger.canonical import Json, canonical, digest, number
from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying

Row = dict[str, object]
VERSION = 12  # characters of the digest of a policy's rules: any other rule is another version
SINCE = 2  # the version of the schema that brought these tables
POLICY = ("name", "version", "body_json")
RUN = ("policy", "scope_json", "known_at", "inputs_digest", "result_json")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One reckoning: the policy by name with its rules, what was asked, as known when, from what, and what came out."""

    policy: str
    rules: Mapping[str, object]
    scope: Mapping[str, object]
    known_at: str
    inputs: object
    result: object


def policy_row(name: str, rules: Mapping[str, object]) -> Row:
    """Return the row of a policy; its version follows from its rules."""
    body = canonical(plain(dict(rules)))
    row: Row = {"name": name, "version": digest(body)[:VERSION], "body_json": body}
    return {"id": _id(row, POLICY), **row}


def tally_run_row(reckoned: Reckoned, policy: str) -> Row:
    """Return the row of a reckoning under a policy that is kept; the same reckoning of the same ledger gives the same row."""
    row: Row = {
        "policy": policy,
        "scope_json": canonical(plain(dict(reckoned.scope))),
        "known_at": reckoned.known_at,
        "inputs_digest": digest(plain(reckoned.inputs)),
        "result_json": canonical(plain(reckoned.result)),
    }
    return {"id": _id(row, RUN), **row}


def plain(value: object) -> Json:
    """Return a value with its numbers as a ledger keeps them: whole, or as decimal strings; what is no number at all is null."""
    if isinstance(value, float):
        return number(value) if value - value == 0 else None
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def find_run_faults(lying: Lying) -> Iterator[Fault]:
    """Yield policies and kept numbers whose id is not that of what they say."""
    if lying.version < SINCE:
        return
    for table, columns in (("policy", POLICY), ("tally_run", RUN)):
        for values in lying.rows(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id"):  # noqa: S608 the names are ours
            row = dict(zip(columns, values[1:], strict=True))
            if _id(row, columns) != values[0]:
                yield Fault(table, str(values[0]), "the id is not that of what the row says")
            elif table == "policy" and digest(str(row["body_json"]))[:VERSION] != row["version"]:
                yield Fault(table, str(values[0]), "the version is not that of its rules")
            elif any(not _is_canonical(str(row[name])) for name in columns if name.endswith("_json")):
                yield Fault(table, str(values[0]), "its JSON is not in its canonical spelling")


def _is_canonical(written: str) -> bool:
    try:
        return canonical(json.loads(written, parse_float=str)) == written
    except (ValueError, RecursionError):
        return False


def _id(row: Mapping[str, object], columns: tuple[str, ...]) -> str:
    return digest([str(row[name]) for name in columns])
