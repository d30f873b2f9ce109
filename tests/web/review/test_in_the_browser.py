from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.ledger import factory
from tests.ledger.conftest import add_the_raid
from tests.ledger.kept import Kept
from tests.ledger.test_carrying import EARLIER, as_person, differences, read_otherwise, record, state
from tests.ledger.test_instead import counts, orphan
from tests.ledger.village import incidents, rows, suggest
from tests.web.browser import DESKTOP, PHONE, Seen, served

pytestmark = pytest.mark.browser

# Two characters of the astral planes, a name that runs from right to left, a mark that cannot be seen, and a line's end of two characters.
OPENINGS = ("💥🚁 حركة الوادي said so.\u200f\u202a \r\n", "💥 Second version. ", "Third version. ")
MARK = """
const context = document.querySelector('.context'), words = arguments[0], nodes = [];
const walker = document.createTreeWalker(context, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
const first = nodes.map(node => node.data).join('').indexOf(words);
const place = at => { for (const node of nodes) { if (at <= node.data.length) return [node, at]; at -= node.data.length; } };
document.getSelection().setBaseAndExtent(...place(first), ...place(first + words.length));
return first >= 0;
"""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    path = settings.ledger.replace("village", "script")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        for turn, opening in enumerate(OPENINGS):
            reading = factory.reading(opening, name=f"report-{turn}.txt")
            ledger.append(reading, factory.capture(reading.document.text), factory.RUN)
    one, two, _ = incidents(path)
    suggest(path, (one, two, 0.55))
    return replace(settings, ledger=path)


@pytest.fixture
def seen(browser: webdriver.Chrome, settings: Settings) -> Iterator[Seen]:
    with served(create_app(settings)) as address:
        yield Seen(browser, address)


def until(seen: Seen, selector: str, words: str, seconds: float = 60) -> None:
    """Wait until a part of the page says something; a page that never does fails the test."""
    lost = (StaleElementReferenceException, NoSuchElementException)
    WebDriverWait(seen.driver, seconds, ignored_exceptions=lost).until(
        lambda driver: words in driver.find_element(By.CSS_SELECTOR, selector).text, f"{selector} never says {words}"
    )


def value_of(seen: Seen, name: str) -> str:
    return str(seen.driver.find_element(By.NAME, name).get_attribute("value"))


def press(seen: Seen, *keys: str) -> None:
    ActionChains(seen.driver).send_keys(*keys).perform()


def count_in(path: str, document: str) -> str:
    return str(rows(path, "SELECT id FROM record WHERE kind = 'count' AND document = ? ORDER BY id", document)[0][0])


def first_document(path: str) -> str:
    return str(rows(path, "SELECT id FROM document WHERE text LIKE '%' || ? || '%'", "حركة")[0][0])


def test_the_queue_is_gone_through_with_the_keyboard_alone(seen: Seen, settings: Settings) -> None:
    seen.open("/review")
    seen.picture("review-queue")
    press(seen, "n")
    until(seen, "h1", "The same incident?")
    seen.picture("review-link")
    press(seen, "s")
    assert seen.driver.switch_to.active_element.get_attribute("name") == "why"
    press(seen, "both tell of the raid near Tolmere", Keys.ENTER)
    until(seen, ".notice", "Kept: same.")
    press(seen, "z")
    until(seen, ".notice", "Undone.")
    kept = rows(settings.ledger, "SELECT judgement FROM edge ORDER BY judgement")
    assert [row[0] for row in kept] == ["same", "suggested", "withdrawn"]
    assert not verify(settings.ledger).faults
    assert seen.complaints() == []


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_marked_words_are_counted_in_code_points_of_the_stored_text(seen: Seen, settings: Settings, way: str) -> None:
    document = first_document(settings.ledger)
    record = count_in(settings.ledger, document)
    seen.open(f"/review/records/{record}")
    with open_view(settings.ledger) as view:
        text = view.source(document).document.text
    if way == "mouse":
        assert seen.driver.execute_script(MARK, "Seven soldiers")
    else:
        press(seen, "m", *[Keys.ARROW_RIGHT] * 2)
        ActionChains(seen.driver).key_down(Keys.SHIFT).send_keys(*[Keys.ARROW_RIGHT] * 60).key_up(Keys.SHIFT).perform()
    start, end = int(value_of(seen, "start")), int(value_of(seen, "end"))
    wanted = value_of(seen, "words")
    if way == "mouse":
        assert text[start:end] == wanted == "Seven soldiers"
    else:
        assert start < text.index("SELMIN") < end
        assert text[start:end].split()[-1] == wanted.split()[-1]


def test_a_correction_made_in_the_page_stands_on_the_words_that_were_marked(seen: Seen, settings: Settings) -> None:
    document = first_document(settings.ledger)
    record = count_in(settings.ledger, document)
    seen.open(f"/review/records/{record}")
    assert seen.driver.execute_script(MARK, "Seven soldiers")
    press(seen, "c")
    select = Select(seen.driver.find_element(By.ID, "value"))
    select.select_by_visible_text(next(each.text for each in select.options if each.text.startswith("number")))
    seen.driver.find_element(By.ID, "to").send_keys("7")
    seen.driver.find_element(By.ID, "why").send_keys("the wounded were taken for the dead")
    seen.picture("review-record")
    press(seen, Keys.ENTER)
    until(seen, ".notice", "Kept: correct")
    with open_view(settings.ledger) as view:
        (number,) = [each for each in view.show(record).statements if each.property == "number"]
        assert number.quote == "Seven soldiers"
        assert number.quote == view.source(document).document.text[number.span.start : number.span.end]
    assert not verify(settings.ledger).faults


def test_without_script_the_same_form_keeps_the_same_decision(seen: Seen, settings: Settings) -> None:
    record = count_in(settings.ledger, first_document(settings.ledger))
    seen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        seen.open(f"/review/records/{record}")
        seen.driver.find_element(By.CSS_SELECTOR, "input[value=accept]").click()
        seen.driver.find_element(By.ID, "why").send_keys("read beside the report")
        seen.driver.find_element(By.CSS_SELECTOR, "#decide button").click()
        until(seen, ".notice", "Kept: accept")
    finally:
        seen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    with open_view(settings.ledger) as view:
        assert view.states()[record] == "accepted"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_deciding_keeps_nobody_out(seen: Seen, settings: Settings, size: tuple[int, int], dark: bool) -> None:
    one, two, _ = incidents(settings.ledger)
    for path in ("/review", f"/review/links/{one}/{two}", f"/review/records/{one}", "/bring"):
        seen.open(path, dark=dark, size=size)
        assert seen.faults() == []
        assert not seen.overflows(), path
        assert seen.complaints() == []


@pytest.fixture
def lately(browser: webdriver.Chrome, settings: Settings, tmp_path: Path) -> Iterator[tuple[Seen, Kept]]:
    """Return the pages of a ledger in which a later version has lost what was decided, and a later reading tells a total otherwise."""
    kept = Kept(str(tmp_path / "later.db"))
    add_the_raid(kept.name)
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    read_otherwise(kept)
    with served(create_app(replace(settings, ledger=kept.name))) as address:
        yield Seen(browser, address), kept


def test_an_orphan_is_said_of_the_record_in_its_place_with_the_keyboard_alone(lately: tuple[Seen, Kept]) -> None:
    seen, kept = lately
    seven = orphan(kept)
    eight, other = counts(kept, seven)[:2]
    seen.open(f"/review/orphans/{seven}")
    seen.picture("review-orphaned")
    press(seen, "2")
    assert seen.driver.find_element(By.CSS_SELECTOR, "input[value=reapply]").is_selected()
    assert seen.driver.find_element(By.CSS_SELECTOR, f"input[value='{other}']").is_selected()
    press(seen, Keys.ESCAPE)
    seen.driver.find_element(By.CSS_SELECTOR, f"input[value='{eight}']").click()
    seen.driver.find_element(By.ID, "why").send_keys("the same soldiers", Keys.ENTER)
    until(seen, ".notice", "Kept: reapply")
    assert (state(kept, seven), state(kept, eight)) == ("rejected", "rejected")
    assert seen.complaints() == []


def test_a_later_reading_is_taken_up_with_the_keyboard_alone(lately: tuple[Seen, Kept]) -> None:
    seen, kept = lately
    ((_, later),) = differences(kept)
    seen.open(f"/review/differences/{later}")
    seen.picture("review-difference")
    press(seen, "a")
    press(seen, "operations are meant", Keys.ENTER)
    until(seen, ".notice", "Kept: adopt")
    assert state(kept, record(kept, "tally", EARLIER)) == "corrected"
    assert not differences(kept)


def test_without_script_an_orphan_is_withdrawn_by_mouse(lately: tuple[Seen, Kept]) -> None:
    seen, kept = lately
    seven = orphan(kept)
    seen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        seen.open(f"/review/orphans/{seven}")
        seen.driver.find_element(By.CSS_SELECTOR, "input[value=withdraw]").click()
        seen.driver.find_element(By.ID, "why").send_keys("the paper took it back")
        seen.driver.find_element(By.CSS_SELECTOR, "#decide button").click()
        until(seen, ".notice", "Kept: withdraw")
    finally:
        seen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert state(kept, seven) == "superseded"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_a_later_version_says_keeps_nobody_out(lately: tuple[Seen, Kept], size: tuple[int, int]) -> None:
    seen, kept = lately
    ((_, later),) = differences(kept)
    for path in (f"/review/orphans/{orphan(kept)}", f"/review/differences/{later}", "/review"):
        seen.open(path, dark=size == PHONE, size=size)
        if size == PHONE and "orphans" in path:
            seen.picture("review-orphaned-phone")
        assert seen.faults() == []
        assert not seen.overflows(), path
        assert seen.complaints() == []


def test_a_pasted_report_is_watched_until_it_can_be_opened(seen: Seen) -> None:
    seen.open("/bring")
    text = "SELMIN, Marovia, 14 November 2025 - Gunmen killed 12 people in the village of Tolmere on Thursday, police said."
    seen.driver.find_element(By.ID, "text").send_keys(text)
    seen.driver.find_element(By.ID, "title").send_keys("Gunmen kill 12")
    seen.picture("bring")
    seen.driver.find_element(By.CSS_SELECTOR, "form button").click()
    until(seen, "#state", "done", seconds=240)  # another process loads the model first
    seen.driver.find_element(By.LINK_TEXT, "Gunmen kill 12")
    seen.picture("bring-read")
