from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dateline.export.gate import admit
from dateline.export.withheld import withhold
from dateline.records.happenings import Bounds, Contradiction, Revision, Stand
from dateline.records.publication import Edition, Quote, Report, Stated
from dateline.records.texts import Removed
from dateline.site import Chart, Material, Method, Rule, Way, build
from tests.export.edition import LATER, RAID, RAID_ID, digest, edition, quote

CARD = "# Card\n\n|a|\n|-:|\n|1|\n"
METHOD = Method((), (Rule("count.verb@1", "A verb of loss counts its object."),), (Way("range", "lowest to highest", "Dateline"),), CARD)
VOID = {"meta", "link", "br", "img", "hr"}


class Shape(HTMLParser):
    """What a page is made of; tags must close in the order in which they open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def material(made: Edition) -> Material:
    says = Stand("Joint Command", digest(RAID), "2025-11-14", Bounds(11, 11, None), "At least 11 fighters were killed")
    other = Stand("a hospital", digest(LATER), "2025-11-21", Bounds(14, 14, 14), "killed 14")
    return Material(
        edition=made,
        method=METHOD,
        kinds={"ASSAULT": "Attack", "COERCE.arrest": "Arrests"},
        nouns=("raid",),
        revisions={RAID_ID: [Revision("killed", "2025-11-14", Bounds(11, 11, None), (digest(RAID),)),
                             Revision("killed", "2025-11-21", Bounds(14, 14, 14), (digest(LATER),))]},
        contradictions={RAID_ID: [Contradiction("killed", "figures", says, other)]},
        removed={digest(RAID): [Removed("CLICK HERE <b>NOW</b>", None, "promotion")]},
        charts=[Chart("attacks", "Attacks", "One total over two incidents.", "<svg xmlns='http://www.w3.org/2000/svg'/>")],
    )  # fmt: skip


def pages(made: Edition, **changed: object) -> dict[str, str]:
    return {each.name: each.data.decode() for each in build(replace(material(made), **changed))}  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages(edition())


def hostile(words: str) -> Edition:
    """An edition of one report whose text, title, outlet and values are the words given."""
    name = hashlib.sha256(words.encode()).hexdigest()
    spoken = Quote(name, 0, len(words), words)
    value = Stated("e1" * 32, "ab" * 32, "fact", "value", json.dumps(words), None, None, None, None, spoken, "machine:fact@1", 1.0, "")
    report = Report(name, (words,), words, words, words, words, "javascript:alert(1)", published="2025-11-14")
    total = replace(edition().tallied[0], quote=spoken, speaker=words)
    return replace(edition(), reports=(report,), incidents=(), announced=(), sayings=(), facts=(), tallied=(total,), stated=(value,))


def test_every_page_is_well_formed_and_strict(site: dict[str, str]) -> None:
    for name, page in site.items():
        if name.endswith(".html"):
            shape = Shape(page)
            assert "default-src 'none'; style-src 'self'; img-src 'self' data:" in page
            assert not {"script", "style", "iframe", "object", "form"} & {tag for tag, _ in shape.tags}
            assert not [key for _, attributes in shape.tags for key in attributes if key == "style" or key.startswith("on")]
            assert [tag for tag, _ in shape.tags].count("h1") == 1


def test_every_link_within_leads_to_a_file_and_a_place_in_it(site: dict[str, str]) -> None:
    shapes = {name: Shape(page) for name, page in site.items() if name.endswith(".html")}
    for name, shape in shapes.items():
        ids = [attributes["id"] for _, attributes in shape.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), name
        for tag, attributes in shape.tags:
            target = attributes.get("href") if tag in {"a", "link"} else attributes.get("src")
            if target and not target.startswith("https:"):
                path, _, place = target.partition("#")
                folder = name.rpartition("/")[0]
                file = path[3:] if path.startswith("../") else (f"{folder}/{path}".lstrip("/") if path else name)
                assert file in site, (name, target)
                if place and tag == "a":
                    assert f'id="{place}"' in site[file], (name, target)


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert('12')</script>", '"><img src=x onerror=alert(1)>', "12 killed \u202egnp.exe",
        "💥 Ünïcode 👩‍👩‍👧 killed 12", "{{ 7 * 7 }} {% raw %}", "a\x00b\x1b[31m"],
)  # fmt: skip
def test_hostile_text_is_shown_as_text(words: str) -> None:
    made = pages(hostile(words))
    page = next(text for name, text in made.items() if name.startswith("reports/"))
    shape = Shape(page)
    shown = re.sub("[\u0000\u001b\u202e]", lambda mark: f"⟨U+{ord(mark.group()):04X}⟩", words)
    assert shown in shape.text
    assert "\u202e" not in page
    assert "javascript:" not in page
    assert not [tag for tag, _ in shape.tags if tag in {"script", "img"}]


def test_the_text_of_a_report_is_the_text(site: dict[str, str]) -> None:
    page = site[f"reports/{digest(RAID)[:16]}.html"]
    assert RAID in Shape(page).text
    assert 'title="people: at least 11 · Joint Command · count.nummod@1"' not in page  # this fixture stores a bare number
    assert re.search(r'<a class="light count"[^>]*title="people: 11 · Joint Command · count.nummod@1">At least 11</a>', page)
    assert "CLICK HERE &lt;b&gt;NOW&lt;/b&gt;" in page


def test_an_incident_is_named_and_shown_as_people_do(site: dict[str, str]) -> None:
    page = site[f"incidents/{RAID_ID[:16]}.html"]
    text = " ".join(Shape(page).text.split())
    assert "Attack near Tolmere, 9–10 November 2025" in text
    assert "11–14 killed" in text
    assert "By the policy “range”: lowest to highest." in text
    assert "At least 11 fighters were killed in a raid near Tolmere Joint Command" in text
    assert "2025 killed 14 herald-7" in text.replace("21 Nov ", "")
    assert "against" in text


def test_the_noun_of_a_report_names_its_incident() -> None:
    raid = replace(edition().stated[0], low=None, comparator=None, claim=None, quote=quote(RAID, "raid"))
    event = replace(raid, record="ee" * 32, kind="event", property="type", value='"ASSAULT"')
    told = replace(raid, record=RAID_ID, kind="incident", property="event", value=f'"{"ee" * 32}"')
    made = pages(replace(edition(), stated=(event, told)))
    assert "Raid near Tolmere, 9–10 November 2025" in Shape(made["index.html"]).text


def test_what_is_overdue_is_said_and_comes_first() -> None:
    talks = edition().announced[0]
    late = replace(talks, id="d5" * 32, due_start="2025-11-01", due_end="2025-11-01", outcome="missed", what="An election")
    text = Shape(pages(replace(edition(), announced=(talks, late)))["index.html"]).text
    assert text.index("An election") < text.index("Talks resume in Port Adair”")
    assert "overdue" in text


def test_a_disputed_incident_shows_no_number() -> None:
    first = edition().incidents[0]
    disputed = replace(first, incident=replace(first.incident, review="disputed"))
    text = " ".join(Shape(pages(replace(edition(), incidents=(disputed,)))[f"incidents/{RAID_ID[:16]}.html"]).text.split())
    assert "disputed killed" in text
    assert "11–14" not in text


def test_long_quotations_are_cut_at_300_characters() -> None:
    words = "killed " * 100
    made = pages(hostile(words), whole=False)
    page = next(text for name, text in made.items() if name.startswith("reports/"))
    assert max(len(run.strip()) for run in re.findall(r"killed[killed …]*", page)) <= 300
    assert "passages alone" in page


def test_corrections_say_what_was_and_what_is(site: dict[str, str]) -> None:
    assert json.loads(site["corrections.jsonl"])["reason"] == "the command's second statement"
    page = site["corrections.html"]
    assert "<del><bdi>11</bdi></del>" in page
    assert "<ins><bdi>12</bdi></ins>" in page
    assert "the command&#39;s second statement" in page


def test_the_method_is_that_of_the_configuration(site: dict[str, str]) -> None:
    text = Shape(site["method.html"]).text
    assert "A verb of loss counts its object." in text
    assert "lowest to highest" in text
    assert "<h3>Card</h3>" in site["method.html"]


def test_what_fails_the_gate_or_is_restricted_is_on_no_page() -> None:
    false = replace(edition().tallied[0], id="c8" * 32, speaker="Nobody", quote=Quote(digest(RAID), 0, 9, "900 dead"))
    secret = quote(RAID, "Joint Command")
    made = replace(edition(), tallied=(*edition().tallied, false), restricted=frozenset({"a9" * 32}), unspoken=(secret,))
    shown = pages(withhold(admit(made).edition).edition, contradictions={}, removed={})
    everything = "".join(shown.values())
    assert "900 dead" not in everything
    assert "Joint Command" not in everything
    assert "The text itself is not shown" in shown[f"reports/{digest(RAID)[:16]}.html"]


def test_an_empty_ledger_has_its_pages() -> None:
    empty = Edition("empty", "0" * 64, 0, "", "range", "0.1", "dateline")
    made = {each.name: each.data.decode() for each in build(Material(empty, METHOD, {}))}
    assert "No report yet." in made["index.html"]
    for name, page in made.items():
        if name.endswith(".html"):
            Shape(page)


def test_the_same_material_gives_the_same_bytes() -> None:
    assert pages(edition()) == pages(edition())
