"""Reports by address and by feed, from a site of our own on loopback that a setting allows."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.fetching.site import Site, site

PAGE = """<html><head><title>Raid near Tolmere</title></head><body><article><h1>Raid near Tolmere</h1>
<p>SELMIN, Marovia. At least 14 rebels were killed in a raid near Tolmere on 10 November, the Joint Command said.
Seven soldiers were injured in the fighting, which lasted for three hours, the command said in a statement.</p></article></body></html>"""
FEED = """<rss version="2.0"><channel><title>Courier</title><item><title>Raid near Tolmere</title><link>/raid</link>
<pubDate>Fri, 14 Nov 2025 08:00:00 +0000</pubDate></item><item><title>Gone</title><link>/gone</link></item></channel></rss>"""


@pytest.fixture
def host() -> Iterator[Site]:
    with site() as ours:
        ours.put("/raid", PAGE, content_type="text/html; charset=utf-8")
        ours.put("/feed", FEED, etag='"1"')
        yield ours


def run(folder: Path, *arguments: str, allowed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", "--ledger", str(folder / "desk.db"), *arguments]
    environment = {**os.environ, "DATELINE_HOSTS": allowed}
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8", env=environment)
    assert "Traceback" not in done.stderr
    return done


def test_an_address_is_read_like_a_file(host: Site, tmp_path: Path) -> None:
    done = run(tmp_path, "read", host.url("/raid"), "--json", allowed=host.host)
    reading = json.loads(done.stdout)
    assert (done.returncode, reading["document"]["url"]) == (0, host.url("/raid"))
    assert [each["killed"]["low"] for each in reading["incidents"] if each["killed"]] == [14]


def test_this_machine_is_not_asked_without_the_setting(host: Site, tmp_path: Path) -> None:
    done = run(tmp_path, "read", host.url("/raid"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "which is not open to the whole world" in done.stderr
    assert host.asked == []


def test_a_feed_is_followed_its_reports_kept_and_not_fetched_twice(host: Site, tmp_path: Path) -> None:
    first = run(tmp_path, "watch", host.url("/feed"), "--once", "--json", allowed=host.host)
    assert [json.loads(line)["name"] for line in first.stdout.splitlines()] == [host.url("/raid")]
    assert first.returncode == 1
    assert "/gone: the page is not there" in first.stderr
    again = run(tmp_path, "watch", host.url("/feed"), "--once", allowed=host.host)
    assert host.paths().count("/raid") == 1
    assert again.stdout.startswith("0 new")
    with sqlite3.connect(tmp_path / "desk.db") as ledger:
        assert ledger.execute("SELECT method, http_status, url_requested, mime_declared FROM capture").fetchall() == [
            ("feed", 200, host.url("/raid"), "text/html; charset=utf-8")
        ]
    assert run(tmp_path, "verify").returncode == 0


def test_what_is_no_address_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "watch", "feed.xml", "--once")
    assert done.returncode == 2
    assert "'feed.xml' is no address" in done.stderr
