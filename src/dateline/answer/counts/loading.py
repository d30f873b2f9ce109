"""From a table of policies to Policies; a row that cannot be used is an error that names it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.answer.counts.policy import SELECTIONS, Policy
from dateline.errors import TableError, in_words

TEXTS = ("name", "means", "select", "low", "best", "high")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "select": SELECTIONS,
    "low": ("least low", "greatest low", "median low"),
    "best": ("agreed best", "least best", "greatest best", "median best", "least low", "none"),
    "high": ("greatest high", "median high"),
    "missing_best": ("low", "none"),
}
KNOWN = {*TEXTS, "source", "aliases", "missing_best", "words", "unknown"}


@cache
def policies() -> Mapping[str, Policy]:
    """Return the policies that ship, by name and by alias."""
    text = (resources.files("dateline.answer") / "tables" / "policies.toml").read_text(encoding="utf-8")
    return dict(_named("policies.toml", text))


def load_policy(name: str) -> Policy:
    """Return a policy that ships, or the one row of a TOML file of the user's own."""
    if name in policies():
        return policies()[name]
    path = Path(name)
    if path.suffix != ".toml" and not path.exists():
        raise TableError(f"--policy: {name!r} is no policy: use {', '.join(sorted(policies()))}, or a TOML file with one of your own")
    return _own(path)


def _own(path: Path) -> Policy:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise TableError(f"{path}: the policy cannot be read: {in_words(error)} (--policy)") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: the policy is not UTF-8 at byte {error.start}: save the file as UTF-8") from error
    found = {policy.name: policy for _, policy in _named(path.name, text)}
    if len(found) != 1:
        raise TableError(f"{path}: {len(found)} policies: keep the one row [[policies]] that is to be used")
    return next(iter(found.values()))


def _named(file: str, text: str) -> Iterator[tuple[str, Policy]]:
    try:
        rows = tomllib.loads(text).get("policies", [])
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{file}: not valid TOML ({error})") from error
    if not isinstance(rows, list):
        raise TableError(f"{file}: `policies` must be rows: write [[policies]] above each")
    for number, row in enumerate(rows, 1):
        policy = _policy(f"{file}: policies row {number}", row)
        for name in (policy.name, *row.get("aliases", ())):
            yield name, policy


def _policy(at: str, row: Any) -> Policy:
    if not isinstance(row, dict):
        raise TableError(f"{at}: not a row of names and values")
    if isinstance(row.get("name"), str):
        at = f"{at} ({row['name']})"
    if unknown := sorted(set(row) - KNOWN):
        raise TableError(f"{at}: no such key: `{unknown[0]}`; use {', '.join(sorted(KNOWN))}")
    for key in TEXTS:
        if not isinstance(row.get(key), str) or not row[key]:
            raise TableError(f"{at}: `{key}` must be a text")
    for key, allowed in CHOICES.items():
        if key in row and row[key] not in allowed:
            raise TableError(f"{at}: `{key}` is {row[key]!r}: use one of {', '.join(allowed)}")
    words, nobody = row.get("words", {}), row.get("unknown")
    if not isinstance(words, dict) or not all(_is_count(value) for value in words.values()):
        raise TableError(f"{at}: `words` must give each word a whole number, as in {{ dozens = 12 }}")
    if nobody is not None and not _is_count(nobody):
        raise TableError(f"{at}: `unknown` must be a whole number")
    texts = {key: row[key] for key in TEXTS}
    return Policy(**texts, source=row.get("source", ""), missing_best=row.get("missing_best", "none"), words=words, unknown=nobody)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
