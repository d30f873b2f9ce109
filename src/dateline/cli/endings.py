"""The program's commands as one group whose every end is plain: an error is one line that says what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from dateline.cli.stopping import INTERRUPTED, hang_up
from dateline.errors import DatelineError


class Program(TyperGroup):
    """All commands: what ends one of them ends it in the same way everywhere."""

    def make_context(self, *given: Any, **named: Any) -> Any:
        """Read the command line; help and version are printed here."""
        with _plain_ends():
            return super().make_context(*given, **named)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _plain_ends():
            return super().invoke(ctx)


@contextmanager
def _plain_ends() -> Iterator[None]:
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        raise typer.Exit(1) from None
    except BrokenPipeError:
        hang_up()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"dateline: {where}{error.strerror or error}: check the disk and your rights", err=True)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        typer.echo("dateline: stopped", err=True)
        raise typer.Exit(INTERRUPTED) from None
