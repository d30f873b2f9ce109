"""Web pages: the article's text without what surrounds it, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from dateline.errors import UnreadableError
from dateline.intake.chunks import join_chunks
from dateline.intake.days import only_day
from dateline.intake.document import document
from dateline.intake.encodings import clean
from dateline.intake.headers import heads_of, page_of
from dateline.intake.noise import LEAD, noise_in
from dateline.intake.raw import Raw
from dateline.intake.searched import searched_day
from dateline.records.texts import Document, Removed, Why

LIMIT = 10_000_000  # characters of markup; news pages have under two million, and time and memory grow with them
# Pages saved with everything inside carry their pictures and fonts as text.
EMBEDDED = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,4},[A-Za-z0-9+/=%_-]{200,}")
WORD = re.compile(r"\w+")


def from_html(raw: Raw, html: str) -> Document:
    """Return the document of a web page; its text is empty where the page holds no article."""
    tree = tree_of(html)
    page = page_of(tree, raw.url)
    join_chunks(tree)
    lines = [line for line in article_lines(tree) if line]
    if page.published is None:
        page = replace(page, published=searched_day(tree, html, lines))
    noise = dict(running_head(lines, heads_of(tree, page)))
    kept = [line if place not in noise else "" for place, line in enumerate(lines)]
    noise |= noise_in(kept)
    noise |= told_twice(lines, noise) | link_list(lines, noise, tree)
    text = "\n\n".join(line for place, line in enumerate(lines) if place not in noise)
    removed = tuple(Removed(lines[place], None, why) for place, why in sorted(noise.items()))
    return document(raw, text, page, removed)


def tree_of(html: str) -> HtmlElement:
    """Return the page's tree; raise UnreadableError for a page beyond the limit or without any markup."""
    bare = EMBEDDED.sub("data:,", html) if len(html) > LIMIT // 10 else html
    if len(bare) > LIMIT:
        raise UnreadableError(
            "size", f"the page has {len(bare) / 1e6:.0f} million characters of markup, the limit is {LIMIT / 1e6:.0f} million"
        )
    tree = load_html(clean(bare))
    if tree is None:
        raise UnreadableError("html", "the page holds no markup that can be read: save it again")
    return tree


def article_lines(tree: HtmlElement) -> Iterator[str]:
    """Yield the paragraphs of the article in order, on one line each."""
    found = bare_extraction(tree, include_comments=False)
    for line in (getattr(found, "text", None) or "").split("\n"):
        yield " ".join(line.removeprefix("- ").strip("| ").split())


def running_head(lines: list[str], heads: frozenset[str]) -> Iterator[tuple[int, Why]]:
    """Yield the places of lines among the first that only repeat the page's headline, what stands under it, or its day."""
    for place, line in enumerate(lines[:5]):
        if key_of(line) in heads or only_day(line):
            yield place, "boilerplate"


def key_of(line: str) -> str:
    """Return the words of a line in small letters, for comparing."""
    return " ".join(WORD.findall(line.lower()))


def told_twice(lines: list[str], known: dict[int, Why]) -> dict[int, Why]:
    """Return the places of paragraphs that stood before on the page, word for word."""
    seen: set[str] = set()
    found: dict[int, Why] = {}
    for place, line in enumerate(lines):
        key = key_of(line)
        if place in known or key.count(" ") < LEAD - 1:
            continue
        if key in seen:
            found[place] = "boilerplate"
        seen.add(key)
    return found


def link_list(lines: list[str], known: dict[int, Why], tree: HtmlElement) -> dict[int, Why]:
    """Return the places of the lines that close the article and are nothing but links: two or more headlines of other reports."""
    links = {key for each in tree.iter("a") if (key := key_of(each.text_content())).count(" ") > 2}
    found: dict[int, Why] = {}
    for place in sorted(set(range(len(lines))) - set(known), reverse=True):
        if key_of(lines[place]) not in links:
            break
        found[place] = "promotion"
    return found if len(found) > 1 else {}
