"""A Spark session that runs this very program: on this machine, or wherever Spark's own settings say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OLDEST_JAVA = 17
_AT_ONCE = 32  # rows in one Arrow batch: reports may be long
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(_AT_ONCE),
}
_HERE = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


@contextmanager
def open_spark(workers: int | None = None) -> Iterator[SparkSession]:
    """Hold a Spark session: on this machine with so many workers (all its cores without a number) unless Spark is set up elsewhere.

    Workers run this Python, unless PYSPARK_PYTHON names theirs. Raise EngineError where Spark or its Java is missing.
    """
    missing = what_is_missing()
    if missing:
        raise EngineError(missing)
    with warnings.catch_warnings():
        # PySpark 4 warns of pandas 3, which it imports and we do not use.
        warnings.simplefilter("ignore", FutureWarning)
        session = _started(workers)
        try:
            yield session
        finally:
            session.stop()


def what_is_missing() -> str | None:
    """Return what keeps Spark from running here, and what to do about it; nothing where it can run."""
    try:
        import pyspark  # noqa: F401, PLC0415
    except ImportError:
        return "Spark is not installed: pip install 'dateline[spark]'"
    version = _java()
    if version is None:
        return f"Spark needs Java {OLDEST_JAVA} or later, and there is none: install it (Debian: openjdk-17-jre-headless) or set JAVA_HOME"
    if version < OLDEST_JAVA:
        return f"Spark needs Java {OLDEST_JAVA} or later, and this is Java {version}: install a newer one or set JAVA_HOME to it"
    return None


def _started(workers: int | None) -> SparkSession:
    from pyspark.sql import SparkSession  # noqa: PLC0415 only those who ask for Spark have it

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("dateline")
    if not _set_up_elsewhere():
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = builder.master(f"local[{workers or '*'}]").config(map=dict(_HERE))
    with _own_words_only():
        return builder.config(map=dict(_SETTINGS)).getOrCreate()


@contextmanager
def _own_words_only() -> Iterator[None]:
    """Let what Java and Spark say of themselves go to a file: a process started now keeps its standard error for life."""
    with Path(tempfile.gettempdir(), f"dateline-spark-{os.getpid()}.log").open("ab") as log:
        sys.stderr.flush()
        ours = os.dup(2)
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(ours, 2)
            os.close(ours)


def _java() -> int | None:
    """Return the version of the Java that Spark would start."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if program is None:
        return None
    try:
        said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False, timeout=60).stderr  # noqa: S603 Java itself
    except OSError:
        return None
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else None


def _set_up_elsewhere() -> bool:
    """Tell whether Spark's own settings name the machines to run on."""
    submitted = "--master" in os.environ.get("PYSPARK_SUBMIT_ARGS", "")
    defaults = Path(os.environ.get("SPARK_CONF_DIR") or Path(os.environ.get("SPARK_HOME", "."), "conf"), "spark-defaults.conf")
    named = defaults.is_file() and re.search(r"^\s*spark\.master\b", defaults.read_text(encoding="utf-8"), re.MULTILINE)
    return submitted or bool(named) or "SPARK_REMOTE" in os.environ
