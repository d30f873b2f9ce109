"""The door of the `dateline` command: it loads the program, and nothing that takes time is loaded before it."""

from __future__ import annotations

import sys

from dateline.cli.stopping import stop_at_once


def main() -> None:
    """Run the command; an error is one line on standard error, and exit status 1."""
    stop_at_once()
    from dateline.cli.program import app  # noqa: PLC0415 whoever stops the program while it loads sees one line

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    app()
