"""A small house with a door: a few pages, a clock that is turned by hand, chance that can be read back, quick hashing."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Form
from httpx2 import Response
from starlette.testclient import TestClient

from dateline.web import errors
from dateline.web.ledger import Library
from dateline.web.people import Door, Person, install, require
from dateline.web.people.passwords import Costs
from dateline.web.security import Guard
from dateline.web.settings import Settings

WORDS = "three blue herons at dusk"
OTHER = "seven grey herons at dawn"
QUICK = Costs(1, 8, 1)
NOON = 1_763_121_600  # 14 November 2025, 12:00 UTC


@dataclass
class Time:
    """A clock that stands until it is turned."""

    now: int = NOON

    def __call__(self) -> int:
        return self.now


def chance() -> object:
    """Return secrets that differ and are the same in each run."""
    numbers = itertools.count(1)
    return lambda size: f"chance-{next(numbers):0{2 * size}d}"


@dataclass
class House:
    """An app behind the gate, with its clock."""

    app: FastAPI
    door: Door
    time: Time
    browsers: list[TestClient] = field(default_factory=list)

    def browser(self, address: str = "192.0.2.1", **headers: str) -> TestClient:
        """Return a browser that knows nothing yet and follows no redirects."""
        made = TestClient(
            self.app,
            base_url="http://localhost",
            follow_redirects=False,
            raise_server_exceptions=False,
            client=(address, 50000),
            headers={"accept": "text/html", **headers},
        )
        self.browsers.append(made)
        return made

    def logged_in(self, name: str, password: str = WORDS, address: str = "192.0.2.1") -> TestClient:
        """Return a browser in which somebody has logged in."""
        browser = self.browser(address)
        answer = log_in(browser, name, password)
        assert answer.status_code == 303, answer.text
        return browser


def house(tmp_path: Path, *, local: bool = False, secure: bool = False, **named: str) -> House:
    """Return a house with people of these names and roles, whose passwords are WORDS."""
    time = Time()
    door = Door(
        None if local else tmp_path / "news.db.people.db",
        Person("local", "admin") if local else None,
        secure=secure,
        clock=time,
        chance=chance(),  # type: ignore[arg-type] # a function of a size
        costs=QUICK,
    )
    app = FastAPI()
    app.state.settings = Settings(str(tmp_path / "news.db"), tmp_path, people=not local)
    app.state.library = Library(app.state.settings)
    app.state.navigation = []
    errors.install(app)
    _pages(app)
    install(app, door, errors.refusal)
    app.add_middleware(Guard, settings=app.state.settings, refuse=errors.refusal)
    for name, role in named.items():
        door.accounts.add(name, role, WORDS, "the test")
    return House(app, door, time)


def _pages(app: FastAPI) -> None:
    @app.get("/desk")
    def desk(person: Annotated[Person, Depends(require("read"))]) -> dict[str, str]:
        return {"name": person.name, "role": person.role}

    @app.post("/decide")
    def decide(person: Annotated[Person, Depends(require("decide"))], what: Annotated[str, Form()] = "") -> dict[str, str]:
        return {"by": person.name, "what": what}

    @app.get("/export")
    def export(person: Annotated[Person, Depends(require("export"))]) -> dict[str, str]:
        return {"by": person.name}

    @app.post("/restrict")
    def restrict(person: Annotated[Person, Depends(require("restrict"))]) -> dict[str, str]:
        return {"by": person.name}

    @app.post("/assign")
    def assign(person: Annotated[Person, Depends(require("assign"))]) -> dict[str, str]:
        return {"by": person.name}

    @app.get("/open-to-all")
    def forgotten() -> dict[str, str]:
        return {"this": "page asks for nobody"}


def csrf_in(page: Response) -> str:
    """Return the token of the forms of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]*)"', page.text)
    assert found is not None, page.text
    return found[1]


def token(browser: TestClient, address: str = "/account") -> str:
    """Return the token of the forms that a browser is shown."""
    return csrf_in(browser.get(address))


def log_in(browser: TestClient, name: str, password: str = WORDS, onward: str = "/desk") -> Response:
    """Fill in the form of the login page."""
    form = {"csrf": token(browser, "/login"), "name": name, "password": password, "next": onward}
    return browser.post("/login", data=form)
