"""What weighs pairs of happenings: our own arithmetic, or Splink over DuckDB or Spark; all of them give the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.reconcile.columns import Columns, Floats, Ints
from dateline.reconcile.compare import compare
from dateline.reconcile.settings import Settings
from dateline.reconcile.weigh import Model, Scored, weights

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Weigher = Callable[[Columns, Floats, tuple[Ints, Ints], Settings, Model], Scored]
"""From happenings, how alike each pair is worded, and the pairs (left below right) to their levels and weights."""


def own(rows: Columns, likeness: Floats, pair: tuple[Ints, Ints], limits: Settings, model: Model) -> Scored:
    """Return levels and weights by our own arithmetic."""
    levels = compare(rows, likeness, pair, limits)
    return Scored(levels, weights(levels, model))


def over_duckdb() -> Weigher:
    """Return what weighs by Splink over DuckDB, in this process."""
    from dateline.reconcile.engines.duck import weigh  # noqa: PLC0415 half a second to load, for those who ask for it

    return weigh


def over_spark(session: SparkSession) -> Weigher:
    """Return what weighs by Splink over Spark."""
    from dateline.reconcile.engines.spark import Weighing  # noqa: PLC0415

    return Weighing(session)
