"""Bad input: one line that names the file and what to do, exit status 1, and the rest of the batch goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = "Two soldiers were killed in Baghdad on Friday, police said."
ARABIC = (
    "قال مسؤولون أمنيون يوم الجمعة إن جنديين قتلا في هجوم على نقطة تفتيش قرب المدينة، "
    "وأضافوا أن القوات طوقت المنطقة وبدأت البحث عن المهاجمين."
)
EMPTY_PAGE = (
    "<html><head><title>Contact</title><meta property='og:site_name' content='The Selmin Courier'></head>"
    "<body><nav>Home</nav></body></html>"
)


def read(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """Return exit status, readings and standard error of `dateline read ... --json`."""
    done = subprocess.run([sys.executable, "-m", "dateline", "read", *arguments, "--json"], capture_output=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Read all bad files between two good ones in one run; give the readings by file name."""
    folder = tmp_path_factory.mktemp("batch")
    files: dict[str, bytes] = {
        "01-good.txt": GOOD.encode(),
        "02-empty.txt": b"",
        "03-binary.bin": bytes(range(256)) * 40,
        "04-truncated.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty",
        "05-no-article.html": EMPTY_PAGE.encode(),
        "06-arabic.txt": ARABIC.encode(),
        "07-invalid.txt": b"Two soldiers were killed in \xff\xfe\xfa\x80 on Friday, police said.",
        "08-good.txt": GOOD.replace("Two", "Three").encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    status, readings, errors = read(*(str(folder / name) for name in sorted(files)), str(folder / "09-missing.txt"))
    assert status == 1
    assert "Traceback" not in errors
    assert len(errors.splitlines()) == 5
    assert len(readings) == len(files) + 1
    return {Path(each["document"]["name"]).name: each for each in readings}


@pytest.mark.parametrize("name", ["02-empty.txt", "03-binary.bin", "04-truncated.pdf", "07-invalid.txt", "09-missing.txt"])
def test_what_cannot_be_read_is_named_in_one_line(batch: dict[str, dict[str, Any]], name: str) -> None:
    error = batch[name]["error"]
    assert error["kind"]
    assert error["message"]
    assert "\n" not in error["message"]


@pytest.mark.parametrize(("name", "value"), [("01-good.txt", 2), ("08-good.txt", 3)])
def test_the_rest_of_the_batch_is_read(batch: dict[str, dict[str, Any]], name: str, value: int) -> None:
    assert [count["value"] for count in batch[name]["counts"]] == [value]


def test_a_page_without_an_article_is_metadata_and_a_note(batch: dict[str, dict[str, Any]]) -> None:
    document = batch["05-no-article.html"]["document"]
    assert (document["text"], document["note"], document["site"]) == ("", "no_article", "The Selmin Courier")


def test_a_language_that_is_not_read_is_said_so(batch: dict[str, dict[str, Any]]) -> None:
    reading = batch["06-arabic.txt"]
    assert reading["document"]["language"] == "ar"
    assert reading["document"]["note"]
    assert reading["counts"] == reading["events"] == reading["entities"] == []


def test_a_broken_line_is_named_with_its_number(tmp_path: Path) -> None:
    lines = tmp_path / "reports.jsonl"
    good = [json.dumps({"id": f"r{number}", "text": GOOD}) for number in range(3)]
    lines.write_text("\n".join([good[0], good[1], '{"id": "r9", "text": ', good[2]]) + "\n", encoding="utf-8")
    status, readings, errors = read("--jsonl", str(lines))
    assert status == 1
    assert "Traceback" not in errors
    assert [each["document"]["name"] for each in readings[:2]] == ["r0", "r1"]
    assert readings[2]["document"]["name"] == "reports.jsonl:3"
    assert "not JSON" in readings[2]["error"]["message"]
    assert readings[3]["document"]["name"] == "r2"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"text": GOOD}, "id"),
        ({"id": "r1"}, "text"),
        ({"id": "r1", "text": 7}, "text"),
        ({"id": "r1", "text": GOOD, "published": "soon"}, "published"),
    ],
)
def test_a_line_with_a_field_missing_or_wrong_names_the_field(tmp_path: Path, line: dict[str, Any], field: str) -> None:
    lines = tmp_path / "reports.jsonl"
    lines.write_text(json.dumps(line) + "\n", encoding="utf-8")
    status, readings, _ = read("--jsonl", str(lines))
    assert status == 1
    assert field in readings[0]["error"]["message"]


def test_a_text_that_is_not_unicode_is_an_error_of_its_line(tmp_path: Path) -> None:
    lines = tmp_path / "reports.jsonl"
    lines.write_text(
        '{"id": "r1", "text": "a lone surrogate \\ud800 here"}\n' + json.dumps({"id": "r2", "text": GOOD}) + "\n", encoding="utf-8"
    )
    status, readings, errors = read("--jsonl", str(lines))
    assert status == 1
    assert "Traceback" not in errors
    assert "error" in readings[0]
    assert readings[1]["document"]["name"] == "r2"


def test_a_page_of_thirty_megabytes_is_answered_in_reasonable_time(tmp_path: Path) -> None:
    page = tmp_path / "large.html"
    page.write_bytes(
        b"<html><body><article>" + b"<p>The council met on Friday and adjourned.</p>\n" * 640_000 + b"</article></body></html>"
    )
    assert page.stat().st_size > 30_000_000
    done = subprocess.run([sys.executable, "-m", "dateline", "read", str(page), "--json"], capture_output=True, check=False, timeout=60)
    answer = json.loads(done.stdout)
    assert "error" in answer
    assert "limit" in answer["error"]["message"]
    assert b"large.html" in done.stderr


def test_a_record_that_is_not_on_the_page_is_an_error_in_words(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(GOOD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", str(report), "--show", "99"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "no record 99" in done.stderr
    assert "Traceback" not in done.stderr
