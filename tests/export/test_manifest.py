"""An export can be checked by a stranger without the ledger, and says what it could not hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dateline.errors import DatelineError
from dateline.export.formats import formats
from dateline.export.manifest import is_export, verify_export
from dateline.export.parts import Part, write_part
from dateline.export.publish import publish
from dateline.records.publication import EVERYTHING
from tests.export.edition import RAID_ID, edition


@pytest.mark.parametrize("name", sorted(formats()))
def test_two_exports_of_one_edition_are_the_same_bytes_and_verify(name: str, tmp_path: Path) -> None:
    first, second = (publish(edition(), formats()[name], tmp_path / side, "machine") for side in ("a", "b"))
    assert [file.sha256 for file in first.files] == [file.sha256 for file in second.files]
    checked = verify_export(tmp_path / "a")
    assert (checked.faults, checked.files, checked.head) == ((), len(first.files), "9" * 64)


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_is_made_of_the_lists_that_it_says_it_holds_and_of_no_other(name: str, tmp_path: Path) -> None:
    lists: dict[str, Any] = dict.fromkeys(EVERYTHING - formats()[name].holds, ())
    whole, held = (
        publish(each, formats()[name], tmp_path / side, "machine") for each, side in ((edition(), "a"), (replace(edition(), **lists), "b"))
    )
    assert [(file.sha256, file.rows) for file in whole.files] == [(file.sha256, file.rows) for file in held.files]
    assert whole.left_out == held.left_out
    for each in formats()[name].holds - {"edges"}:  # the edition has no edges
        assert getattr(edition(), each)


def test_a_byte_changed_in_a_file_is_named(tmp_path: Path) -> None:
    publish(edition(), formats()["acled"], tmp_path / "x", "machine")
    path = tmp_path / "x" / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"2025-11-09", b"2025-11-08", 1))
    assert verify_export(tmp_path / "x").faults == ("events.csv: its bytes are not those that were written",)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    publish(edition(), formats()["ucdp"], tmp_path / "x", "machine")
    (tmp_path / "x" / "tallies.csv").unlink()
    assert verify_export(tmp_path / "x").faults == ("tallies.csv: there is no such file: check the name",)


def test_the_manifest_names_head_policy_counts_and_losses(tmp_path: Path) -> None:
    publish(edition(), formats()["ucdp"], tmp_path / "x", "spreadsheet")
    manifest = json.loads((tmp_path / "x" / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["head"], manifest["policy"], manifest["profile"]) == ("9" * 64, "range", "spreadsheet")
    assert [(file["name"], file["rows"]) for file in manifest["files"]] == [("events.csv", 1), ("tallies.csv", 1)]
    assert manifest["left_out"] == ["1 incident without a death"]
    assert "injured and captured" in manifest["cannot_hold"]


def test_a_manifest_cannot_point_outside_its_folder(tmp_path: Path) -> None:
    publish(edition(), formats()["geojson"], tmp_path / "m.json", "machine")
    beside = tmp_path / "m.json.manifest.json"
    beside.write_text(beside.read_text(encoding="utf-8").replace('"m.json"', '"../m.json"'), encoding="utf-8")
    assert verify_export(tmp_path / "m.json").faults == ("../m.json: the manifest names a file outside the export",)


@pytest.mark.parametrize(
    ("data", "why"), [("{", "no JSON"), ("[]", "no manifest"), ('{"schema":"dateline.manifest/1","files":[{}]}', "no manifest")]
)
def test_a_broken_manifest_is_refused_in_words(data: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "x.manifest.json").write_text(data, encoding="utf-8")
    with pytest.raises(DatelineError, match=why):
        verify_export(tmp_path / "x")


def test_a_ledger_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"SQLite")
    assert not is_export(tmp_path / "desk.db")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def breaking() -> object:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(DatelineError, match="No space left"):
        write_part(Part("x", 1, breaking()), tmp_path / "x")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_our_own_tables_lose_nothing_and_agree_in_three_forms(tmp_path: Path) -> None:
    for name in ("csv", "jsonl", "parquet"):
        publish(edition(), formats()[name], tmp_path / name, "machine")
    stored = pd.read_parquet(tmp_path / "parquet" / "incidents.parquet")
    lines = pd.read_json(tmp_path / "jsonl" / "incidents.jsonl", lines=True)
    assert list(stored.id) == list(lines.id) == list(pd.read_csv(tmp_path / "csv" / "incidents.csv").id)
    assert list(stored[["killed_low", "killed_best", "killed_high"]].iloc[0]) == [11, 11, 14]
    figures = pd.read_csv(tmp_path / "csv" / "figures.csv")
    assert list(figures[figures.incident == RAID_ID].speakers) == ["Joint Command", "a hospital"]
    assert pd.read_csv(tmp_path / "csv" / "scheduled.csv").due_start[0] == "2025-12-02"
    assert pd.read_csv(tmp_path / "csv" / "counts.csv").number_span[0] == "2-13"
    assert pd.read_csv(tmp_path / "csv" / "corrections.csv").reason[0] == "the command's second statement"


def test_none_reported_and_nothing_said_are_told_apart(tmp_path: Path) -> None:
    whole = edition()
    raid = whole.incidents[0]
    zero = replace(raid, incident=replace(raid.incident, killed=replace(raid.incident.killed, low=0, best=0, high=0)))  # type: ignore[type-var]
    publish(replace(whole, incidents=(zero,)), formats()["csv"], tmp_path / "x", "machine")
    row = pd.read_csv(tmp_path / "x" / "incidents.csv", keep_default_na=False).iloc[0]
    assert (row.killed_low, row.killed_kind) == (0, "none")
    assert (row.injured_low, row.injured_kind) == ("", "")
