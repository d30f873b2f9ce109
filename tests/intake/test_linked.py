from __future__ import annotations

import json

from lxml.html import fromstring

from dateline.intake.linked import articles

STORY = {"@type": ["NewsArticle", "Thing"], "headline": "Two officers killed"}


def found(*scripts: str) -> list[dict[str, object]]:
    return articles(
        fromstring(
            "<html><head>" + "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts) + "</head></html>"
        )
    )


def test_an_article_lies_at_the_top_in_a_list_or_in_a_graph() -> None:
    assert found(json.dumps(STORY)) == [STORY]
    assert found(json.dumps([{"@type": "Organization"}, STORY])) == [STORY]
    assert found(json.dumps({"@graph": [{"@type": "WebPage", "mainEntity": STORY}]})) == [STORY]


def test_broken_data_is_passed_over() -> None:
    assert found("{", "[" * 5000, "null", json.dumps(STORY) + ";") == [STORY]


def test_other_types_are_no_articles() -> None:
    assert found(json.dumps({"@type": "Organization", "name": "The Selmin Courier"})) == []
