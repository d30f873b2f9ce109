"""The errors that reach a user: each says what is wrong, where, and what to do."""


class DatelineError(Exception):
    """The root of every error that Dateline raises on purpose."""

    kind = "error"


def in_words(error: OSError) -> str:
    """Return what keeps a file from being opened, and what to do about it; the caller names the file."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file: check the name"
    if isinstance(error, IsADirectoryError):
        return "this is a folder: name a file in it"
    if isinstance(error, PermissionError):
        return "you may not read this file: check its permissions"
    return f"{error.strerror or error}: check the file and the disk"


class UnreadableError(DatelineError):
    """A report whose bytes cannot be turned into a text; `kind` names the reason for machines."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class TableError(DatelineError):
    """A table of words or a codebook with a row that cannot be used; the message names file and row."""

    kind = "table"


class LedgerError(DatelineError):
    """A ledger that cannot be opened, or a row that it refuses."""

    kind = "ledger"


class BusyError(LedgerError):
    """A ledger, or what is kept of it, that cannot be used at this moment: somebody else is at it, or the disk or the server refuses."""


class EngineError(DatelineError):
    """An engine that was asked for and is not there; the message says what to install."""

    kind = "engine"
