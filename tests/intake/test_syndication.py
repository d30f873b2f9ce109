from __future__ import annotations

import pytest

from dateline.intake.syndication import original_publisher
from tests.intake.pages import BODY, of_page, page


@pytest.mark.parametrize(
    ("opening", "publisher"),
    [
        ("SELMIN, Nov 14 (Reuters) - Two officers were killed.", "Reuters"),
        ("SELMIN, Marovia (AP) — Two officers were killed.", "Associated Press"),
        ("SELMIN (AFP) – Two officers were killed.", "Agence France-Presse"),
        ("(Xinhua) -- Two officers were killed.", "Xinhua"),
        ("TOLMERE, Marovia (Northern Wire) — Two officers were killed.", "Northern Wire"),
    ],
)
def test_an_agency_signs_its_dateline(opening: str, publisher: str) -> None:
    assert original_publisher([opening, *BODY], None, "The Selmin Courier", None) == publisher


@pytest.mark.parametrize(
    "notice",
    [
        "This article was originally published by Northern Wire.",
        "This story first appeared in the Northern Wire.",
        "Republished with permission from Northern Wire",
        "Source: Northern Wire",
    ],
)
def test_a_notice_names_the_original(notice: str) -> None:
    assert original_publisher([*BODY, notice], None, None, None) == "Northern Wire"


def test_an_agency_in_the_byline() -> None:
    assert original_publisher(BODY, "The Associated Press", "The Selmin Courier", None) == "Associated Press"
    assert original_publisher(BODY, "Lena Ostrow and Reuters", None, None) == "Reuters"


def test_an_agency_on_its_own_site_copies_nobody() -> None:
    opening = "SELMIN, Nov 14 (Reuters) - Two officers were killed."
    assert original_publisher([opening], "Reuters", "Reuters", None) is None
    assert original_publisher([opening], None, None, "https://www.reuters.com/world/two-officers") is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "The attack was first reported by Northern Wire on Friday.",
        "The decree was originally published in May.",
        "The Front for the Northern Valleys (FNV) has fought the government since 2019.",
        "Two officers (Reuters said three) - all of them young - were killed.",
        "LOUISVILLE (WQQX) - Two officers were killed.",
    ],
)
def test_what_names_no_original(paragraph: str) -> None:
    assert original_publisher([paragraph, *BODY], "Lena Ostrow", None, None) is None


def test_a_canonical_address_elsewhere_names_its_host() -> None:
    html = page(head='<link rel="canonical" href="https://www.northernwire.example/story/1">')
    assert of_page(html, url="https://courier.example/news/1").original_publisher == "northernwire.example"
    assert of_page(html, url="https://m.northernwire.example/story/1").original_publisher is None
    assert of_page(html).original_publisher is None
