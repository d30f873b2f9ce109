"""Answers kept for speed: the canonical incidents of a ledger at one head of its log, thrown away when the head moves.

What is kept here is never the ledger's: nothing verifies by it, and deleting it loses nothing but seconds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from dateline import __version__

LINES = Sequence[str]


def kept_lines(cache: Path, ledger: str, key: Sequence[str], make: Callable[[], LINES]) -> LINES:
    """Return the lines that an earlier question with the same key had for its answer, else make and keep them.

    The key names all that the answer hangs on: the head of the log, the policy, the view. One answer of each ledger and
    question is kept; where the disk refuses, the answer is made each time.
    """
    head = json.dumps([__version__, *key])
    path = cache / "answers" / f"{sha256(str(Path(ledger).resolve()).encode()).hexdigest()[:16]}-{sha256(head.encode()).hexdigest()[:16]}"
    with suppress(OSError, UnicodeDecodeError):
        first, *lines = path.read_text(encoding="utf-8").split("\n")
        if first == head:
            return lines[:-1]
    made = list(make())
    with suppress(OSError):
        _keep(path, "".join(f"{line}\n" for line in (head, *made)))
    return made


def _keep(path: Path, text: str) -> None:
    """Put an answer in the place of those that were kept for earlier heads; a reader sees the old or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
    for other in path.parent.glob(f"{path.name[:16]}-*"):
        if other != path:
            other.unlink(missing_ok=True)
