"""What a web page says of itself: title, site, byline, address, day, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from dateline.intake.document import Page
from dateline.intake.linked import articles, texts_of
from dateline.intake.published import day_of
from dateline.intake.tables import load_table

WORD = re.compile(r"\w+")
HEADLINES = 5  # a page has one; some have a logo and a title or two beside it
PARAGRAPH = 30  # words: a paragraph of more is the article


def page_of(tree: HtmlElement, url: str | None) -> Page:
    """Return what the page says of itself; nothing is guessed from what it does not say."""
    said = extract_metadata(tree, url, {"original_date": True, "extensive_search": False})
    address = said.url if (said.url or "").startswith("http") else None
    return Page(
        title=title_of(said.title, said.sitename),
        site=said.sitename,
        byline=said.author,
        url=address,
        published=day_of(tree, said.title),
        original_publisher=copied_from(tree, url),
        language=language_of(tree),
    )


def title_of(title: str | None, site: str | None) -> str | None:
    """Return the title without the name of the site at its end."""
    whole = " ".join((title or "").split())
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, _, tail = whole.rpartition(mark)
        if head and site and tail.strip().lower() == site.strip().lower():
            return head
    return whole or None


def heads_of(tree: HtmlElement, page: Page) -> frozenset[str]:
    """Return every wording of the headline on the page, and what stands under it as a heading, as words in small letters."""
    found = [page.title or "", *(text for h1 in islice(tree.iter("h1"), HEADLINES) for text in ("".join(h1.itertext()), *h1.itertext()))]
    found += tree.xpath("//meta[@property='og:title' or @name='twitter:title' or @name='title']/@content")
    found += [title for article in articles(tree) for title in texts_of(article.get("headline"))]
    found += standfirsts(tree)
    return frozenset(key for title in found if len(key := " ".join(WORD.findall(str(title).lower()))) > 8)


def standfirsts(tree: HtmlElement) -> Iterator[str]:
    """Yield the headings that stand beside the headline in a block without any paragraph of the article."""
    for h1 in islice(tree.iter("h1"), HEADLINES):
        block = h1.getparent()
        if block is not None and not any(len(each.text_content().split()) > PARAGRAPH for each in block.iter("p")):
            yield from (heading.text_content() for heading in block.iter("h2", "h3", "h4"))


def copied_from(tree: HtmlElement, url: str | None) -> str | None:
    """Return the host that the page names as its original: a syndication mark, or a canonical address at another publisher."""
    named = tree.xpath("//meta[@name='syndication-source' or @name='original-source']/@content")
    canonical = [*named, *tree.xpath("//link[@rel='canonical']/@href")]
    own = url or next(iter(tree.xpath("//meta[@property='og:url']/@content")), "")
    hosts = [host for address in canonical if (host := host_of(str(address)))]
    if hosts and host_of(own) and publisher_of(hosts[0]) != publisher_of(host_of(own)):
        return hosts[0].removeprefix("www.")
    return None


def host_of(address: str) -> str:
    """Return the host of an address, empty where there is none."""
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""


def publisher_of(host: str) -> str:
    """Return the part of a host that names its owner: "edition.paper.co.uk" and "m.paper.com" belong to "paper"."""
    parts = [part for part in host.split(".") if part not in load_table("pages.toml")["host_parts"]]
    return max(parts[:-1] or parts or [host], key=len)


def language_of(tree: HtmlElement) -> str | None:
    """Return the language that the page declares, for a text too short to tell."""
    declared = str(next(iter(tree.xpath("/html/@lang | /html/@xml:lang")), ""))[:2].lower()
    return declared if declared.isascii() and len(declared) == 2 and declared.isalpha() else None
