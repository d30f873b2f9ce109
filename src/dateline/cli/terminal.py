"""Where people read: a terminal as wide as it is, a pipe or file 100 columns wide."""

from __future__ import annotations

import sys

from rich.console import Console

WIDTH = 100


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the program how it ends when its reader has gone."""
        raise BrokenPipeError


def console() -> Console:
    """Return what prints for people; nothing is coloured that they did not write so, and a pipe gets neither colour nor box."""
    return _Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
