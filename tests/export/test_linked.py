"""Maps, calendars and linked data as foreign readers open them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib
import shapely
import stix2
from icalendar import Calendar

from dateline.export.formats import formats
from dateline.export.formats.stix import confidence
from dateline.export.formats.web_annotation import quote_selector
from dateline.export.publish import publish
from dateline.records.publication import Announced, Edition, Quote
from tests.export.edition import ARREST_ID, RAID, RAID_ID, TALKS_ID, edition


def written(name: str, tmp_path: Path, of: Edition | None = None) -> bytes:
    publish(of or edition(), formats()[name], tmp_path / "out", "machine")
    return (tmp_path / "out").read_bytes()


def calendar_of(tmp_path: Path, **changes: Any) -> Any:
    whole = edition()
    data = written("ical", tmp_path, replace(whole, announced=(replace(whole.announced[0], **changes),)))
    return Calendar.from_ical(data)


def only(calendar: Any) -> Any:
    (component,) = calendar.subcomponents
    return component


def test_a_map_keeps_what_has_no_place_and_rounds_to_what_is_known(tmp_path: Path) -> None:
    found = json.loads(written("geojson", tmp_path))
    raid, arrest = found["features"]
    assert shapely.geometry.shape(raid["geometry"]).coords[0] == (25.7654, 46.1235)
    assert (arrest["id"], arrest["geometry"]) == (ARREST_ID, None)
    assert (raid["properties"]["killed_min"], raid["properties"]["killed_max"], raid["properties"]["uncertainty_m"]) == (11, 14, 5000)
    assert (raid["properties"]["date_start"], raid["properties"]["date_end"]) == ("2025-11-09", "2025-11-10")
    assert "crs" not in found


def test_a_meeting_is_a_whole_day_with_a_lasting_identity(tmp_path: Path) -> None:
    event = only(calendar_of(tmp_path))
    assert (event.name, str(event["uid"]), event["sequence"]) == ("VEVENT", f"{TALKS_ID}@desk", 0)
    assert (event.decoded("dtstart").isoformat(), event.decoded("dtend").isoformat()) == ("2025-12-02", "2025-12-03")
    assert event["dtstart"].params["VALUE"] == "DATE"  # without it a day would be read as a moment that lacks its hour
    assert str(event["status"]) == "CONFIRMED"


def test_a_meeting_that_moved_twice_keeps_its_identity_and_counts_its_changes(tmp_path: Path) -> None:
    event = only(calendar_of(tmp_path, due_start="2025-12-09", due_end="2025-12-09", was_start="2025-12-02", outcome="moved", sequence=2))
    assert (str(event["uid"]), event["sequence"], event.decoded("dtstart").isoformat()) == (f"{TALKS_ID}@desk", 2, "2025-12-09")


def test_what_is_cancelled_stays_and_says_so(tmp_path: Path) -> None:
    assert str(only(calendar_of(tmp_path, outcome="cancelled", sequence=1))["status"]) == "CANCELLED"


def test_a_withdrawal_by_the_end_of_2026_is_a_task(tmp_path: Path) -> None:
    task = only(calendar_of(tmp_path, kind="withdrawal", due_start=None, due_end="2026-12-31", precision="year", outcome="missed"))
    assert (task.name, task.decoded("due").isoformat(), str(task["status"])) == ("VTODO", "2026-12-31", "NEEDS-ACTION")
    assert "OVERDUE" in task["categories"].to_ical().decode()


def test_an_early_autumn_is_no_day(tmp_path: Path) -> None:
    vague: dict[str, Any] = {"due_start": "2026-09-01", "due_end": "2026-10-15", "precision": "season"}
    assert calendar_of(tmp_path, **vague).subcomponents == []


def test_a_long_arabic_summary_is_folded_between_characters(tmp_path: Path) -> None:
    words = "استئناف المحادثات في بورت أدير بعد انسحاب القوات من وادي أورشا"
    whole = edition()
    coming: Announced = replace(whole.announced[0], what=words)
    data = written("ical", tmp_path, replace(whole, announced=(coming,)))
    lines = data.split(b"\r\n")
    assert len(words.encode()) > 75
    assert all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines]  # no character is split
    assert str(only(Calendar.from_ical(data))["summary"]) == words


def test_words_of_a_calendar_end_no_line_and_no_value(tmp_path: Path) -> None:
    words = "Talks; in a, \\ b\r\nEND:VEVENT"
    event = only(calendar_of(tmp_path, what=words, place=words, url="https://x.example/a?b=1,2;c\r\nEND:VEVENT"))
    assert (str(event["summary"]), str(event["location"])) == ("Talks; in a, \\ b\nEND:VEVENT",) * 2
    assert str(event["url"]) == "https://x.example/a?b=1,2;cEND:VEVENT"


def test_an_annotation_finds_its_words_by_quotation_and_by_code_points(tmp_path: Path) -> None:
    (one,) = [json.loads(line) for line in written("annotations", tmp_path).splitlines()]
    quotation, position = one["target"]["selector"]
    assert RAID[position["start"] : position["end"]] == quotation["exact"] == "At least 11"
    assert position["start"] == 2  # an emoji is one code point and two UTF-16 units
    assert RAID.count(quotation["prefix"] + quotation["exact"] + quotation["suffix"]) == 1
    assert one["creator"] == {"type": "Software", "name": "count.nummod@1"}


@pytest.mark.parametrize("text", ["died. " * 40 + "x", "a" * 200, "ab" * 3, "سقط قتيل. " * 20])
def test_the_words_around_a_quotation_make_its_place_the_only_one(text: str) -> None:
    for start in range(0, len(text) - 4, 7):
        found = quote_selector(Quote("", start, start + 4, text[start : start + 4]), text)
        whole = found["prefix"] + found["exact"] + found["suffix"]
        first = text.find(whole)
        assert text.find(whole, first + 1) < 0
        assert first + len(found["prefix"]) == start


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib warns of itself
def test_provenance_leads_from_a_value_to_the_bytes(tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(data=written("prov", tmp_path), format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    value = rdflib.URIRef("urn:dateline:statement/" + "e5" * 32)
    (span,) = graph.objects(value, prov.wasDerivedFrom)
    assert str(graph.value(span, prov.value)) == "At least 11"
    text = graph.value(span, prov.wasQuotedFrom)
    assert str(graph.value(text, prov.wasDerivedFrom)) == "urn:sha256:" + "0" * 64
    assert (rdflib.URIRef("urn:dateline:statement/" + "e6" * 32), prov.wasRevisionOf, value) in graph


def test_schema_org_names_reports_claims_and_what_is_to_come(tmp_path: Path) -> None:
    data = written("schema-org", tmp_path)
    found = json.loads(data)["@graph"]
    assert [node["@type"] for node in found] == ["NewsArticle", "NewsArticle", "Claim", "Event"]
    assert found[2]["author"] == {"@type": "Thing", "name": "Joint Command"}
    assert found[3]["eventStatus"] == "https://schema.org/EventScheduled"
    assert "ClaimReview" not in data.decode()


def test_nothing_closes_the_script_element_around_it(tmp_path: Path) -> None:
    whole = edition()
    hostile = replace(whole.reports[0], title="</script><script>alert(1)</script>")
    assert b"</" not in written("schema-org", tmp_path, replace(whole, reports=(hostile, whole.reports[1])))


def test_a_total_is_a_summary_sighting_with_its_period_and_its_count(tmp_path: Path) -> None:
    bundle = stix2.parse(written("stix", tmp_path).decode())
    (sighting,) = [each for each in bundle.objects if each.type == "sighting"]
    assert (sighting.count, sighting.summary, str(sighting.first_seen)) == (61, True, "2025-01-01 00:00:00+00:00")
    assert sum(each.type == "incident" for each in bundle.objects) == 2
    assert all("confidence" not in each for each in bundle.objects)


def test_a_bundle_passes_the_checks_of_the_standards_own_library(tmp_path: Path) -> None:
    whole = edition()
    (total,) = whole.tallied
    backwards = replace(total, id="c8" * 32, period_start="2025-12-01", as_of="2025-09-30", actor=None)
    bare = replace(whole.incidents[1], incident=replace(whole.incidents[1].incident, type=None, mode=None, words="", documents=()))
    data = written("stix", tmp_path, replace(whole, tallied=(total, backwards), incidents=(whole.incidents[0], bare)))
    bundle = stix2.parse(data.decode())
    assert all(each.spec_version == "2.1" and each.created == each.modified for each in bundle.objects)
    assert [each.get("first_seen") is None for each in bundle.objects if each.type == "sighting"] == [False, True]
    assert {each.name for each in bundle.objects if each.type == "campaign"} == {f"Acts of {total.actor}", "Acts of unknown actor"}
    (place,) = [each for each in bundle.objects if each.type == "location"]
    assert (place.latitude, place.longitude, place.precision) == (46.1234567, 25.7654321, 5000.0)


@pytest.mark.parametrize(("digit", "number"), [("1", 90), ("5", 10), ("6", None), (None, None)])
def test_what_cannot_be_judged_has_no_confidence(digit: str | None, number: int | None) -> None:
    assert confidence(digit) == number


def test_an_interval_reaches_follow_the_money_as_two_days(tmp_path: Path) -> None:
    entities = [json.loads(line) for line in written("ftm", tmp_path).splitlines()]
    raid = next(each for each in entities if each["properties"].get("recordId") == [RAID_ID])["properties"]
    assert (raid["startDate"], raid["endDate"]) == (["2025-11-09"], ["2025-11-10"])
    assert "date" not in raid
    assert all(isinstance(value, list) and all(isinstance(each, str) for each in value) for value in raid.values())
    assert {each["schema"] for each in entities} == {"Article", "Event", "PublicBody", "Organization"}


def test_follow_the_money_itself_takes_the_entities(tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="the extra [ftm] is not installed").model
    for line in written("ftm", tmp_path).splitlines():
        value = json.loads(line)
        proxy = model.get_proxy(value)
        assert {name: sorted(proxy.get(name)) for name in value["properties"]} == {
            name: sorted(given) for name, given in value["properties"].items()
        }


def test_plover_has_what_nobody_filled_the_exact_span_and_the_size(tmp_path: Path) -> None:
    raid, arrest = [json.loads(line) for line in written("plover", tmp_path).splitlines()]
    first = raid["text_info"][0]
    assert RAID[first["start"] : first["end"]] == "At least 11 fighters were killed in a raid near Tolmere"
    assert (raid["dead"], raid["quad_code"], raid["event_scale"]) == (11, 4, -9)
    assert (arrest["arrested"], arrest["date"], arrest["enddate"]) == (2, "2025-11-11", "2025-11-20")


def test_hxl_stands_in_the_second_row_and_totals_apart(tmp_path: Path) -> None:
    publish(edition(), formats()["hxl"], tmp_path / "h", "machine")
    lines = (tmp_path / "h" / "incidents.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("#event+id,#event+type,#date+start,#date+end,#country+code")
    assert (tmp_path / "h" / "tallies.csv").read_text(encoding="utf-8").splitlines()[2].split(",")[1] == "attacks"
