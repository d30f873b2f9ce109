from __future__ import annotations

from pathlib import Path

import pytest

from dateline.intake import Raw, read
from dateline.records.texts import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
CLUTTER = (
    "cookie", "click here", "read more", "leave a reply", "sign up", "subscribe", "follow us", "rights reserved", "you may also like",
    "originally published", "editing by", "share", "most read", "photo:", "image:", "support our", "see also", "[…]", "harbourman",
)  # fmt: skip
SAID = {
    "01-orsha-valley.html": ("The Selmin Courier", "2025-11-14", "Joint mission in the Orsha valley nears its end, officials say"),
    "02-brannick-bombing.html": ("Northern Wire", "2025-11-18", "Car bomb kills at least nine at market in northern Marovia"),
    "03-brannick-bombing-copy.html": ("Port Adair Post", "2025-11-18", "Nine dead as car bomb rips through Brannick market"),
    "04-brannick-toll-rises.html": ("Port Adair Post", "2025-11-20", "Toll of Brannick market bombing rises to 14"),
    "05-fnv-denial.html": ("The Selmin Courier", "2025-11-21", "FNV denies it was behind the Brannick bombing"),
    "06-talks-moved.html": ("The Selmin Courier", "2025-11-28", "Port Adair talks moved to 9 December"),
    "07-joint-command-release.html": ("Joint Command of Marovia", "2025-12-01", "Joint Command reports results of November operations"),
    "08-hesk-air-strike.html": ("Valley Radio", "2025-12-03", "Air strike hits houses at Hesk Crossing"),
    "09-engineers-freed.html": ("Port Adair Post", "2025-12-05", "Three of four abducted engineers freed in the Orsha valley"),
    "10-brannick-arrests.html": ("Northern Wire", "2025-12-08", "Marovia arrests 12 over Brannick market bombing"),
    "13-carrow-ford.html": ("Northern Wire", "2025-11-08", "Two policemen killed in attack on post at Carrow Ford"),
    "14-convoy-claimed.html": ("The Selmin Courier", "2025-11-17", "FNV claims attack on fuel convoy near Sandby"),
}


def documents(name: str) -> list[Document]:
    found = list(read(Raw(name, data=(EXAMPLES / name).read_bytes())))
    assert all(isinstance(each, Document) for each in found)
    return [each for each in found if isinstance(each, Document)]


@pytest.mark.parametrize("name", SAID)
def test_a_saved_page_is_its_article(name: str) -> None:
    (found,) = documents(name)
    assert (found.site, found.published.date, found.title) == SAID[name]
    assert found.language == "en"
    assert found.note is None
    assert not [words for words in CLUTTER if words in found.text.lower()]
    assert found.text.endswith((".", "”"))
    assert SAID[name][2] not in found.text


def test_every_example_is_described() -> None:
    files = {path.name for path in EXAMPLES.iterdir()} - {"README.md"}
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert files >= set(SAID)
    assert not [name for name in files if f"`{name}`" not in readme]


def test_the_copy_of_the_wire_story_names_the_wire() -> None:
    assert {name: documents(name)[0].original_publisher for name in SAID if documents(name)[0].original_publisher} == {
        "03-brannick-bombing-copy.html": "Northern Wire"
    }


def test_the_lead_of_the_air_strike_is_read_once() -> None:
    (found,) = documents("08-hesk-air-strike.html")
    assert [each.why for each in found.removed if each.why == "repeated_lead"] == ["repeated_lead"]
    assert found.text.count("Between six and nine people") == 1


def test_plain_text_and_json_lines() -> None:
    (text,) = documents("11-tolmere-convoy.txt")
    assert (text.published.date, text.published.basis) == ("2025-12-11", "page")
    assert [each.why for each in text.removed] == ["boilerplate", "promotion", "promotion"]
    assert [each.published.date for each in documents("12-bulletins.jsonl")] == ["2025-12-12", "2025-12-16", "2025-12-19"]
