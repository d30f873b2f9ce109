from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import LedgerError
from dateline.ledger.gate import quote
from dateline.records.texts import Span


@given(st.text(), st.integers(-5, 60), st.integers(-5, 60), st.text(max_size=5))
def test_nothing_leaves_that_the_text_does_not_hold_at_this_place(text: str, start: int, end: int, other: str) -> None:
    for words in (text[max(0, start) : max(0, end)], other):
        try:
            out = quote(text, Span(start, end), words)
        except LedgerError:
            assert not (0 <= start < end <= len(text) and text[start:end] == words)
        else:
            assert text[start:end] == out == words
            assert out


def test_a_look_alike_elsewhere_in_the_text_is_no_quotation() -> None:
    with pytest.raises(LedgerError, match="not those of the text"):
        quote("12 killed, then 21 killed", Span(0, 9), "21 killed")
