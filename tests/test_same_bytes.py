"""A reading depends on its report alone: not on the others of a batch, on their order, or on the number of processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted(path for path in (Path(__file__).parent.parent / "examples").iterdir() if path.suffix in (".html", ".txt", ".jsonl"))


def _lines(*arguments: object) -> list[bytes]:
    done = subprocess.run([sys.executable, "-m", "dateline", "read", *map(str, arguments), "--json"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.splitlines()


@pytest.mark.slow
def test_every_example_reads_the_same_alone_in_a_batch_and_with_one_and_two_workers() -> None:
    alone = [line for path in EXAMPLES for line in _lines(path)]
    assert _lines(*EXAMPLES) == alone
    assert _lines(*EXAMPLES, "--workers", "2") == alone
    assert sorted(_lines(*reversed(EXAMPLES))) == sorted(alone)


def test_a_short_report_reads_the_same_between_long_ones(tmp_path: Path) -> None:
    short, long = "Police held two men.", "A shell hit the market in Basra on Monday, killing four people and wounding nine. " * 30
    given = tmp_path / "reports.jsonl"
    given.write_text("".join(json.dumps({"id": "one", "text": text}) + "\n" for text in (short, long, short, long)), encoding="utf-8")
    first, second, third, fourth = _lines("--jsonl", given)
    assert (first, second) == (third, fourth)
