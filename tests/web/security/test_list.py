"""The list in docs/security.md names tests that are there, and its table of roles is the program's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.web.people.acts import acts

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_the_test_beside_an_attack_exists(file: str, test: str) -> None:
    assert f"\ndef {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_no_attack_stands_without_a_test() -> None:
    tried = PAGE.partition("## What was tried")[2].partition("## What is not promised")[0]
    rows = [line for line in tried.splitlines() if line.startswith("| ") and not line.startswith("| attack |")]
    assert len(rows) > 40
    assert all(re.search(r"`[\w/]+\.py::\w+` \|$", row) for row in rows)


def test_the_table_of_roles_is_that_of_the_program() -> None:
    rows = [f"| {act.says} | {act.least} | {act.scope or 'none'} | {'yes' if act.fresh else 'no'} |" for act in acts().values()]
    assert "\n".join(rows) in PAGE
