"""The last resort for a page's day: a date found anywhere on it, and only if it is written outside the article's sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from dateline.intake.days import days_in

LAST = "2099-12-31"  # without it the search would ask the clock, and the same page be read otherwise another day
NUMERALS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%y", "%d/%m/%y")
SENTENCE = 14  # words: a line of more is prose, and the prose of news is full of days
LINE = 100  # characters of a text that can be a date line


def searched_day(tree: HtmlElement, html: str, article: Iterable[str]) -> str | None:
    """Return the day that a search over the whole page finds, where the page writes that very day beside the article.

    A search takes the first of a month from "October 2023", and the day of the events from the report of them: neither is a publication.
    """
    day = find_date(tree, original_date=True, extensive_search=True, max_date=LAST)
    prose = " ".join(line for line in article if line.count(" ") >= SENTENCE)
    return str(day) if day and (in_numerals(day, html, prose) or in_words(day, tree, prose)) else None


def in_numerals(day: str, html: str, prose: str) -> bool:
    """Tell whether the markup holds the day in numerals, in an address, an attribute or a line."""
    parsed = date.fromisoformat(day)
    forms = {parsed.strftime(form) for form in NUMERALS} | {
        f"{parsed.day}.{parsed.month}.{parsed.year}",
        f"{parsed.day}/{parsed.month}/{parsed.year}",
    }
    return any(form in html and form not in prose for form in sorted(forms))


def in_words(day: str, tree: HtmlElement, prose: str) -> bool:
    """Tell whether a short text of the page outside the article's prose spells the day."""
    short = (text.strip() for text in tree.itertext() if 8 < len(text) <= LINE)
    return any(day == named for text in short if text not in prose for _, named in days_in(text))
