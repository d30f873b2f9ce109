"""Scores over our own reports may rise; they never silently fall.

`python -m tests.eval.test_gate` writes floors from the present program, and refuses to lower one without `--lower`.
"""

from __future__ import annotations

import json
import math
import os
import sys

import pytest

from dateline import extract
from dateline.config import from_environment
from dateline.extract.codebook import load_codebook
from dateline.extract.places.gazetteer import open_gazetteer
from dateline.language import load_parser
from tests.conftest import Read, document
from tests.eval.gold import HERE, digest, load
from tests.eval.score import Figures, evaluate, table

FLOORS = HERE / "floors.json"
KINDS = sorted(json.loads(FLOORS.read_text(encoding="utf-8"))["floors"]) if FLOORS.exists() else []


@pytest.fixture(scope="module")
def figures(reading: Read) -> Figures:
    return evaluate(load(), lambda report: reading(report.text, published=report.published))


def test_floors_are_those_of_these_very_reports() -> None:
    assert json.loads(FLOORS.read_text(encoding="utf-8"))["digest"] == digest(), (
        "the reports changed: run `python -m tests.eval.test_gate` and say in the commit which figures moved"
    )


def test_every_figure_has_a_floor(figures: Figures) -> None:
    assert sorted(figures) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_figure_stays_above_its_floor(figures: Figures, kind: str) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"][kind]
    found = figures[kind]
    where = "\n".join(f"  {report}: {error}" for report, error in found.errors)
    assert found.f1 >= floor, f"{kind} fell to {found.f1:.3f}, below its floor {floor}. Wrong in\n{where}"


def main() -> None:
    """Write the floors: each figure rounded down to a multiple of .02."""
    parser = load_parser()
    tables = extract.Tables(load_codebook(), open_gazetteer(from_environment(os.environ).cache))
    measured = evaluate(load(), lambda report: extract.read(parser.analyse(document(report.text, report.published)), tables))
    before = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    floors = {name: math.floor(figure.f1 * 50 + 1e-9) / 50 for name, figure in sorted(measured.items())}
    lower = {name: (before[name], floor) for name, floor in floors.items() if floor < before.get(name, 0.0)}
    print(table(measured))  # noqa: T201
    if lower and "--lower" not in sys.argv:
        sys.exit(f"refused: {lower} would fall; say --lower if that is meant")
    FLOORS.write_text(json.dumps({"digest": digest(), "floors": floors}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
