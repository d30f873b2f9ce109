from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.web.bring.parcels import LARGEST, addressed, pasted, safe_name, uploaded


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\orsha.html", "orsha.html"),
        ("raid\u202egpj.exe", "raid gpj.exe"),
        ("<img src=x onerror=alert(1)>.html", "img src x onerror alert(1) .html"),
        ("...", "pasted text"),
        ("حادث تولمير.txt", "حادث تولمير.txt"),
        ("a" * 200, "a" * 80),
        (None, "pasted text"),
    ],
)
def test_a_name_keeps_its_words_and_loses_what_could_act(given: str | None, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_pasted_text_goes_in_as_it_was_pasted(tmp_path: Path) -> None:
    parcel = pasted({"text": "💥 12 killed\r\nnear Tolmere", "title": "Raid", "published": "2025-11-14"})
    (option, path) = parcel.arguments(tmp_path)
    line = json.loads(Path(path).read_bytes())
    assert option == "--jsonl"
    assert (line["text"], line["id"], line["published"]) == ("💥 12 killed\nnear Tolmere", "Raid", "2025-11-14")


@pytest.mark.parametrize(
    ("form", "names"),
    [({"text": "  "}, "text"), ({"text": "Twelve died.", "published": "yesterday"}, "published")],
)
def test_what_is_missing_or_wrong_in_a_form_is_named(form: dict[str, str], names: str) -> None:
    with pytest.raises(UnreadableError, match=names):
        pasted(form)


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old sheet", b"x" * (LARGEST + 1)], ids=["empty", "old", "large"]
)
def test_an_upload_that_cannot_be_read_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"list\.xls"):
        uploaded("list.xls", data)


def test_an_upload_stays_in_the_folder_it_was_given(tmp_path: Path) -> None:
    (path,) = uploaded("../outside.txt", b"Twelve people were killed.").arguments(tmp_path)
    assert Path(path) == tmp_path / "outside.txt"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "http://a b/", "orsha.example", "--ledger"])
def test_only_addresses_of_the_web_are_fetched(address: str) -> None:
    with pytest.raises(UnreadableError, match="no address"):
        addressed(address)
