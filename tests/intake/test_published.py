from __future__ import annotations

import json
import time

import pytest
from lxml.html import document_fromstring

from dateline.intake.published import short_text, shown_day
from dateline.records.texts import Published
from tests.intake.pages import of_page, page


def linked(**fields: str) -> str:
    graph = [{"@type": "NewsArticle", **fields}]
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": graph})}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2025-11-14T09:20:00+01:00", dateModified="2025-11-20T08:00:00+01:00"),
        '<meta property="article:published_time" content="2025-11-14T09:20Z"><meta property="article:modified_time" content="2025-11-20">',
        '<meta itemprop="datePublished" content="2025-11-14">',
        '<meta name="DCTERMS.issued" content="2025-11-14">',
        '<meta name="pubdate" content="14 November 2025">',
    ],
)
def test_the_page_declares_its_day(head: str) -> None:
    assert of_page(page(head=head)).published == Published("2025-11-14", "page")


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime='2025-11-14T09:20:00+01:00'>14 Nov</time>",
        "<p class='meta'>By Lena Ostrow | Friday, November 14, 2025 | 3 min read</p>",
        "<span>Updated 20 November 2025</span><span>14 November 2025</span>",
        "<p>Written: 2025-11-14 15:03:30 / Updated: 2025-11-20 15:30:46</p>",
    ],
)
def test_the_page_shows_its_day_beside_the_headline(line: str) -> None:
    assert of_page(page(before=line)).published.date == "2025-11-14"


def test_readers_see_the_day_where_it_was_published() -> None:
    head = linked(datePublished="2025-11-15T02:30:00Z")
    assert of_page(page(head=head, before="<p>Nov. 14, 2025, 9:30 p.m.</p>")).published.date == "2025-11-14"
    assert of_page(page(head=head, after="<time datetime='2025-11-14T21:30:00-05:00'>then</time>")).published.date == "2025-11-14"
    assert of_page(page(head=head)).published.date == "2025-11-15"


def test_a_day_of_change_is_no_day_of_publication() -> None:
    head = linked(datePublished="2025-11-14")
    assert of_page(page(head=head, before="<p>Last updated 20 November 2025</p>")).published.date == "2025-11-14"


def test_a_day_in_a_caption_or_in_the_article_is_another_day() -> None:
    head = linked(datePublished="2025-11-14")
    caption = "<p>The post near Tolmere after the attack of 3 May 2013.</p>"
    assert of_page(page(head=head, before=caption)).published.date == "2025-11-14"


def test_a_page_without_a_day_has_none() -> None:
    assert of_page(page()).published == Published()


def test_broken_structured_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta name="date_published" content="2025-11-14">'
    assert of_page(page(head=head)).published.date == "2025-11-14"


def test_the_day_beside_the_headline_of_a_page_of_many_headings_costs_no_more_than_that_of_a_few() -> None:
    top = "<h1>Talks resume</h1><p>14 November 2025</p>"
    few, many = (document_fromstring(top + "<h1>Heading</h1>" * number) for number in (1_000, 50_000))
    assert shown_day(few, None) == shown_day(many, None) == "2025-11-14"
    began = time.process_time()
    shown_day(many, None)
    assert time.process_time() - began < 1


def test_a_day_in_a_long_element_is_no_date_line() -> None:
    assert short_text(document_fromstring("<p>Published <b>14</b> November<!-- x --> 2025</p>")[0][0]) == "Published 14 November 2025"
    assert short_text(document_fromstring(f"<p>{'Police said so. ' * 20}</p>")[0][0]) is None
