"""The queue in the terminal: two reports beside each other, one key for each decision; lines do as well as keys."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli import terminal
from dateline.cli.deciding import SHORT, open_as
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import LedgerError
from dateline.ledger.queue import Doubt
from dateline.ledger.store import Ledger
from dateline.ledger.view import open_view
from dateline.records.reading import to_json

KEYS = {
    "link": {"s": "same", "d": "different", "u": "unsure"},
    "record": {"a": "accepted", "r": "rejected", "p": "disputed"},
    "orphaned": {"o": "in_review", "x": "superseded"},
    "difference": {"k": "kept", "o": "in_review"},
}
WORDS = {
    "accepted": "accept",
    "rejected": "reject",
    "disputed": "dispute",
    "in_review": "open again",
    "superseded": "put aside",
    "kept": "keep what is settled",
}
ENDS = ("q", "\x03", "\x04", "\x1b", "")
DEFAULT = "read side by side in review"
Keys = Callable[[], str]


def show_queue(config: Config, limit: int, *, as_json: bool) -> None:
    """Print what waits for a person."""
    with open_view(config.ledger) as view:
        doubts = view.queue(limit)
    console = terminal.console()
    for number, doubt in enumerate(doubts, 1):
        if as_json:
            print_line(to_json(doubt))
        else:
            _show(doubt, number, len(doubts), console)
    if not as_json:
        console.print(Text(f"{len(doubts)} waiting", "dim"))


def review(config: Config, who: str, limit: int) -> None:
    """Go through the queue: each key is a decision of its own, kept at once, so that stopping loses nothing."""
    with open_view(config.ledger) as view:
        doubts = view.queue(limit)
    console, keys = terminal.console(), _keys()
    decided = 0
    for number, doubt in enumerate(doubts, 1):
        _show(doubt, number, len(doubts), console)
        answer = _answer(doubt, keys, console)
        if answer is None:
            break
        if answer in KEYS[doubt.kind]:
            decided += _decide(config, who, doubt, KEYS[doubt.kind][answer], console)
    console.print(Text(f"{decided} decided, {len(doubts) - decided} waiting still", "dim"))


def _answer(doubt: Doubt, keys: Keys, console: Console) -> str | None:
    """Return the key of a decision, "n" for the next doubt, or nothing where the person stops."""
    offered = ", ".join(f"{key} {WORDS.get(what, what)}" for key, what in KEYS[doubt.kind].items())
    console.print(Text(f"{offered}, n next, q quit", "dim"))
    while True:
        key = keys().lower()
        if key in ENDS:
            return None
        if key in KEYS[doubt.kind] or key == "n":
            return key
        console.print(Text(f"{key!r} is no key here: {offered}, n next, q quit", "dim"))


def _decide(config: Config, who: str, doubt: Doubt, what: str, console: Console) -> bool:
    """Keep a decision; one that the ledger refuses is told, and the queue goes on."""
    ids = [side.id for side in doubt.sides]
    try:
        with open_as(config, who) as ledger:
            _write(ledger, doubt, ids, what)
    except LedgerError as error:
        console.print(Text(f"not kept: {error}"), soft_wrap=True)
        return False
    console.print(Text(f"{WORDS.get(what, what)}: {', '.join(each[:SHORT] for each in ids)}"))
    return True


def _write(ledger: Ledger, doubt: Doubt, ids: list[str], what: str) -> None:
    if doubt.kind == "link":
        ledger.judge(what, ids[0], ids[1], DEFAULT)  # type: ignore[arg-type] # one of the words of KEYS
    elif what == "kept" and doubt.value is not None:
        ledger.review("rejected", [doubt.value], DEFAULT)  # the other reading is wrong
    else:
        ledger.review(what, ids, DEFAULT)  # type: ignore[arg-type]


def _show(doubt: Doubt, number: int, total: int, console: Console) -> None:
    console.print(Text.assemble((f"{number} of {total}", "bold"), f"  {doubt.question}"))
    for reason in doubt.reasons:
        console.print(Padding(Text(reason, "dim"), (0, 0, 0, 2)))
    for side in doubt.sides:
        console.print(Padding(Text.assemble((f"{side.id[:SHORT]} in {', '.join(side.documents)}  ", "dim"), side.sentence), (0, 0, 0, 2)))
        console.print(Padding(Text(" · ".join(side.said), "dim"), (0, 0, 1, 4)))


def _keys() -> Keys:
    """Return what gives the next key: at once on a terminal, the first character of each line in a pipe; nothing at the end."""
    if not sys.stdin.isatty():
        lines = _lines()
        return lambda: next(lines, "")
    return _pressed


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        if line.strip():
            yield line.strip()[0]


def _pressed() -> str:
    import termios  # noqa: PLC0415 not on every system
    import tty  # noqa: PLC0415

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)  # keys pressed meanwhile are kept
        return os.read(descriptor, 1).decode("utf-8", "replace")
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
