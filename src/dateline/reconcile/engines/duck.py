"""Splink over DuckDB, in memory: a calculator, which opens no file and no connection."""

from __future__ import annotations

import duckdb
from splink import DuckDBAPI

from dateline.reconcile.columns import Columns, Floats, Ints
from dateline.reconcile.engines.splinked import predicted, scored, splink_settings
from dateline.reconcile.engines.tables import tables
from dateline.reconcile.settings import Settings
from dateline.reconcile.weigh import Model, Scored

# DuckDB fetches what it was not built with from the network, and reads any path that a query names, unless it is told not to.
SHUT: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
}


def weigh(rows: Columns, likeness: Floats, pair: tuple[Ints, Ints], limits: Settings, model: Model) -> Scored:
    """Return levels and weights by Splink over DuckDB."""
    with duckdb.connect(config=SHUT) as connection:
        found = predicted(DuckDBAPI(connection), tables(rows, likeness, pair), splink_settings(model, limits, "duckdb"))
        return scored(found.as_duckdbpyrelation().to_arrow_table(), pair, model)
