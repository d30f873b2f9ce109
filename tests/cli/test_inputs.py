"""What may stand on the command line: files, folders, lines."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dateline.cli.inputs import from_files, from_lines
from dateline.intake import Raw
from dateline.records.reading import Failure


def names(found: list[Raw | Failure]) -> list[str]:
    return [each.name for each in found]


def test_a_folder_stands_for_the_files_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "later/c.txt", ".cache/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Talks resumed.")
    assert names(list(from_files([tmp_path]))) == ["a.txt", "b.txt", "c.txt"]


def test_a_folder_without_a_file_says_so(tmp_path: Path) -> None:
    (failure,) = from_files([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.named() == f"{tmp_path}: no file is in this folder: nothing to read"


@pytest.mark.parametrize(("error", "words"), [(FileNotFoundError(2, ""), "no such file"), (PermissionError(13, ""), "may not read")])
def test_a_file_that_cannot_be_opened_is_a_failure_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    (tmp_path / "good.txt").write_text("Talks resumed.")
    whole = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "bad.txt":
            raise error
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    bad, good = from_files([tmp_path / "bad.txt", tmp_path / "good.txt"])
    assert isinstance(bad, Failure)
    assert words in bad.message
    assert good.name == "good.txt"


def test_lines_are_taken_for_json_even_where_the_first_is_broken(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text("{broken\n\n" + json.dumps({"id": "a", "text": "Talks resumed."}) + "\n")
    first, second = from_lines(str(lines))
    assert isinstance(first, Failure)
    assert first.named().startswith("in.jsonl:1: not JSON")
    assert second == Raw("a", text="Talks resumed.")


def test_standard_input_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.BytesIO):
        def __next__(self) -> bytes:
            return b'{"id": "a", "text": "Talks resumed."}\n'

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Endless()))
    assert next(iter(from_lines("-"))).name == "a"


@pytest.mark.parametrize("given", ["missing.jsonl", "."])
def test_lines_of_no_file_are_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(tmp_path)
    (failure,) = from_lines(given)
    assert isinstance(failure, Failure)


def test_an_empty_file_of_lines_says_so(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"")
    (failure,) = from_lines(str(tmp_path / "in.jsonl"))
    assert isinstance(failure, Failure)
    assert failure.kind == "empty"
