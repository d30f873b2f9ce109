"""Whatever engine does the sums, every pair has the same levels and the same weight; a model of another engine is refused."""

from __future__ import annotations

import json
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from itertools import product
from math import log2
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from dateline import weighing as weighing_module
from dateline.errors import EngineError, TableError
from dateline.reconcile.columns import Columns, Ints, columns
from dateline.reconcile.compare import LEVELS
from dateline.reconcile.engines import Weigher, over_duckdb, over_spark, own
from dateline.reconcile.engines.conditions import OTHERWISE, conditions
from dateline.reconcile.engines.splinked import predicted, refuse_foreign, splink_settings
from dateline.reconcile.engines.tables import tables
from dateline.reconcile.linkage import Compared, compare_all, link
from dateline.reconcile.settings import settings
from dateline.reconcile.weigh import MILLI, probability, trained
from dateline.records.happenings import Where
from dateline.run.spark import open_spark, what_is_missing
from dateline.weighing import weighing
from scripts.simulated import Archive, simulate
from tests.reconcile.told import KARVIN, TOLMERE, happening, toll

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
ORSHA = Where("Orsha", None, "Orsha", "XA", 43.0, 45.0, "admin1", 9)

# What every engine finds in one archive of simulated reports: pairs, the sum of their weights in thousandths of a bit, the best score.
SEED, REPORTS = 20310107, 120
PAIRS, SUM, BEST = 12_839, -178_732_728, 0.9999954792502844


def weighed(archive: Archive, weigher: Weigher) -> Compared:
    return compare_all(archive.happenings, archive.families, archive.texts, trained(), weigher)


def hold_to_the_constants(found: Compared) -> None:
    weight = found.scored.weight
    assert (len(weight), int(weight.sum())) == (PAIRS, SUM)
    assert float(probability(weight, 0.0).max()) == pytest.approx(BEST, abs=1e-12)


def hold_to_each_other(one: Compared, other: Compared) -> None:
    assert np.array_equal(one.scored.weight, other.scored.weight)
    for comparison in LEVELS:
        assert np.array_equal(one.scored.levels[comparison], other.scored.levels[comparison]), comparison


def every_way_to_compare() -> tuple[Columns, NDArray[np.float64], tuple[Ints, Ints]]:
    """Return happenings, and all their pairs, in which each level of each comparison is met."""
    days = [None, "2025-11-09", "2025-11-10", "2025-11-12", "2025-11-15", "2025-12-01", "2024-01-01"]
    places = [None, Where("Osten"), TOLMERE, replace(TOLMERE, lat=41.21, name="Quay"), replace(TOLMERE, lat=41.32), KARVIN]
    places += [ORSHA, replace(ORSHA, lat=47.0), Where("Lessa", None, "Lessa", "XA", 42.0, 44.6, "admin1", 8), replace(TOLMERE, lat=42.9)]
    tolls = [
        (None, None),
        (toll(0), toll(3)),
        (toll(6), None),
        (toll(8), toll(3)),
        (toll(1), toll(30)),
        (toll(2, None), toll(50)),
        (toll(76), None),
    ]
    kinds = [("ASSAULT", "firearms"), ("ASSAULT", None), ("ASSAULT", "aerial"), ("COERCE", "arrest"), ("CONSULT", None), (None, None)]
    made = []
    for number, (day, place) in enumerate(product(days, places)):
        (killed, injured), (kind, mode) = tolls[number % len(tolls)], kinds[number // 2 % len(kinds)]
        one = happening(f"r{number:02}", "a sentence that was copied" if number % 9 == 0 else str(number), day=day)
        end = "2025-11-14" if day == "2025-11-09" and number % 3 == 0 else day
        one = replace(one, end=end, where=place, killed=killed, injured=injured, type=kind, mode=mode)
        made += [one, replace(one, id=f"{one.id}-side", records=1, killed=None)]
    rows = columns(made, settings().radius, {each.document: "r00" for each in made})
    left, right = np.triu_indices(len(made), 1)
    return rows, np.random.default_rng(7).random(len(left)) ** 3, (left, right)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return simulate(REPORTS, SEED)


@pytest.fixture(scope="module")
def ours(archive: Archive) -> Compared:
    return weighed(archive, own)


@pytest.fixture(scope="module")
def duckdb() -> Weigher:
    pytest.importorskip("splink", reason="Splink is not installed: pip install 'dateline[linkage]'")
    return over_duckdb()


@pytest.fixture(scope="module")
def spark() -> Iterator[Weigher]:
    missing = what_is_missing() or ("Splink is not installed" if find_spec("splink") is None else None)
    if missing:
        pytest.skip(missing)
    with open_spark(2) as session:
        yield over_spark(session)


def test_our_own_arithmetic_gives_the_constants(ours: Compared) -> None:
    hold_to_the_constants(ours)


def test_duckdb_gives_the_constants_and_the_same_for_every_pair(archive: Archive, ours: Compared, duckdb: Weigher) -> None:
    theirs = weighed(archive, duckdb)
    hold_to_the_constants(theirs)
    hold_to_each_other(ours, theirs)


@pytest.mark.slow
def test_spark_gives_the_constants_and_the_same_for_every_pair(archive: Archive, ours: Compared, spark: Weigher) -> None:
    theirs = weighed(archive, spark)
    hold_to_the_constants(theirs)
    hold_to_each_other(ours, theirs)


def test_every_level_is_the_same_in_sql(duckdb: Weigher) -> None:
    rows, likeness, pair = every_way_to_compare()
    ours = own(rows, likeness, pair, settings(), trained())
    met = {comparison: {LEVELS[comparison][level] for level in levels} for comparison, levels in ours.levels.items()}
    assert met == {comparison: set(names) for comparison, names in LEVELS.items()}
    theirs = duckdb(rows, likeness, pair, settings(), trained())
    assert np.array_equal(ours.weight, theirs.weight)
    for comparison in LEVELS:
        assert np.array_equal(ours.levels[comparison], theirs.levels[comparison]), comparison


def test_the_links_and_their_reasons_are_the_same(archive: Archive, duckdb: Weigher) -> None:
    given = archive.happenings, archive.families, archive.texts
    assert link(*given, weigher=duckdb) == link(*given)


def test_no_engine_can_round_a_weight_otherwise() -> None:
    model = trained()
    totals = np.array([log2(model.prior / (1 - model.prior))])
    for comparison, names in LEVELS.items():
        totals = np.add.outer(totals, [model.bits(comparison, name) for name in names]).ravel()
    # Engines add the same floats in the same order or in another: 1e-9 thousandths of a bit are far more than that can change.
    assert np.abs(totals * MILLI % 1 - 0.5).min() > 1e-9


def test_every_level_has_its_condition_and_the_last_takes_what_is_left() -> None:
    for comparison, levels in conditions(settings()).items():
        assert sorted(label for label, _ in levels) == sorted(LEVELS[comparison])
        assert [condition for _, condition in levels].index(OTHERWISE) == len(levels) - 1


def test_a_model_of_another_engine_is_refused(archive: Archive, ours: Compared, duckdb: Weigher, tmp_path: Path) -> None:  # noqa: ARG001 Splink is there
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 an extra

    foreign, limits = splink_settings(trained(), settings(), "spark"), settings()
    given = tables(ours.rows, np.zeros(len(ours.left)), (ours.left, ours.right))
    with pytest.raises(TableError, match="made for spark cannot weigh pairs on duckdb"):
        predicted(DuckDBAPI(), given, foreign)
    saved, database = tmp_path / "model.json", DuckDBAPI()
    linker = Linker(
        database.register(given.happenings), splink_settings(trained(), limits, "duckdb"), log_level="ERROR", validate_settings=False
    )
    linker.misc.save_model_to_json(str(saved))
    with pytest.raises(TableError, match="made for duckdb cannot weigh pairs on spark"):
        refuse_foreign(json.loads(saved.read_text(encoding="utf-8")), "spark")
    with pytest.raises(TableError, match="made for no database"):
        refuse_foreign({"comparisons": []}, "spark")


def test_levels_that_weigh_the_same_are_refused_rather_than_mixed_up(archive: Archive, duckdb: Weigher) -> None:
    flat = {
        comparison: {**levels, "same_day": 0.3, "next_day": 0.3} if comparison == "time" else levels
        for comparison, levels in trained().m.items()
    }
    model = replace(trained(), m=flat, u={**trained().u, "time": {**trained().u["time"], "same_day": 0.1, "next_day": 0.1}})
    with pytest.raises(TableError, match="two levels of time weigh the same"):
        compare_all(archive.happenings, archive.families, archive.texts, model, duckdb)


def test_an_engine_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing_module, "find_spec", lambda name: None)  # noqa: ARG005
    for engine, extra in (("duckdb", "linkage"), ("spark", "spark")):
        with pytest.raises(EngineError, match=rf"dateline\[{extra}\]"), weighing(engine):  # type: ignore[arg-type]
            pass
    with weighing("own") as weigher:
        assert weigher is own


GUARDED = """
import ctypes, platform, struct, sys
socket = {"x86_64": 41, "aarch64": 198}[platform.machine()]
KILL, ALLOW = 0x80000000, 0x7FFF0000
steps = [  # a process that asks for a socket of the internet, old or new, is killed by the kernel
    (0x20, 0, 0, 0), (0x15, 0, 4, socket), (0x20, 0, 0, 16), (0x15, 1, 0, 2), (0x15, 0, 1, 10), (0x06, 0, 0, KILL), (0x06, 0, 0, ALLOW),
]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]
kernel = ctypes.CDLL(None, use_errno=True)
if kernel.prctl(38, 1, 0, 0, 0) or kernel.prctl(22, 2, ctypes.byref(Filter(len(steps), ctypes.addressof(code))), 0, 0):
    sys.exit(77)
"""


def guarded(code: str) -> int:
    return subprocess.run([sys.executable, "-c", GUARDED + code], check=False, capture_output=True).returncode


def test_duckdb_touches_no_network(duckdb: Weigher) -> None:  # noqa: ARG001 Splink is there
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"):
        pytest.skip("the kernel's guard is written for Linux")
    alarm = guarded("import socket as s\ns.socket(s.AF_INET)")
    if alarm == 77:
        pytest.skip("this kernel lets nobody guard a process")
    assert alarm == -signal.SIGSYS
    assert (
        guarded("""
from dateline.reconcile.engines import over_duckdb
from dateline.reconcile.engines.splinked import predicted, refuse_foreign, splink_settings
from dateline.reconcile.engines.tables import tables
from dateline.reconcile.linkage import link
from scripts.simulated import simulate
archive = simulate(12, 3)
assert link(archive.happenings, archive.families, archive.texts, weigher=over_duckdb())
""")
        == 0
    )
