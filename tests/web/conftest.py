"""A ledger of two examples and more, made by hand, and its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selenium import webdriver

from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.ledger.village import add_reports
from tests.web.browser import Seen, open_browser, served

ADDRESS = "http://127.0.0.1"


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Return a ledger of three reports, each with a raid, a total and talks to come."""
    path = str(tmp_path / "village.db")
    add_reports(path, 3)
    return path


@pytest.fixture
def settings(ledger: str, tmp_path: Path) -> Settings:
    return Settings(ledger, tmp_path / "cache")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Return one browser for the whole run."""
    driver = open_browser(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture
def seen(browser: webdriver.Chrome, settings: Settings) -> Iterator[Seen]:
    """Return the pages of the ledger in the browser."""
    with served(create_app(settings)) as address:
        yield Seen(browser, address)
