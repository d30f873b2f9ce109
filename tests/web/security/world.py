"""A ledger with hostile and with restricted reports, its pages, and somebody who walks over all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.people import Door
from dateline.web.settings import Settings
from tests.conftest import Read
from tests.ledger import factory

LINK = re.compile(r"""(?:href|src|action)=["']?(/[^"'\s>]*)""")
MOST = 150  # pages of one walk
VARIANTS = 3  # questions that are put to one page; the lists link to each other with hundreds


@dataclass
class Pages:
    """The pages of a ledger, to people who log in."""

    ledger: str
    app: FastAPI

    @property
    def door(self) -> Door:
        door: Door = self.app.state.door
        return door

    def of(self, name: str) -> TestClient:
        """Return a browser in which somebody has logged in just now."""
        client = TestClient(self.app, base_url="http://localhost", follow_redirects=False, headers={"accept": "text/html"})
        client.cookies.set("dateline", self.door.sessions.begin(name, "a browser", None))
        return client


def add(ledger: str, read: Read, text: str, name: str = "report.txt", title: str | None = None) -> str:
    """Add a report and return its id."""
    found = read(text, published="2025-11-14", name=name, **({"title": title} if title else {}))
    with open_ledger(ledger, factory.clock, "program:test") as opened:
        return opened.append(found, factory.capture(text), factory.RUN).document


def pages(ledger: str, tmp_path: Path, **people: str) -> Pages:
    """Return the pages of a ledger to people of these names and roles."""
    app = create_app(Settings(ledger, tmp_path / "cache", people=True))
    made = Pages(ledger, app)
    for name, role in people.items():
        made.door.accounts.invite(name, role, "the test")
    return made


def walk(client: TestClient, *more: str) -> Iterator[tuple[str, bytes, str]]:
    """Yield every address that can be reached, with its body and type; each page is asked for as JSON too."""
    waiting, seen = [*more, "/"], set[str]()
    asked: Counter[str] = Counter()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        path = address.partition("?")[0]
        if address in seen or address.startswith("/static/") or (address not in more and asked[path] >= VARIANTS):
            continue
        seen.add(address)
        asked[path] += 1
        answer = client.get(address)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        yield address, answer.content, kind
        if kind == "text/html":
            found = [unescape(each).partition("#")[0] for each in LINK.findall(answer.text)]
            question = address.partition("?")[2]
            as_json = [f"{path}.json?{question}" if question else f"{path}.json"] if path != "/" and not path.endswith(".json") else []
            waiting += [*found, *as_json, str(answer.headers.get("location", "/"))]


def ids_of(ledger: str, kind: str, document: str | None = None) -> list[str]:
    """Return the ids of the records of a kind."""
    with open_view(ledger) as view:
        from sqlalchemy import text  # noqa: PLC0415

        question = "SELECT id FROM record WHERE kind = :kind AND (:document IS NULL OR document = :document) ORDER BY id"
        found = view.ask(lambda connection: connection.execute(text(question), {"kind": kind, "document": document}).scalars().all())
        return list(map(str, found))
