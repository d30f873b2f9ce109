"""What stands beside every export: its files with their digests, the ledger's head, the policy, and what the format cannot hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError, in_words
from dateline.export.parts import Export, Format, Part, Profile, Written, write_part
from dateline.records.publication import Edition

SCHEMA = "dateline.manifest/1"
SUFFIX = ".manifest.json"
SHOWN = 20  # refused records named one by one


def manifest_path(target: Path) -> Path:
    """Return where the manifest of an export stands: beside a file, inside a folder."""
    return target / "manifest.json" if target.is_dir() else target.with_name(target.name + SUFFIX)


@dataclass(frozen=True, slots=True)
class Told:
    """What a manifest tells of an export beside its files: `refused` failed the gate, `withheld` counts what is restricted."""

    kind: Format
    profile: Profile
    export: Export
    refused: Sequence[str]
    withheld: int


def write_manifest(target: Path, told: Told, edition: Edition, files: Sequence[Written]) -> Written:
    """Write the manifest of files that lie on the disk already."""
    beside = manifest_path(target)
    value = {
        "schema": SCHEMA,
        "format": told.kind.name,
        "profile": told.profile,
        "ledger": edition.ledger,
        "head": edition.head,
        "seq": edition.seq,
        "at": edition.at,
        "policy": edition.policy,
        "version": edition.version,
        "codebook": edition.codebook,
        "files": [{"name": file.path.relative_to(beside.parent).as_posix(), "sha256": file.sha256, "rows": file.rows} for file in files],
        "cannot_hold": list(told.kind.losses),
        "left_out": list(told.export.left_out),
        "refused": {"count": len(told.refused), "first": list(told.refused[:SHOWN])},
        "withheld": told.withheld,
        "cells": "as written" if told.profile == "machine" else "cells that a spreadsheet would run begin with an apostrophe",
        "licence": "The words quoted belong to their publishers; the coding is yours to license.",
    }
    data = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    return write_part(Part(beside.name, 1, [data]), beside)


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether an export is what was written: the faults in words, none for a whole one, and what its manifest says."""

    faults: tuple[str, ...]
    files: int
    head: str | None


def verify_export(target: Path) -> Checked:
    """Check every file of an export against its manifest, without the ledger; raise DatelineError where there is no manifest."""
    beside = target if target.name.endswith("manifest.json") else manifest_path(target)
    value = _read(beside)
    faults = [fault for file in value["files"] if (fault := _fault(beside.parent, file)) is not None]
    return Checked(tuple(faults), len(value["files"]), value.get("head"))


def is_export(target: Path) -> bool:
    """Tell whether a path is an export with its manifest, and no ledger."""
    return target.name.endswith("manifest.json") or manifest_path(target).is_file()


def _read(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise DatelineError(f"{path}: {in_words(error)}") from error
    except ValueError as error:
        raise DatelineError(f"{path}: this manifest is no JSON ({error}): take the one that was written with the export") from error
    files = value.get("files") if isinstance(value, dict) else None
    if not isinstance(files, list) or value.get("schema") != SCHEMA or not all(_is_entry(each) for each in files):
        raise DatelineError(f"{path}: this is no manifest of an export: its schema must be {SCHEMA}")
    return dict(value)


def _is_entry(file: object) -> bool:
    return isinstance(file, dict) and isinstance(file.get("name"), str) and isinstance(file.get("sha256"), str)


def _fault(folder: Path, file: dict[str, str]) -> str | None:
    path = folder / file["name"]
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"{file['name']}: the manifest names a file outside the export"
    try:
        with path.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        return f"{file['name']}: {in_words(error)}"
    return None if digest == file["sha256"] else f"{file['name']}: its bytes are not those that were written"
