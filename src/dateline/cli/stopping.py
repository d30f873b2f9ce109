"""How the program ends before its time: Ctrl-C is one line and status 130, a reader that goes away is silence."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

INTERRUPTED = 130  # what shells give for a program that Ctrl-C ended
UNREAD = 141  # and for one whose reader went away


def stop_at_once() -> None:
    """From now on let Ctrl-C end the program where it stands, in one line: nothing is open that must be closed.

    While modules are loaded this is the only way: half a library cannot be told to stop in good order.
    """
    signal.signal(signal.SIGINT, _leave)


def stop_in_order() -> None:
    """From now on let Ctrl-C be an exception that unwinds what is under way: a transaction, a file half written, other processes."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(number: int, frame: object) -> None:  # noqa: ARG001 what a handler is given
    os.write(2, b"dateline: stopped\n")
    os._exit(INTERRUPTED)


def hang_up() -> None:
    """End as other programs do whose output nobody reads any more (`| head`): by the signal for it, without a word."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.raise_signal(signal.SIGPIPE)
    sys.exit(UNREAD)
