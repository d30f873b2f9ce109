"""Run the commands that the README shows over the examples, and write what they print under them.

python scripts/readme.py [--check]

Each block that begins with "$ dateline ..." is one command. `read` reads an example; all others ask a ledger of all examples, which
is made for the purpose and thrown away. The total whose id stands behind `pace` is looked up by the words that give it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"```\n\$ dateline ([^\n]*)\n.*?```", re.DOTALL)
PACED = "61 attacks"
SHORT = 8


def examples() -> list[str]:
    """Return the files that `make demo` adds."""
    found = (path for suffix in ("html", "txt", "jsonl") for path in sorted((ROOT / "examples").glob(f"*.{suffix}")))
    return [path.relative_to(ROOT).as_posix() for path in found]


def printed(ledger: Path, *arguments: str) -> str:
    """Return what the program prints, without the blanks that pad its lines."""
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "DATELINE_LEDGER": str(ledger)},
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode().splitlines())


def paced(ledger: Path) -> str:
    """Return the id of the total whose pace the README asks for."""
    totals = [json.loads(line) for line in printed(ledger, "tallies", "--json").splitlines()]
    return next(str(each["id"])[:SHORT] for each in totals if PACED in json.dumps(each))


def rewritten(readme: str, ledger: Path) -> str:
    """Return the README with what its commands print now."""

    def block(found: re.Match[str]) -> str:
        command = found[1].split()
        if command[0] == "pace":
            command[1] = paced(ledger)
        return f"```\n$ dateline {' '.join(command)}\n{printed(ledger, *command)}```"

    return BLOCK.sub(block, readme)


def main() -> None:
    """Rewrite the README, or tell whether it is up to date."""
    path = ROOT / "README.md"
    readme = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "examples.db"
        printed(ledger, "add", *examples())
        made = rewritten(readme, ledger)
    if "--check" in sys.argv:
        raise SystemExit(0 if made == readme else "README.md shows what the program no longer prints: run `make readme`")
    path.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
