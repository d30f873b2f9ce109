from __future__ import annotations

from tests.intake.pages import BODY, of_page

LATER = tuple(
    paragraph.replace("Tolmere", "Ansby").replace("A third", "A fourth").replace("No group", "Neither group") for paragraph in BODY
)


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def chunks(first: str, second: str) -> str:
    return (
        '<html><body><article><h1>Officers killed</h1><div class="chunks">'
        f'<div class="grid"><div class="body text">{paragraphs(BODY)}</div></div><div class="ad">Advertisement</div>'
        f'<div class="{first}"><div class="{second}">{paragraphs(LATER)}</div></div></div></article></body></html>'
    )


def test_an_article_in_several_blocks_is_read_whole_and_in_order() -> None:
    assert of_page(chunks("grid", "body text")).text == "\n\n".join((*BODY, *LATER))


def test_the_articles_of_two_holders_stay_apart() -> None:
    one = f'<article><div class="text">{paragraphs(BODY)}</div></article>'
    two = f'<article><div class="text">{paragraphs(LATER)}</div></article>'
    html = f"<html><body><main>{one}</main><section>{two}</section></body></html>"
    assert of_page(html).text.startswith(BODY[0])
    assert of_page(html).text.count(BODY[0]) == 1
