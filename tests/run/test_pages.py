"""Worker processes keep what is large in large pages, and nobody else is told so."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from dateline.run.processes import LARGE_PAGES, apply

NAME, WANTED = LARGE_PAGES


def setting_in_worker() -> Callable[[int], str | None]:
    return lambda _: os.environ.get(NAME)


def test_workers_begin_with_the_setting_and_the_first_process_without() -> None:
    if NAME in os.environ:
        pytest.skip("set by whoever runs the tests")
    assert list(apply(setting_in_worker, [1, 2], 2)) == [WANTED, WANTED]
    assert NAME not in os.environ


def test_what_the_user_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "glibc.malloc.hugetlb=0")
    assert list(apply(setting_in_worker, [1], 2)) == ["glibc.malloc.hugetlb=0"]
    assert os.environ[NAME] == "glibc.malloc.hugetlb=0"
