"""The rows of files as Spark reads them, numbered as one who reads them alone would: files by path, rows in their order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_ROWS = 64  # in one task at most, unless there are very many: a task that is lost is done again
_TASKS = 10_000


def numbered(rows: DataFrame) -> DataFrame:
    """Return rows with `number`, their place among all, `line`, their place in their file, both from 1, and `file`, its name.

    The rows are spread evenly over all workers, and stay in their order from one partition to the next.
    """
    from pyspark.sql import functions as column  # noqa: PLC0415 only those who ask for Spark have it

    placed = rows.select(
        "*",
        column.col("_metadata.file_path").alias("path"),
        column.col("_metadata.file_name").alias("file"),
        column.col("_metadata.file_block_start").alias("block"),
        column.monotonically_increasing_id().alias("place"),
    )
    # Spark cuts files into blocks and numbers the rows of a block without a gap: a block's first place and the rows before it say the rest.
    counted = placed.groupBy("path", "block").agg(column.min("place").alias("first"), column.count("place").alias("rows")).collect()
    starts = _starts(sorted((each["path"], each["block"], each["first"], each["rows"]) for each in counted))
    if not starts:
        return placed.select(*rows.columns, "file", column.lit(0).alias("number"), column.lit(0).alias("line"))
    session, total = rows.sparkSession, sum(each["rows"] for each in counted)
    found = placed.join(
        column.broadcast(session.createDataFrame(starts, "path string, block long, here long, all long")), ["path", "block"]
    )
    numbers = found.select(
        *rows.columns, "file", (found["place"] + found["all"]).alias("number"), (found["place"] + found["here"]).alias("line")
    )
    tasks = min(max(session.sparkContext.defaultParallelism, total // _ROWS), _TASKS, total)
    return numbers.repartitionByRange(tasks, "number").sortWithinPartitions("number")


def _starts(blocks: list[tuple[str, int, int, int]]) -> list[tuple[str, int, int, int]]:
    """Return for each block what makes a place in it one in its file and one among all."""
    starts, before = [], 0
    for path, held in groupby(blocks, key=lambda each: each[0]):
        here = 0
        for _, block, first, rows in held:
            starts.append((path, block, here + 1 - first, before + here + 1 - first))
            here += rows
        before += here
    return starts
