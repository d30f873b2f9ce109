"""The pages of people in a real browser: the whole way of somebody who is invited, and that nobody is kept out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.people import Door
from dateline.web.settings import Settings
from tests.ledger.village import incidents, open_as, suggest
from tests.web.browser import DESKTOP, PHONE, Seen, served
from tests.web.people.house import OTHER, WORDS

pytestmark = pytest.mark.browser

HEADINGS = (
    "Log in", "Choose a password", "ada, admin", "The people of this ledger", "Restricted", "Your password once more", "Review",
)  # fmt: skip


@pytest.fixture
def settings(settings: Settings) -> Settings:
    one, two, _ = incidents(settings.ledger)
    suggest(settings.ledger, (one, two, 0.55))
    return replace(settings, people=True)


@pytest.fixture
def desk(browser: webdriver.Chrome, settings: Settings) -> Iterator[tuple[Seen, Door]]:
    """Return pages to which ada the admin can log in, in a browser that knows nothing of her yet."""
    app = create_app(settings)
    door: Door = app.state.door
    door.accounts.add("ada", "admin", WORDS, "the test")
    with served(app) as address:
        yield Seen(browser, address), door
        browser.delete_all_cookies()


def one(seen: Seen, selector: str) -> WebElement:
    return seen.driver.find_element(By.CSS_SELECTOR, selector)


def write(seen: Seen, **fields: str) -> None:
    """Fill in fields by their names, and send their form."""
    for name, words in fields.items():
        one(seen, f"main [name={name}]:not([type=hidden])").send_keys(words)
    one(seen, f"main [name={name}]:not([type=hidden])").submit()


def width(seen: Seen) -> int:
    """Return how wide the page is: a phone makes its window wider where a page does not fit in."""
    return int(seen.driver.execute_script("return document.documentElement.scrollWidth"))


def until(seen: Seen, selector: str, words: str) -> None:
    """Wait until a part of the page says something: a form is answered by another page."""
    lost = (StaleElementReferenceException, NoSuchElementException)
    WebDriverWait(seen.driver, 60, ignored_exceptions=lost).until(
        lambda driver: words in driver.find_element(By.CSS_SELECTOR, selector).text, f"{selector} never says {words}"
    )


def log_in(seen: Seen, name: str, password: str) -> None:
    seen.open("/login?next=/review")
    write(seen, name=name, password=password)
    until(seen, "h1", "Review")


def log_out(seen: Seen) -> None:
    one(seen, ".who a").click()
    until(seen, "h2", "Where you are logged in")
    one(seen, "form[action='/logout'] button").click()
    until(seen, "h1", "Log in")


def test_somebody_is_invited_chooses_a_password_decides_and_logs_out(desk: tuple[Seen, Door], settings: Settings) -> None:
    seen, _ = desk
    seen.open("/review")
    until(seen, "h1", "Log in")
    log_in(seen, "ada", WORDS)
    one(seen, ".who a").click()
    until(seen, "h1", "ada, admin")
    one(seen, "main a[href='/accounts']").click()
    until(seen, "h1", "The people of this ledger")
    Select(one(seen, "#role")).select_by_visible_text("reviewer")
    one(seen, "#name").send_keys("ben", Keys.ENTER)
    until(seen, "[role=status]", "Give this link to ben.")
    link = one(seen, "[role=status] code").text
    log_out(seen)

    seen.open("/" + link.partition("//")[2].partition("/")[2])
    assert "You are ben here" in one(seen, "main").text
    write(seen, password=OTHER, again=OTHER)
    log_in(seen, "ben", OTHER)
    assert one(seen, ".who").text == "ben reviewer"
    one(seen, "body").send_keys("n")
    until(seen, "h1", "The same incident?")
    one(seen, "input[value=same]").click()
    one(seen, "#why").send_keys("both tell of the raid near Tolmere", Keys.ENTER)
    until(seen, ".notice", "Kept: same.")
    log_out(seen)
    seen.open("/review")
    until(seen, "h1", "Log in")
    with open_view(settings.ledger) as view:
        assert "human:ben" in view.actors()
    assert not verify(settings.ledger).faults


def test_a_wrong_password_is_said_where_the_eyes_and_ears_are(desk: tuple[Seen, Door]) -> None:
    seen, _ = desk
    seen.open("/login")
    write(seen, name="ada", password=OTHER)
    until(seen, "[role=alert]", "Name or password is not right.")
    assert seen.faults() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_of_people_keeps_anybody_out(desk: tuple[Seen, Door], settings: Settings, size: tuple[int, int], dark: bool) -> None:
    seen, door = desk
    seen.complaints()
    secret = door.accounts.invite("ben", "reviewer", "ada")
    with open_as(settings.ledger, "human:ada") as ledger:
        ledger.restrict(incidents(settings.ledger)[0], "names a witness")
    face = ("phone" if size == PHONE else "desktop") + ("-dark" if dark else "")
    pages = ("/login", f"/welcome/{secret}"), ("/account", "/accounts", "/restricted", "/confirm?next=/accounts")
    for some in pages:
        for path in some:
            seen.open(path, dark=dark, size=size)
            assert one(seen, "h1").text in HEADINGS
            if face == "desktop" or (face == "phone-dark" and path in {"/accounts", "/restricted"}):
                seen.picture(f"people-{path.strip('/').partition('/')[0].partition('?')[0]}{'-phone' if size == PHONE else ''}")
            assert seen.faults() == [], path
            assert width(seen) <= size[0], path
        seen.driver.add_cookie({"name": "dateline", "value": door.sessions.begin("ada", "Firefox on Linux", None)})
    assert seen.complaints() == []
