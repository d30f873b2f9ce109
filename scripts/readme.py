"""Write the page of the first example into the README, so that it shows what the program prints.

python scripts/readme.py [--check]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/01-orsha-valley.html"
OPENING = f"```\n$ dateline read {EXAMPLE}\n"


def shown() -> str:
    """Return what the program prints for the example, without the blanks that pad its lines."""
    done = subprocess.run([sys.executable, "-m", "dateline", "read", EXAMPLE], cwd=ROOT, capture_output=True, check=True)
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode().splitlines())


def rewritten(readme: str) -> str:
    """Return the README with the example's page as it is now."""
    before, _, rest = readme.partition(OPENING)
    return before + OPENING + shown() + rest[rest.index("```") :]


def main() -> None:
    """Rewrite the README, or tell whether it is up to date."""
    path = ROOT / "README.md"
    readme = path.read_text(encoding="utf-8")
    made = rewritten(readme)
    if "--check" in sys.argv:
        raise SystemExit(0 if made == readme else "README.md shows an old page: run `make readme`")
    path.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
