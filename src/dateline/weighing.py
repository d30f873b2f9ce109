"""Where linking meets the engines that can do its sums."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Literal

from dateline.errors import EngineError
from dateline.reconcile.engines import Weigher, over_duckdb, over_spark, own
from dateline.run.spark import open_spark

Engine = Literal["own", "duckdb", "spark"]
"""What weighs pairs of happenings; the links are the same with each."""


@contextmanager
def weighing(engine: Engine) -> Iterator[Weigher]:
    """Hold what weighs pairs; raise EngineError where it is not installed."""
    if engine == "own":
        yield own
        return
    if find_spec("splink") is None:
        raise EngineError(f"Splink is not installed: pip install 'dateline[{'spark' if engine == 'spark' else 'linkage'}]'")
    if engine == "duckdb":
        yield over_duckdb()
        return
    with open_spark() as session:
        yield over_spark(session)
