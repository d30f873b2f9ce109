"""Run measures over the installed command and print their last lines.

python scripts/bench.py DIR [TASK ...]

DIR holds one script per task; each prints one JSON object of figures as its last line.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TASKS = (
    "ledger",
    "pages",
    "times",
    "places",
    "entities",
    "attribution",
    "casualties",
    "military",
    "templates",
    "roles",
    "airwars",
    "throughput",
    "clusters",
)


def measure(folder: Path, task: str) -> str:
    """Return the figures of one task as its script prints them, or what went wrong."""
    command = {"DATELINE": f"{Path(sys.executable).parent / 'dateline'}"}
    done = subprocess.run([sys.executable, f"{task}.py"], cwd=folder, env=os.environ | command, capture_output=True, text=True, check=False)
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().split("\n")
    return lines[-1]


def main() -> None:
    """Run the tasks named, or all."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for task in sys.argv[2:] or TASKS:
        print(f"{task}: {measure(Path(sys.argv[1]), task)}", flush=True)


if __name__ == "__main__":
    main()
