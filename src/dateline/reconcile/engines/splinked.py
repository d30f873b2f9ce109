"""Our numbers in Splink's hands: its settings made anew for each database from m, u and prior, its weights read back.

A model that Splink saves holds the SQL of one database. On another it loads without an error and weighs otherwise, because quoted names
become words there: so only numbers under the names of their levels are kept, and what names another database is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from dateline.errors import TableError
from dateline.reconcile.columns import Floats, Ints
from dateline.reconcile.compare import LEVELS
from dateline.reconcile.engines.conditions import conditions
from dateline.reconcile.engines.tables import Tables
from dateline.reconcile.settings import Settings
from dateline.reconcile.weigh import Model, Scored, in_milli

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPI

_APART = 1e-9  # bits by which two levels of one comparison differ at least


def splink_settings(model: Model, limits: Settings, dialect: str) -> dict[str, Any]:
    """Return Splink's settings for one database: every level with its condition and its numbers; it makes no pairs itself."""
    return {
        "link_type": "dedupe_only",
        "sql_dialect": dialect,
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": model.prior,
        "comparisons": [
            {
                "output_column_name": comparison,
                "comparison_levels": [
                    {
                        "sql_condition": condition,
                        "label_for_charts": label,
                        "m_probability": model.m[comparison][label],
                        "u_probability": model.u[comparison][label],
                    }
                    for label, condition in levels
                ],
            }
            for comparison, levels in conditions(limits).items()
        ],
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def predicted(database: DatabaseAPI[Any], given: Tables, settings: Mapping[str, Any]) -> Any:
    """Return Splink's table of weighed pairs; settings made for another database are refused."""
    from splink import Linker  # noqa: PLC0415 a quarter of a second that only linking over an engine pays

    refuse_foreign(settings, database.sql_dialect.sql_dialect_str)
    linker = Linker(database.register(given.happenings), dict(settings), log_level="ERROR", validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(database.register(given.pairs))
    return linker.inference.predict(warning_mode="never")


def refuse_foreign(settings: Mapping[str, Any], dialect: str) -> None:
    """Raise TableError for settings, or a saved model, that were made for another database than this one."""
    made_for = settings.get("sql_dialect")
    if made_for != dialect:
        raise TableError(
            f"a model made for {made_for or 'no database'} cannot weigh pairs on {dialect}: give m, u and prior by level alone"
        )


def scored(weighed: pa.Table, pair: tuple[Ints, Ints], model: Model) -> Scored:
    """Return the levels and weights of the pairs, in their order, from the weights that an engine gave."""
    left, right = weighed["unique_id_l"].to_numpy(), weighed["unique_id_r"].to_numpy()
    found, asked = np.lexsort((right, left)), np.lexsort((pair[1], pair[0]))
    place = np.empty_like(asked)
    place[asked] = found
    total = in_milli(weighed["match_weight"].to_numpy()[place])
    return Scored({comparison: _levels(weighed[f"mw_{comparison}"].to_numpy()[place], comparison, model) for comparison in LEVELS}, total)


def _levels(weights: Floats, comparison: str, model: Model) -> Ints:
    """Return the levels that have these weights: of a level Splink gives back the weight alone, unless it copies every column too."""
    known = np.array([model.bits(comparison, label) for label in LEVELS[comparison]])
    order = np.argsort(known)
    if np.diff(known[order]).min() < _APART:
        raise TableError(
            f"two levels of {comparison} weigh the same, so that an engine's weights do not tell them apart: train m and u again"
        )
    middles = (known[order][1:] + known[order][:-1]) / 2
    return order[np.searchsorted(middles, weights)]
