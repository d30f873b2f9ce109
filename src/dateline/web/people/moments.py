"""Moments as people read them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(at: int | None) -> str:
    """Return a time as a day and a minute in UTC; a dash where it never came."""
    return "-" if at is None else f"{datetime.fromtimestamp(at, UTC):%-d %b %Y, %H:%M} UTC"
