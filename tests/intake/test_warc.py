from __future__ import annotations

import pytest

from dateline.intake import Raw, expand, read
from dateline.records.reading import Failure
from dateline.records.texts import Document
from tests.intake.pages import BODY, archive, page, pdf

ADDRESS = "https://courier.example/a"
ANSWERS = (
    (ADDRESS, "200 OK", "text/html; charset=windows-1251", page().replace("Tolmere", "Тольмере").encode("cp1251")),
    ("https://courier.example/style.css", "200 OK", "text/css", b"p {}"),
    ("https://courier.example/gone", "404 Not Found", "text/html", page().encode()),
    ("https://courier.example/release", "200 OK", "application/pdf", pdf("The command said that two were killed.")),
)


@pytest.mark.parametrize("zipped", [False, True])
def test_every_page_that_was_answered_is_a_report(zipped: bool) -> None:
    first, second = read(Raw("crawl.warc.gz", data=archive(*ANSWERS, zipped=zipped)))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, first.url) == (ADDRESS, ADDRESS)
    assert first.text == "\n\n".join(BODY).replace("Tolmere", "Тольмере")
    assert second.text == "The command said that two were killed."


def test_each_report_keeps_its_own_bytes() -> None:
    first, _ = expand(Raw("crawl.warc", data=archive(*ANSWERS)))
    assert isinstance(first, Raw)
    assert first.data == ANSWERS[0][3]


def test_an_archive_that_breaks_off_gives_what_came_before() -> None:
    whole = archive(*ANSWERS, zipped=True)
    found = list(read(Raw("crawl.warc.gz", data=whole[:-200])))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Document | Failure)
