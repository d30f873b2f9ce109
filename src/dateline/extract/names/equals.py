"""Two names of one thing side by side: "Varda Liberation Front (FLV)", "Islamic State, also known as ISIS", "X, alias Abu Salim"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.extract.names.drafts import Draft
from dateline.records.texts import Sentence, Span

_BODIES = frozenset(("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "OTHER", "EVENT", "PERSON", "LOCATION", "FACILITY"))
_OPEN = re.compile(
    r"(?:,| or|, or| group| party| movement| militia)? ?\((?:or |the |known as |also known as |locally known as |formerly )?[“\"‘']?$"
)
_ALSO = re.compile(
    r"^[”\"’']?,? ?\(?(?:(?:who (?:is|was)|which (?:is|was)) )?"
    r"(?:(?:also|better|otherwise|formerly|previously|commonly|locally|widely|now) (?:known|called|referred to)(?: as)?"
    r"|known (?:as|by its (?:\w+ )?(?:acronym|initials|abbreviation),?(?: as)?)|a\.?k\.?a\.?|alias|whose real name (?:is|was)"
    r"|whose nom de guerre (?:is|was)|formerly|or simply|or) (?:the )?[“\"‘']?$"
)
_SHORT = re.compile(r"[A-Z][A-Za-z.\-/]{0,8}[A-Z0-9][A-Za-z]?(?:-[A-Z]{1,2})?\.?")
_FAR = 60


def find_equals(text: str, sentence: Sentence, drafts: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Yield the pairs of neighbouring names that the words between them make one."""
    for left, right in pairwise(drafts):
        between = text[left.span.end : right.span.start]
        if len(between) <= _FAR and (_is_abbreviation(text, left, right, between) or _is_also(left, right, between, text, sentence)):
            yield left, right


def _is_abbreviation(text: str, left: Draft, right: Draft, between: str) -> bool:
    """Tell whether one of two names stands in brackets behind the other and is its abbreviation."""
    if not _OPEN.search(between) or text[right.span.end : right.span.end + 2].lstrip("”\"’'")[:1] not in (")", ",", ";"):
        return False
    long, short = (left, right) if _is_short(right) else (right, left)
    if not _is_short(short) or _is_short(long) or not _may_be_body(long) or short.what.type in ("NATIONALITY", "LOCATION"):
        return False
    known = long.what.sector is not None and short.what.sector is not None and short.what.name not in (short.text, long.what.name)
    return len(long.text.split()) > 1 and not known and short.what.sector != "JRN"


def _is_short(draft: Draft) -> bool:
    return " " not in draft.text and bool(_SHORT.fullmatch(draft.text))


def _may_be_body(draft: Draft) -> bool:
    return draft.what.type in _BODIES and draft.what.type not in ("PERSON", "LOCATION")


def _is_also(left: Draft, right: Draft, between: str, text: str, sentence: Sentence) -> bool:
    """Tell whether words like "also known as" stand between two names of one sort; "or" wants an abbreviation and a comma behind it."""
    match = _ALSO.match(between)
    if match is None or left.person != right.person or Span(left.span.start, right.span.end).end > sentence.span.end:
        return False
    if match[0].strip(" ,(").startswith("or"):
        return _is_short(right) and between.startswith(",") and text[right.span.end : right.span.end + 1] in (",", ")")
    return left.person or (_may_be_body(left) and _may_be_body(right)) or (left.what.type == right.what.type)
