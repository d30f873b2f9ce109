"""The day that a page gives for its publication, from the surest witness that it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lxml.html import HtmlElement

from dateline.intake.days import first_day, instant, iso_day
from dateline.intake.linked import articles, texts_of
from dateline.intake.tables import load_table


def day_of(tree: HtmlElement, fallback: str | None) -> str | None:
    """Return the page's day: structured data, then meta tags, then what stands beside the headline, then `fallback`.

    A time in UTC may name tomorrow or yesterday; the day that the page shows its readers is the day where it was published.
    """
    for written in declared(tree):
        day = iso_day(written) or first_day(written)
        if day:
            return shown_day(tree, written, day)
    return next(beside_headline(tree), None) or fallback


def declared(tree: HtmlElement) -> Iterator[str]:
    """Yield the times that the page declares for machines, the surest first."""
    for article in articles(tree):
        yield from texts_of(article.get("datePublished"))
    table = load_table("pages.toml")
    named = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta
        for meta in reversed(list(tree.iter("meta")))
    }
    for name in table["published_meta"]:
        if name in named and named[name].get("content"):
            yield named[name].get("content", "")


def shown_day(tree: HtmlElement, written: str, day: str) -> str:
    """Return the day that the page shows for the same moment where its clock differs from the declared one."""
    moment = instant(written)
    if moment is None or moment.utcoffset():
        return day
    near = {(date.fromisoformat(day) + timedelta(days=step)).isoformat() for step in (-1, 1)}
    for element in tree.iter("time"):
        other = instant(element.get("datetime") or "")
        shown = (
            iso_day(element.get("datetime") or "") if other == moment and other and other.utcoffset() else first_day(element.text_content())
        )
        if other in (moment, None) and shown in near:
            return shown
        if other == moment and shown == day:
            return day
    return day


def beside_headline(tree: HtmlElement) -> Iterator[str]:
    """Yield the days written shortly after the page's headline, before its article begins."""
    headline = next(iter(tree.iter("h1")), None)
    if headline is None:
        return
    for steps, element in enumerate(headline.xpath("following::*[not(self::script or self::style)]")):
        if steps > 40:
            return
        text = " ".join(element.text_content().split()) if len(element) < 8 else ""
        day = iso_day(element.get("datetime") or "") if element.tag == "time" else None
        if not day and 6 < len(text) <= 80:
            day = first_day(text)
        if day:
            yield day
