"""The day that a page gives for its publication, from the surest witness that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from dateline.intake.days import days_in, first_day, instant, iso_day
from dateline.intake.linked import articles, texts_of
from dateline.intake.tables import load_table

AFTER = 150  # elements after the headline that can still belong to it: menus and forms of the byline have many
BEFORE = 12  # elements of its block
PARAGRAPH = 30  # words: a paragraph of more is the article
SENTENCE = re.compile(r"(?<![ap]\.m)\.$")
LINE = 120  # characters: a date line is no longer, and no sentence of a caption


def day_of(tree: HtmlElement, title: str | None) -> str | None:
    """Return the page's day: what it shows its readers at the headline, else what it declares for machines.

    What is declared may be the day a draft was begun, or a time in UTC that names the next day; readers see the day where it was published.
    """
    shown = shown_day(tree, title)
    if shown:
        return shown
    found = ((written, day) for written in declared(tree) if (day := iso_day(written) or first_day(written)))
    return next((local_day(tree, written, day) for written, day in found), None)


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


def local_day(tree: HtmlElement, written: str, day: str) -> str:
    """Return the day by the publisher's clock where the page also gives a moment declared in UTC in another zone."""
    moment = instant(written)
    if moment is None or moment.utcoffset():
        return day
    others = (instant(element.get("datetime") or "") for element in tree.iter("time"))
    return next((other.date().isoformat() for other in others if other == moment and other.utcoffset()), day)


def shown_day(tree: HtmlElement, title: str | None) -> str | None:
    """Return the day written beside the page's headline, after it or in its block; days of a change are passed over."""
    headline = headline_of(tree, title)
    if headline is None:
        return None
    near = [*islice(after(headline), AFTER), *islice(block_of(headline), BEFORE)]
    return next((day for element in near if (day := published_in(element))), None)


def after(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements after the headline up to the first paragraph of the article."""
    for above in (headline, *headline.iterancestors()):
        for element in (each for sibling in above.itersiblings() for each in sibling.iter(etree.Element)):
            if element.tag == "p" and len(element.text_content().split()) > PARAGRAPH:
                return
            if element.tag not in ("script", "style"):
                yield element


def block_of(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements of the headline's block, that of its parent's parent, in the order of the page."""
    above = list(islice(headline.iterancestors(), 2))
    return above[-1].iterdescendants(etree.Element) if above else iter(())


def published_in(element: HtmlElement) -> str | None:
    """Return the day of publication that a short element gives its readers."""
    text = short_text(element)
    if text is None or SENTENCE.search(text):
        return None
    changed = load_table("pages.toml")["changed"]
    return next((day for before, day in days_in(text) if not any(word in before.lower() for word in changed)), None)


def short_text(element: HtmlElement) -> str | None:
    """Return the text of an element on one line, null where it is longer than a date line; of a long one no more than that is read."""
    pieces, length = [], 0
    for piece in element.itertext(etree.Element, with_tail=True):
        pieces.append(piece)
        length += sum(map(len, piece.split()))
        if length > LINE:
            return None
    text = " ".join("".join(pieces).split())
    return text if len(text) <= LINE else None


def headline_of(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the heading that bears the page's title, else the first one."""
    headings = list(tree.iter("h1")) + list(tree.iter("h2"))
    wanted = " ".join((title or "").split()).lower()
    titled = (each for each in headings if wanted and len(text := " ".join(each.text_content().split()).lower()) > 10 and text in wanted)
    return next(titled, next(iter(tree.iter("h1")), None))
