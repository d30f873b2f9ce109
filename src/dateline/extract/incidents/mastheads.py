"""Times that date the report, not what it tells: in a dateline, a masthead, a stamp of the page, a notice of rights."""

from __future__ import annotations

import re

from dateline.extract.events.setting import dateline_times
from dateline.extract.found import Found
from dateline.records.claims import Time
from dateline.records.reading import Anchor

OPENING = 80  # characters that a dateline can have
STAMP = 40  # characters between a word such as "updated" and its day
_DASH = re.compile(r"--|[–—―]| - ")
_STAMP = re.compile(r"(?:\b(?:updated|posted|published|modified|copyright)|©)[\s\d:|,.©()apmc-]*(?:on\s+|at\s+)?$", re.IGNORECASE)


def report_times(found: Found) -> frozenset[str]:
    """Return the ids of the times that date the report or a part of it."""
    text = found.analysis.text
    told = {time.id for time in found.times if _in_dateline(text, time) or _in_masthead(text, found.anchor, time) or _in_stamp(text, time)}
    return dateline_times(text, found.times) | told


def _in_dateline(text: str, time: Time) -> bool:
    """Tell whether a time stands behind a place name in what opens a line before a dash: "SELMIN, Feb 3 (Wire) -"."""
    start = text.rfind("\n", 0, time.span.start) + 1
    dash = _DASH.search(text, time.span.end, start + OPENING)
    if dash is None or start == time.span.start:
        return False
    opening = [word.lstrip("([") for word in text[start : dash.start()].split()]
    return all(word[:1].isupper() or not word[:1].isalpha() for word in opening)


def _in_masthead(text: str, anchor: Anchor, time: Time) -> bool:
    """Tell whether a time names the report's own day in or above the dateline: "Operational Update, June 7"."""
    if anchor.basis != "dateline" or time.start != anchor.date or time.start != time.end:
        return False
    named = any(letter.isdigit() for letter in time.span.of(text))
    return named and time.span.start <= max(span.start for span in anchor.evidence)


def _in_stamp(text: str, time: Time) -> bool:
    """Tell whether a time stands behind a word by which a page is dated: "Updated: 3 May", "Copyright 2019"."""
    return _STAMP.search(text[max(0, time.span.start - STAMP) : time.span.start]) is not None
