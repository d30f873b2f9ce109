r"""The lines that calendars are made of (RFC 5545): escaped, at most 75 octets, ended by \r\n."""

from __future__ import annotations

from datetime import UTC, date, datetime

OCTETS = 75
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n"))


def text(name: str, value: str) -> str:
    """Return a line of words."""
    return folded(f"{name}:{escaped(value)}")


def bare(name: str, value: object) -> str:
    """Return a line whose value stands as it is: a number, an address, a word of the standard; it may break no line."""
    return folded(f"{name}:{''.join(str(value).splitlines())}")


def day(name: str, value: date) -> str:
    """Return a line of a whole day, which has to say that it is one."""
    return f"{name};VALUE=DATE:{value:%Y%m%d}"


def moment(name: str, value: str) -> str:
    """Return a line of a moment (ISO 8601) in UTC."""
    return f"{name}:{datetime.fromisoformat(value).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(value: str) -> str:
    """Return words in which nothing reads as the end of a line or of a value."""
    for plain, safe in _ESCAPES:
        value = value.replace(plain, safe)
    return value


def folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, each but the first after a blank; no character is split."""
    octets = line.encode()
    if len(octets) <= OCTETS:
        return line
    pieces: list[str] = []
    start = 0
    while start < len(octets):
        end = min(start + OCTETS - bool(pieces), len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(octets[start:end].decode())
        start = end
    return "\r\n ".join(pieces)
