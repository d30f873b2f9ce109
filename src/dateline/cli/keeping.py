"""Numbers and exports written down in the ledger they were made of, where somebody asks for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import typer

from dateline.answer.counts import Policy
from dateline.cli.comparing import now
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.export.publish import Published
from dateline.ledger.media import is_there, shown
from dateline.ledger.runs import Reckoned
from dateline.ledger.store import open_ledger
from dateline.records.happenings import Incident
from dateline.records.reading import to_json

WRITER = "program:dateline"
SHORT = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was asked for: the command with its options, as known when, the incidents behind it, and what came out."""

    policy: Policy
    asked: Mapping[str, object]
    as_of: str | None
    incidents: Sequence[Incident]
    result: Sequence[object]


def keep_number(config: Config, found: Number) -> None:
    """Write a number into the ledger with its policy, and say so where it does not mix with the answer."""
    behind = sorted([each.id, sorted(each.members)] for each in found.incidents)
    rules = to_json(found.policy)
    reckoned = Reckoned(
        found.policy.name,
        rules if isinstance(rules, dict) else {},
        found.asked,
        found.as_of or now(),
        behind,
        [to_json(each) for each in found.result],
    )
    with open_ledger(_there(config), now, WRITER) as ledger:
        name = ledger.keep_run(reckoned)
    typer.echo(f"kept as {name[:SHORT]}, policy {found.policy.name}, in {shown(config.ledger)}", err=True)


def keep_export(config: Config, made: Published) -> None:
    """Write down that files went out, and which entry of the log was the last one then."""
    written = made.manifest.read_bytes()
    manifest = json.loads(written)
    note = f"{manifest['format']}, {made.manifest.name}"
    with open_ledger(_there(config), now, WRITER) as ledger:
        ledger.keep_export(hashlib.sha256(written).hexdigest(), note, (int(manifest["seq"]), str(manifest["head"])))
    typer.echo(f"written down in {shown(config.ledger)}", err=True)


def _there(config: Config) -> str:
    if not is_there(config.ledger):
        raise DatelineError(f"no ledger at {shown(config.ledger)}: nothing is kept")
    return config.ledger
