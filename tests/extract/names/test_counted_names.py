from __future__ import annotations

import pytest

from tests.conftest import Read


@pytest.mark.parametrize("number", ["At least 14", "More than 14", "Up to 14", "An estimated 14", "Some 14"])
def test_a_number_and_its_hedge_are_no_part_of_a_name(reading: Read, number: str) -> None:
    told = reading(f"{number} rebels were killed near Mosul on Monday.", "2025-11-14")
    assert "rebels" in [entity.name for entity in told.entities]
