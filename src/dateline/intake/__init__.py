"""From bytes to documents, by content and not by the name of the file."""

from __future__ import annotations

from dateline.intake.jsonl import from_line, from_row
from dateline.intake.open import expand, read, read_one
from dateline.intake.raw import Raw

__all__ = ["Raw", "expand", "from_line", "from_row", "read", "read_one"]
