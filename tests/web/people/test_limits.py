"""Tries, and how many of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.web.people.limits import KEYS, Limit, network_of
from tests.web.people.house import house, log_in


def test_so_many_tries_in_so_many_seconds() -> None:
    now = [0.0]
    limit = Limit(2, 10, lambda: now[0])
    assert [limit.take("ana"), limit.take("ana"), limit.take("ana"), limit.take("ben")] == [0, 0, 10, 0]
    now[0] = 9.5
    assert limit.take("ana") == 1
    now[0] = 10
    assert limit.take("ana") == 0


def test_a_flood_of_names_takes_no_more_memory() -> None:
    limit = Limit(2, 10, lambda: 0.0)
    for number in range(KEYS + 1000):
        limit.take(f"name {number}")
    assert len(limit._tries) == KEYS


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_who_has_a_whole_network_has_one_address(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize("name", ["ana", "nobody"])
def test_the_eleventh_guess_at_a_name_waits_known_or_not_from_wherever(tmp_path: Path, name: str) -> None:
    rooms = house(tmp_path, ana="analyst")
    found = [log_in(rooms.browser(f"192.0.2.{number}"), name, "wrong words here").status_code for number in range(11)]
    assert found == [401] * 10 + [429]
    answer = log_in(rooms.browser("198.51.100.1"), name)
    assert answer.status_code == 429  # the right password too, or the answer would give it away
    assert 0 < int(answer.headers["retry-after"]) <= 900
    rooms.time.now += 901
    assert log_in(rooms.browser("198.51.100.1"), "ana").status_code == 303


def test_one_address_cannot_try_many_names_nor_lock_them(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    found = [log_in(rooms.browser("203.0.113.5"), f"name{number}", "password1234").status_code for number in range(31)]
    assert found == [401] * 30 + [429]
    for _ in range(20):
        log_in(rooms.browser("203.0.113.5"), "ana", "password1234")
    assert log_in(rooms.browser("192.0.2.9"), "ana").status_code == 303


def test_what_a_program_claims_to_be_forwarded_for_counts_for_nothing(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    found = [
        log_in(rooms.browser("203.0.113.5", **{"x-forwarded-for": f"192.0.2.{number}"}), f"name{number}", "password1234").status_code
        for number in range(31)
    ]
    assert found[-1] == 429


def test_the_right_password_ends_the_counting(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    for _ in range(3):
        for _ in range(5):
            log_in(rooms.browser(), "ana", "wrong words here")
        rooms.logged_in("ana", address="192.0.2.77")
