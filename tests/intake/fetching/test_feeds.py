"""Feeds name reports: their addresses, titles and days."""

from __future__ import annotations

import pytest

from dateline.errors import UnreadableError
from dateline.intake.fetching import Feed, Fetcher, Item, items_of, look
from dateline.intake.raw import Raw
from dateline.records.reading import Failure
from tests.intake.fetching.site import Site

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Selmin Courier</title>
<item><title>Raid near Tolmere</title><link>{host}/raid</link><pubDate>Mon, 10 Nov 2025 23:40:00 -0500</pubDate></item>
<item><title>Talks resume</title><link>/talks#top</link><pubDate>Tue, 11 Nov 2025 08:00:00 +0000</pubDate></item>
<item><title>Talks resume</title><link>/talks</link></item>
<item><title>No link</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><title>A truce &amp; a march</title><link href="https://courier.example/truce"/><updated>2025-11-12T07:15:00+03:00</updated></entry></feed>"""


def test_the_day_of_an_item_is_the_day_where_it_was_written() -> None:
    first, second = items_of(RSS.format(host="https://courier.example").encode(), "https://courier.example/feed.xml")
    assert first == Item("https://courier.example/raid", "Raid near Tolmere", "2025-11-10")
    assert second.url == "https://courier.example/talks"


def test_atom_is_read_like_rss() -> None:
    assert items_of(ATOM.encode(), "https://courier.example/atom") == [
        Item("https://courier.example/truce", "A truce & a march", "2025-11-12")
    ]


def test_a_page_is_no_feed() -> None:
    with pytest.raises(UnreadableError, match="no RSS or Atom feed"):
        items_of(b"<html><body>The Selmin Courier</body></html>", "https://courier.example/")


def test_a_feed_with_entities_of_its_own_is_not_read() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
    with pytest.raises(UnreadableError, match="entities of its own"):
        items_of(bomb, "https://courier.example/")


def test_a_look_brings_what_is_new_and_asks_for_nothing_else(host: Site, fetcher: Fetcher) -> None:
    feed = Feed(host.put("/feed", RSS.format(host=f"http://{host.host}"), etag='"1"'))
    host.put("/raid", "<p>raid</p>")
    host.put("/talks", "<p>talks</p>")
    found = list(look(feed, fetcher, lambda _: {host.url("/raid")}))
    assert [each.name for each in found] == [host.url("/talks")]
    assert isinstance(found[0], Raw)
    assert found[0].acquired is not None
    assert found[0].acquired.method == "feed"
    assert "/raid" not in host.paths()
    assert list(look(feed, fetcher, lambda _: set())) == []  # the feed has not changed since


def test_a_report_that_could_not_be_had_is_tried_again(host: Site, fetcher: Fetcher) -> None:
    feed = Feed(host.put("/feed", RSS.format(host=f"http://{host.host}"), etag='"1"'))
    host.put("/raid", "<p>raid</p>")
    host.put("/talks", status=404)
    host.put("/talks", "<p>talks</p>")
    kinds = [type(each) for each in look(feed, fetcher, lambda _: set())]
    assert kinds == [Raw, Failure]
    assert [each.name for each in look(feed, fetcher, lambda _: {host.url("/raid")})] == [host.url("/talks")]


def test_a_feed_that_fails_rests_longer_each_time_and_others_go_on(host: Site, fetcher: Fetcher) -> None:
    feed = Feed(host.put("/gone", status=404))
    looks = [list(look(feed, fetcher, lambda _: set())) for _ in range(7)]
    assert [len(each) for each in looks] == [1, 0, 1, 0, 0, 1, 0]
    assert "rests for 2 rounds" in str(looks[2][0])
