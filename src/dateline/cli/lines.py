"""What machines read: one object a line on standard output."""

from __future__ import annotations

import json
import sys


def print_line(value: object) -> None:
    """Print one object as a line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
