from __future__ import annotations

import hashlib

import pytest

from dateline.intake import Raw
from tests.intake.pages import BODY, document, failure, of_page, page

TEXT = "\n\n".join(BODY)


def test_the_article_is_its_paragraphs_without_headline_and_surroundings() -> None:
    found = of_page(page(before="<p class='byline'>By Lena Ostrow</p>"))
    assert found.text == TEXT
    assert found.title == "Two officers killed near Tolmere"
    assert found.id == hashlib.sha256(TEXT.encode()).hexdigest()


def test_what_extraction_leaves_is_cut_out_and_listed() -> None:
    body = (
        BODY[0],
        "READ MORE: Toll of market bombing rises to 14",
        *BODY[1:],
        "CLICK HERE FOR MORE FROM THE SELMIN COURIER",
        "Leave a Reply",
    )
    found = of_page(page(body=body))
    assert found.text == TEXT
    assert [(each.text, each.span, each.why) for each in found.removed] == [
        (body[1], None, "promotion"),
        (body[4], None, "promotion"),
        (body[5], None, "comments"),
    ]


def test_a_lead_that_stands_twice_is_read_once() -> None:
    found = of_page(page(body=(f"{BODY[0]} A third officer […]", *BODY)))
    assert found.text == TEXT
    assert [each.why for each in found.removed] == ["repeated_lead"]


def test_a_paragraph_that_stands_twice_is_read_once() -> None:
    found = of_page(page(body=(*BODY, BODY[1])))
    assert found.text == TEXT


def test_the_page_says_title_site_byline_and_address() -> None:
    head = (
        '<meta property="og:site_name" content="The Selmin Courier"><meta name="author" content="Lena Ostrow">'
        '<link rel="canonical" href="https://courier.example/two-officers">'
    )
    found = of_page(page(head=head, title="Two officers killed - The Selmin Courier"))
    assert (found.title, found.site, found.byline, found.url) == (
        "Two officers killed",
        "The Selmin Courier",
        "Lena Ostrow",
        "https://courier.example/two-officers",
    )


def test_what_the_caller_gives_wins() -> None:
    head = '<meta property="article:published_time" content="2025-11-14"><link rel="canonical" href="https://courier.example/a">'
    found = document(Raw("x", html=page(head=head), published="2025-11-12", url="https://courier.example/b", title="Given"))
    assert (found.published.date, found.published.basis, found.url, found.title) == (
        "2025-11-12",
        "given",
        "https://courier.example/b",
        "Given",
    )


def test_a_page_without_an_article_is_a_document_with_a_note() -> None:
    head = '<title>Flood in pictures</title><meta property="og:site_name" content="Port Adair Post">'
    found = of_page(f'<html lang="en"><head>{head}</head><body><nav></nav></body></html>')
    assert (found.text, found.note, found.title, found.site) == ("", "no_article", "Flood in pictures", "Port Adair Post")


def test_a_page_saved_with_its_pictures_inside_is_read() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}">'
    assert of_page(page(before=picture)).text == TEXT


def test_a_page_beyond_the_limit_is_refused_and_the_limit_named() -> None:
    found = failure(Raw("big.html", data=page(body=BODY * 100_000).encode()))
    assert (found.kind, found.message) == ("size", "the page has 35 million characters of markup, the limit is 10 million")


def test_a_tree_too_deep_to_walk_does_not_break_the_reader() -> None:
    html = "<html><body>" + "<div>" * 5000 + BODY[0] + "</div>" * 5000 + "</body></html>"
    assert document(Raw("deep", html=html)).note in ("no_article", None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_the_same_page_in_any_encoding_gives_the_same_text(encoding: str) -> None:
    html = page().replace('<meta charset="utf-8">', "").replace("capital", "café’s yard")
    assert document(Raw("a.html", data=html.encode(encoding))).text == TEXT.replace("capital", "café’s yard")


def test_what_stands_under_the_headline_is_no_part_of_the_article() -> None:
    standfirst = "Ministry speaks of the second attack in the district this month"
    html = (
        page()
        .replace("</h1>", f"</h1><h2>{standfirst}</h2>")
        .replace("<h1>", '<header class="head"><h1>')
        .replace("</h2>", "</h2></header>")
    )
    assert of_page(html).text == TEXT


def test_headlines_of_other_reports_at_the_end_are_cut_out() -> None:
    links = ("Ferry crews vote on a new contract", "Hospital asks for more blood donors")
    found = of_page(page(body=(*BODY, *(f'<a href="/{place}">{link}</a>' for place, link in enumerate(links)))))
    assert found.text == TEXT


def test_a_report_that_is_too_long_is_refused() -> None:
    found = failure(Raw("long.html", data=page(body=tuple(f"{number} {BODY[0] * 20}" for number in range(1000))).encode()))
    assert (found.kind, found.message) == ("size", "the text has 2.4 million characters, the limit is 2 million: split it")
