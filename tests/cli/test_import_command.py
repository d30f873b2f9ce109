"""Foreign files from the command line: quotations enter the ledger, event tables are laid beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app
from dateline.ledger.verify import verify
from tests.foreign import files
from tests.ledger import factory
from tests.ledger.conftest import made as made  # noqa: PLC0414 the ledger of the ledger's own tests


def run(ledger: Path | str, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["--ledger", str(ledger), *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def ledger(tmp_path: Path, made: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "raid.db"))


def annotation(words: str, start: int, source: str, **other: object) -> str:
    selector = [
        {"type": "TextQuoteSelector", "exact": words},
        {"type": "TextPositionSelector", "start": start, "end": start + len(words)},
    ]
    target = {"source": source, "selector": selector}
    return json.dumps({"type": "Annotation", "id": f"urn:x:{start}", "bodyValue": "toll", "target": target, **other}) + "\n"


def test_quotations_enter_once_and_what_does_not_stand_there_is_named(ledger: Path, tmp_path: Path) -> None:
    start = factory.TEXT.index("14 rebels")
    notes = tmp_path / "notes.jsonl"
    named = {"creator": {"type": "Person", "name": "ana"}}
    notes.write_text(
        annotation("14 rebels", start, "raid.txt", **named)
        + annotation("41 rebels", start, "raid.txt")
        + annotation("14 rebels", start, "https://nowhere.example/"),
        encoding="utf-8",
    )
    status, out, err = run(ledger, "import", str(notes), "--by", "tagger@2.1")
    assert status == 1
    assert "1 new annotation, 0 known already; 2 refused" in out
    assert f"{notes}:2: urn:x:{start}: “41 rebels” is quoted at {start}-{start + 9}, where “14 rebels” stands" in err
    assert f"{notes}:3: urn:x:{start}: no report of the ledger is https://nowhere.example/" in err
    assert not any("not sealed" in note for note in verify(str(ledger)).notes)
    head = verify(str(ledger)).head
    assert "0 new annotations, 1 known already" in run(ledger, "import", str(notes))[1]
    assert verify(str(ledger)).head == head


def test_our_own_annotations_add_nothing_to_the_ledger_they_come_from(ledger: Path, tmp_path: Path) -> None:
    assert run(ledger, "export", "annotations", "-o", str(tmp_path / "out"))[0] == 0
    written = next(path for path in [tmp_path / "out", *(tmp_path.rglob("*.jsonl"))] if path.is_file())
    head = verify(str(ledger)).head
    status, out, err = run(ledger, "import", str(written), "--json")
    assert (status, err) == (0, "")
    said = json.loads(out.splitlines()[-1])
    assert (said["new"], said["refused"]) == (0, 0)
    assert said["known"] > 10
    assert verify(str(ledger)).head == head


def test_an_event_table_is_checked_and_stays_outside(tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_bytes(files.ucdp({"low": "12"}, {"date_start": "soon"}))
    status, out, err = run(tmp_path / "none.db", "import", str(table))
    assert status == 1
    assert "1 foreign record, kept out of the ledger; 1 refused" in out
    assert "1 row taken as they stand: low , best , high are not in order" in out
    assert err == f"dateline: {table}:3: date_start: “soon” is no day: write it like 2025-05-16 (05/16/2025 is not read)\n"
    assert not (tmp_path / "none.db").exists()
    record = json.loads(run(tmp_path / "none.db", "import", str(table), "--json")[1].splitlines()[0])
    assert (record["origin"], record["record_id"], record["killed"]["low"]) == ("foreign", "990001", 12)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"hello\n", b"z" * 200_000, b"{", b'{"type": "Annotation"}'])
def test_hostile_files_give_one_line_each(ledger: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    status, _, err = run(ledger, "import", str(tmp_path / "file"), str(tmp_path / "missing"))
    assert status == 1
    assert err.count("\n") == 2
    assert all(line.startswith(f"dateline: {tmp_path}") for line in err.splitlines())


def test_rows_lie_beside_the_incidents_of_the_ledger(ledger: Path, tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    near = {"event_date": "2025-11-10", "location": "Tolmere", "country": "", "iso": "", "admin1": "", "latitude": "", "longitude": ""}
    table.write_bytes(files.acled({**near, "fatalities": "13"}, {"event_date": "2025-11-12"}))
    status, out, err = run(ledger, "compare", "--with", str(table))
    assert status == 0, err
    assert "MATCHED 1" in out
    assert "more here than there" in out
    assert "ONLY THERE 1" in out
    found = [json.loads(line) for line in run(ledger, "compare", "--with", str(table), "--json")[1].splitlines()]
    assert [each["found"] for each in found if each["found"] != "only_here"] == ["matched", "only_there", "summary"]
    assert found[0]["foreign"]["origin"] == "foreign"
    assert run(ledger, "compare", "killed", "--with", str(table))[0] == 2
