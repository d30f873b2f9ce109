from __future__ import annotations

import pytest

from tests.web.browser import DESKTOP, PHONE, Seen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_keeps_anybody_out(seen: Seen, size: tuple[int, int], dark: bool) -> None:
    for path in ("/", "/nothing"):
        seen.open(path, dark=dark, size=size)
        assert seen.faults() == []
        assert not seen.overflows(), path
