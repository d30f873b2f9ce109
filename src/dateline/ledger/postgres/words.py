"""What a server and its driver say, in words that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from dateline.errors import BusyError, LedgerError
from dateline.ledger.postgres.address import shown, url_of

# by SQLSTATE (appendix A of PostgreSQL's manual), or the class that its first two characters name
STATES = {
    "25006": "this server only answers questions (a standby, or set to read only): name the one that takes writes",
    "28": "the server refuses this user: check the name, and the password in ~/.pgpass or $PGPASSWORD",
    "53100": "the server's disk is full",
    "53300": "the server takes no more connections: try again later",
    "55P03": "another program is writing to this ledger; try again when it has finished",
    "57014": "the server stopped this question for taking too long: its statement_timeout is too short for a ledger",
    "57P": "the server is shutting down or starting: try again when it is up; what was acknowledged is kept",
    "08": "the connection to the server was lost: try again; what was acknowledged is kept",
}
NO_RIGHT = "42501"
# by what stands in the message where no state comes with it: failures to connect, and what the driver itself refuses
MESSAGES = {
    "Connection refused": "no PostgreSQL server answers there: is it started, and are host and port right?",
    "No such file or directory": "no PostgreSQL server answers there: is it started, and are host and port right?",
    "timeout expired": "the server does not answer in time: check the host, and the network to it",
    "resolve host": "there is no such host: check its name",
    "translate host name": "there is no such host: check its name",
    "password authentication failed": STATES["28"],
    "no password supplied": "the server wants a password: put it in ~/.pgpass or $PGPASSWORD",
    "no pg_hba.conf entry": "the server does not let this user in from here: its administrator adds a line to pg_hba.conf",
    "role ": "the server knows no user of this name",
    "permission denied for database": "this user may not make a ledger in this database: its owner gives `GRANT CREATE ON DATABASE`",
    "NUL (0x00)": "a text holds the character U+0000, which PostgreSQL cannot keep: keep this report in a ledger that is a file",
    "server closed the connection": STATES["08"],
    "connection is closed": STATES["08"],
    "consuming input failed": STATES["08"],
}


@contextmanager
def plain_errors(ledger: str) -> Iterator[None]:
    """Turn what the server and its driver say into what a person can act on."""
    try:
        yield
    except DBAPIError as error:
        kind = BusyError if isinstance(error, OperationalError) else LedgerError
        raise kind(f"{shown(ledger)}: {in_words(ledger, error.orig or error)}") from error


def in_words(ledger: str, error: BaseException) -> str:
    """Return what to do about an error of the driver; one that is not known keeps the first line of its own words."""
    message = str(error)
    state = str(getattr(error, "sqlstate", None) or "")
    url = url_of(ledger)
    if f'database "{url.database}" does not exist' in message:
        return f"the server has no database of this name: its administrator makes one with `createdb {url.database}`"
    said = next((words for part, words in MESSAGES.items() if part in message), None) if state in {"", NO_RIGHT} else None
    if said is None and state == NO_RIGHT:
        return without_right(ledger, "writer")
    said = said or next((words for start, words in STATES.items() if state and state.startswith(start)), None)
    if said is None:
        return message.strip().partition("\n")[0]
    return said


def without_right(ledger: str, role: str) -> str:
    """Return who gives a user the right that is missing, and how."""
    url = url_of(ledger)
    given = f"GRANT {url.database}_{role} TO {url.username or 'USER'}"
    return f"this user lacks the right to do that: the ledger's owner gives it with `{given}`"
