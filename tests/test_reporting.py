"""A ledger as pages: what the program writes from reports of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app
from dateline.export.manifest import verify_export

REPORT = "Two soldiers were killed in a raid near Mosul on 3 November 2025, police said. The army denied that two soldiers were killed.\n"


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    run("--ledger", folder / "desk.db", "add", folder / "report.txt")
    return folder / "desk.db"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.usefixtures("gazetteer")
def test_the_same_ledger_gives_the_same_bytes_and_they_verify(ledger: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("--ledger", ledger, "report", "-o", tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert verify_export(tmp_path / "one").faults == ()
    assert "Raid near Mosul, 3 November 2025" in (tmp_path / "one" / "index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("gazetteer")
def test_pages_of_an_earlier_time_go_and_what_is_not_ours_stays(ledger: Path, tmp_path: Path) -> None:
    run("--ledger", ledger, "report", "-o", tmp_path)
    page = next((tmp_path / "incidents").iterdir())
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    run("--ledger", ledger, "report", "-o", tmp_path, "--as-of", "2000-01-01")
    assert not page.exists()
    assert (tmp_path / "notes.txt").exists()


@pytest.mark.usefixtures("gazetteer")
def test_excerpts_hold_no_whole_text(ledger: Path, tmp_path: Path) -> None:
    run("--ledger", ledger, "report", "-o", tmp_path, "--excerpts")
    page = next((tmp_path / "reports").iterdir()).read_text(encoding="utf-8")
    assert "passages alone" in page
    assert 'class="text"' not in page
