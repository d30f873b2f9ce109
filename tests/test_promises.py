"""Every promise in docs/promises.md names a test that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs/promises.md").read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_the_test_beside_a_promise_exists(file: str, test: str) -> None:
    code = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert f"\ndef {test or 'test_'}" in code


def test_no_promise_stands_without_a_test() -> None:
    rows = [line for line in (ROOT / "docs/promises.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    promises = [row for row in rows if not row.startswith(("| promise |", "| what goes wrong |", "| no. |"))]
    assert promises
    assert all(re.search(r"`[\w/]+\.py", row) for row in promises)


def test_the_eighteen_errors_of_others_are_all_there() -> None:
    numbers = re.findall(r"^\| (\d+) \|", (ROOT / "docs/promises.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, 19))
