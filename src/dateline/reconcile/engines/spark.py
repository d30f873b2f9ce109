"""Splink over Spark, for archives that one machine does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import SparkSession
from splink import SparkAPI

from dateline.reconcile.columns import Columns, Floats, Ints
from dateline.reconcile.engines.splinked import predicted, scored, splink_settings
from dateline.reconcile.engines.tables import tables
from dateline.reconcile.settings import Settings
from dateline.reconcile.weigh import Model, Scored


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weighs over one session, which its owner closes."""

    session: SparkSession

    def __call__(self, rows: Columns, likeness: Floats, pair: tuple[Ints, Ints], limits: Settings, model: Model) -> Scored:
        """Return levels and weights by Splink over Spark."""
        database = SparkAPI(spark_session=self.session, break_lineage_method="persist", register_udfs_automatically=False)
        found = predicted(database, tables(rows, likeness, pair), splink_settings(model, limits, "spark"))
        return scored(found.as_spark_dataframe().toArrow(), pair, model)
