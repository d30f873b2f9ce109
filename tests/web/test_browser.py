from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.web.browser import DESKTOP, PHONE, Seen, served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LISTS = (
    "/",
    "/incidents",
    "/tallies",
    "/due",
    "/claims",
    "/people",
    "/reports",
    "/search?words=raid",
    "/corrections",
    "/export",
    "/api",
    "/no",
)


def pages(seen: Seen) -> list[str]:
    """Return the lists and one page of each kind of record."""
    seen.open("/")
    links = [str(each.get_attribute("href")) for each in seen.driver.find_elements(By.CSS_SELECTOR, "main a[href]")]
    found = [next(each for each in links if f"/{kind}/" in each).removeprefix(seen.address) for kind in ("incidents", "reports")]
    return [*LISTS, "/people/Joint%20Command", *found]


FACES = [
    pytest.param(DESKTOP, False, id="desktop-light"),
    pytest.param(PHONE, True, id="phone-dark"),
    pytest.param(DESKTOP, True, id="desktop-dark", marks=pytest.mark.slow),
    pytest.param(PHONE, False, id="phone-light", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("size", "dark"), FACES)
def test_no_page_keeps_anybody_out_or_runs_off_its_window(seen: Seen, size: tuple[int, int], dark: bool) -> None:
    for path in pages(seen):
        seen.open(path, dark=dark, size=size)
        assert seen.faults() == [], path
        assert not seen.overflows(), path


def test_no_page_asks_for_what_the_policy_refuses(seen: Seen) -> None:
    for path in pages(seen):
        seen.open(path)
    assert [each for each in seen.complaints() if "404" not in each] == []


def test_words_show_what_was_read_from_them_to_mouse_and_keyboard(seen: Seen) -> None:
    seen.open(next(each for each in pages(seen) if each.startswith("/reports/")))
    words = seen.driver.find_element(By.CSS_SELECTOR, ".text .light.count")
    card = seen.driver.find_element(By.ID, "card")
    assert not card.is_displayed()
    webdriver.ActionChains(seen.driver).move_to_element(words).perform()
    assert card.is_displayed()
    assert "people" in card.text
    assert "Joint Command" in card.text
    seen.driver.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    assert not card.is_displayed()
    seen.driver.execute_script("arguments[0].focus()", words)
    assert card.is_displayed()
    assert seen.driver.find_elements(By.CSS_SELECTOR, ".record.lit")


def test_a_record_lights_its_words(seen: Seen) -> None:
    seen.open(next(each for each in pages(seen) if each.startswith("/reports/")))
    record = seen.driver.find_element(By.CSS_SELECTOR, ".records .record.tally")
    record.click()
    lit = [each.text for each in seen.driver.find_elements(By.CSS_SELECTOR, ".text .lit")]
    assert "153" in " ".join(lit)


def test_the_skip_link_is_the_first_thing_that_the_keyboard_reaches(seen: Seen) -> None:
    seen.open("/incidents")
    seen.driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert seen.driver.switch_to.active_element.text == "Skip to the page"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of pages over the example reports."""
    folder = tmp_path_factory.mktemp("examples")
    ledger = str(folder / "orsha.db")
    reports = sorted(str(each) for each in (ROOT / "examples").iterdir() if re.search(r"\.(html|txt|jsonl)$", each.name))
    subprocess.run([sys.executable, "-m", "dateline", "--ledger", ledger, "add", *reports], check=True, capture_output=True, cwd=ROOT)
    with served(create_app(Settings(ledger, folder / "cache"))) as address:
        yield address


@pytest.mark.skipif(not os.environ.get("DATELINE_SCREENS"), reason="pictures are made when DATELINE_SCREENS is set")
@pytest.mark.slow
def test_pictures_for_the_documents(examples: str, browser: webdriver.Chrome) -> None:
    seen = Seen(browser, examples)
    seen.open("/incidents?order=told")
    incident = str(seen.driver.find_element(By.CSS_SELECTOR, ".rows .what a").get_attribute("href")).removeprefix(examples)
    seen.open("/search?words=draft+Courier+withdrawal")
    report = str(seen.driver.find_element(By.CSS_SELECTOR, "#found-reports ~ .rows .what a").get_attribute("href")).removeprefix(examples)
    named = {"home": "/", "incident": incident, "report": report, "incidents": "/incidents", "search": "/search?words=tolmere+raid"}
    for name, path in named.items():
        seen.open(path)
        seen.picture(name)
    seen.open("/", dark=True)
    seen.picture("home-dark")
    for name in ("home", "incident", "report"):
        seen.open(named[name], size=PHONE)
        seen.picture(f"{name}-phone")
