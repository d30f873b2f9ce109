"""Bytes of a foreign file as text, its lines counted as an editor counts them."""

from __future__ import annotations

import io

LIMIT = 1_000_000_000  # bytes: the largest of these data sets come as files of some hundred megabytes
LOOK = 8_192
TEXT_CONTROLS = b"\t\n\r\f\x1a\x1b"


class UnusableError(ValueError):
    """A file of which nothing can be taken; the message says why and what to do, `line` and `column` where it shows."""

    def __init__(self, message: str, line: int = 0, column: str | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file without the mark of its encoding, and what is to be noted about how it was read."""
    if not data.strip():
        raise UnusableError("the file is empty: check how it was downloaded")
    if len(data) > LIMIT:
        raise UnusableError(f"the file has {len(data) / 1e6:.0f} million bytes, the limit is {LIMIT / 1e6:.0f} million: split it")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data), ()
    if is_binary(data[:LOOK]):
        raise UnusableError("this is no text: unpack it, or save the sheet as CSV in UTF-8")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ("not in UTF-8: read as Windows-1252, so look at names with accents",)


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnusableError("its first bytes say UTF-16, the others are not: save it as UTF-8") from error


def is_binary(data: bytes) -> bool:
    """Tell whether these bytes hold characters that no text has."""
    return any(byte < 32 and byte not in TEXT_CONTROLS for byte in data)


def lines_of(text: str) -> list[str]:
    r"""Return the lines with their ends; only \n, \r and \r\n end one."""
    return list(io.StringIO(text, newline=""))


def shown(words: str, most: int = 60) -> str:
    """Return words of a file as a message may show them: on one line, without control characters, not too long."""
    bare = "".join(letter if letter.isprintable() else " " for letter in words[: 4 * most])
    cut = " ".join(bare.split())
    return cut if len(cut) <= most and len(words) <= 4 * most else f"{cut[:most]}…"
