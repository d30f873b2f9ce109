"""Hosts are asked with manners, redirects are checked, and no answer can be too long."""

from __future__ import annotations

import gzip

import httpcore
import pytest

from dateline.errors import UnreadableError
from dateline.intake.fetching import Fetcher, Manners, Timing, raw_of
from dateline.intake.fetching.connections import CheckedBackend
from tests.intake.fetching.conftest import Clock
from tests.intake.fetching.site import Site


def test_a_page_comes_with_its_address_its_type_and_its_bytes(host: Site, fetcher: Fetcher) -> None:
    url = host.put("/tolmere", "<html><p>Raid near Tolmere</p></html>", content_type="text/html; charset=utf-8", etag='"a1"')
    raw = raw_of(fetcher.get(url))
    assert (raw.name, raw.url, raw.charset, raw.data) == (url, url, "utf-8", b"<html><p>Raid near Tolmere</p></html>")
    assert raw.acquired is not None
    assert (raw.acquired.method, raw.acquired.status, raw.acquired.headers) == ("fetch", 200, (("etag", '"a1"'),))


def test_a_redirect_is_followed_and_the_last_address_kept(host: Site, fetcher: Fetcher) -> None:
    host.put("/new", "words")
    got = fetcher.get(host.put("/old", status=301, location="/new"))
    assert (got.asked, got.url) == (host.url("/old"), host.url("/new"))


def test_a_redirect_into_the_network_is_refused(host: Site, fetcher: Fetcher) -> None:
    url = host.put("/trap", status=302, location="http://169.254.169.254/latest/meta-data/")
    with pytest.raises(UnreadableError, match="not open to the whole world"):
        fetcher.get(url)


def test_a_redirect_to_a_file_is_refused(host: Site, fetcher: Fetcher) -> None:
    with pytest.raises(UnreadableError, match="only http and https"):
        fetcher.get(host.put("/trap", status=302, location="file:///etc/passwd"))


def test_a_ring_of_redirects_ends(host: Site, fetcher: Fetcher) -> None:
    with pytest.raises(UnreadableError, match="more than 5 times"):
        fetcher.get(host.put("/ring", status=302, location="/ring"))


def test_this_machine_is_not_asked_unless_allowed(host: Site, clock: Clock) -> None:
    with pytest.raises(UnreadableError, match="not open to the whole world"):
        Fetcher(Manners(), Timing(clock.read, clock.read, clock.sleep)).get(host.put("/a", "words"))
    assert host.asked == []


def test_a_name_that_changes_its_address_between_two_looks_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that is checked is the one that is asked: each connection looks the name up once."""
    looks, asked = iter([["8.8.8.8"], ["127.0.0.1"]]), []
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda _, host, *__: asked.append(host))
    backend = CheckedBackend(frozenset(), lambda *_: next(looks))
    backend.connect_tcp("rebound.example", 80)
    with pytest.raises(UnreadableError):
        backend.connect_tcp("rebound.example", 80)
    assert asked == ["8.8.8.8"]


def test_a_host_that_wants_no_programs_is_left_alone(host: Site, fetcher: Fetcher) -> None:
    host.put("/robots.txt", "User-agent: *\nDisallow: /archive/\n")
    host.put("/news/1", "words")
    assert fetcher.get(host.url("/news/1")).data == b"words"
    with pytest.raises(UnreadableError, match=r"robots\.txt asks programs not to fetch"):
        fetcher.get(host.put("/archive/1", "words"))
    assert host.paths() == ["/robots.txt", "/news/1"]


def test_a_host_that_cannot_say_what_it_wishes_is_not_asked_more(host: Site, fetcher: Fetcher) -> None:
    host.put("/robots.txt", status=500)
    with pytest.raises(UnreadableError, match="cannot give its robots"):
        fetcher.get(host.put("/news/1", "words"))
    assert host.paths() == ["/robots.txt"]


def test_two_requests_to_one_host_stand_a_pause_apart(host: Site, fetcher: Fetcher, clock: Clock) -> None:
    for path in ("/1", "/2"):
        fetcher.get(host.put(path, "words"))
    assert clock.waits == [1.0, 1.0]


def test_a_host_may_ask_for_longer_pauses(host: Site, fetcher: Fetcher, clock: Clock) -> None:
    host.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    fetcher.get(host.put("/1", "words"))
    assert clock.waits == [7.0]


def test_a_busy_host_is_given_the_time_it_asks_for(host: Site, fetcher: Fetcher, clock: Clock) -> None:
    host.put("/1", status=503, retry_after="30")
    host.put("/1", "words")
    assert fetcher.get(host.url("/1")).data == b"words"
    assert 30.0 in clock.waits


def test_a_host_that_asks_for_hours_is_not_waited_for(host: Site, fetcher: Fetcher, clock: Clock) -> None:
    with pytest.raises(UnreadableError, match="asks to wait 7200 seconds"):
        fetcher.get(host.put("/1", status=429, retry_after="7200"))
    assert sum(clock.waits) < 10


def test_a_host_that_stays_busy_is_asked_three_times(host: Site, fetcher: Fetcher) -> None:
    with pytest.raises(UnreadableError, match="status 503"):
        fetcher.get(host.put("/1", status=503))
    assert host.paths().count("/1") == 3


@pytest.mark.parametrize(("status", "why"), [(404, "is not there"), (410, "is gone"), (403, "refuses"), (418, "status 418")])
def test_a_page_that_is_not_given_says_why(host: Site, fetcher: Fetcher, status: int, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        fetcher.get(host.put("/1", status=status))


def test_what_has_not_changed_is_not_sent_again(host: Site, fetcher: Fetcher) -> None:
    url = host.put("/feed", "words", etag='"v7"')
    first = fetcher.get(url)
    again = fetcher.get(url, first.validators)
    assert (first.unchanged, again.unchanged, again.data) == (False, True, b"")
    assert host.asked[-1][1]["if-none-match"] == '"v7"'


def test_an_answer_beyond_the_limit_is_refused(host: Site, fetcher: Fetcher) -> None:
    with pytest.raises(UnreadableError, match="no report"):
        fetcher.get(host.put("/1", b"x" * 100_001))


def test_a_compressed_bomb_is_refused_before_it_is_unpacked(host: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableError, match="no report"):
        fetcher.get(host.put("/1", bomb, content_encoding="gzip"))


def test_a_compressed_page_is_unpacked(host: Site, fetcher: Fetcher) -> None:
    assert fetcher.get(host.put("/1", gzip.compress(b"words"), content_encoding="gzip")).data == b"words"


def test_broken_compression_is_told_in_words(host: Site, fetcher: Fetcher) -> None:
    with pytest.raises(UnreadableError, match="broke off the answer"):
        fetcher.get(host.put("/1", b"\x1f\x8bnothing", content_encoding="gzip"))


def test_a_host_that_is_not_there_is_told_in_words(clock: Clock) -> None:
    nobody = Fetcher(Manners(allowed=frozenset({"127.0.0.1:9"})), Timing(clock.read, clock.read, clock.sleep))
    with pytest.raises(UnreadableError, match="cannot give its robots"):
        nobody.get("http://127.0.0.1:9/")
