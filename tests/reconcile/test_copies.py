from __future__ import annotations

from random import Random

from dateline.reconcile.copies import copies
from tests.reconcile.told import text

STORY = (
    "A blast destroyed the Halmar clinic in Tolmere on Sunday, killing nurse Ilse Varo and ten others, the provincial governor said. "
    "Rescue teams searched the ruins through the night with dogs and lamps while relatives waited behind a line of tape. "
    "The governor said that a lorry had been left at the gate shortly before noon and that its driver had not been found. "
    "No group has claimed the bombing, the third in the valley since the bridge at Osten was blown up in spring."
)
OTHER = (
    "Farmers of the Lessa plain marched on Karvin on Sunday and emptied two lorries of onions before the ministry of trade. "
    "Their speaker said that the price of water had doubled in a year and that nobody had asked the villages before the dam was sold."
)


def test_the_same_words_under_two_datelines_are_one_text() -> None:
    found = copies([text("b", f"TOLMERE (Levant Wire) — {STORY}", outlet="The Valley Post"), text("a", STORY, published="2025-11-09")])
    assert [(each.left, each.right, each.relation, each.score) for each in found] == [("a", "b", "syndicated", 1.0)]
    assert "word for word" in found[0].reason
    assert "b relays a" in found[0].reason


def test_a_cut_copy_is_found_inside_its_original() -> None:
    cut = " ".join(STORY.split(". ")[:2])
    found = copies([text("a", STORY + " " + OTHER), text("b", cut, published="2025-11-11")])
    assert [(each.relation, each.score > 0.9) for each in found] == [("syndicated", True)]


def test_a_relay_that_names_its_original_is_the_copy_whatever_the_days_say() -> None:
    relay = text("a", STORY, published="2025-11-09", outlet="The Valley Post", publisher="Levant Wire")
    found = copies([relay, text("b", STORY, published="2025-11-10", outlet="Levant Wire")])
    assert "a names Levant Wire, where b stood, as its original" in found[0].reason


def test_two_reports_of_one_event_in_their_own_words_are_no_copies() -> None:
    own = "Eleven people died when a bomb hit the clinic of Tolmere on Sunday; the governor spoke of a lorry left at the gate before noon."
    assert copies([text("a", STORY), text("b", own), text("c", OTHER)]) == []


def test_shared_passages_are_the_same_story_and_no_copy() -> None:
    half = ". ".join(STORY.split(". ")[:2]) + ". " + OTHER
    assert [each.relation for each in copies([text("a", STORY), text("b", half)])] == ["same_story"]


def test_a_later_version_of_one_outlet_is_an_update_or_a_correction() -> None:
    first = text("a", STORY, published="2025-11-09", outlet="The Valley Post")
    later = text("b", STORY.replace("ten others", "twelve others"), outlet="The Valley Post")
    corrected = text("c", later.text + " Correction: an earlier version of this report gave a lower toll.", "2025-11-11", "The Valley Post")
    assert [each.relation for each in copies([first, later])] == ["update"]
    assert [each.relation for each in copies([first, corrected])] == ["corrected"]


def test_what_an_outlet_prints_under_every_report_makes_no_copies() -> None:
    foot = "Follow our valley desk for more. All rights reserved by the Valley Post and its partners, who answer letters on weekdays only."
    bodies = [f"Report {word} tells of {word} and of nothing that any other of them tells of." for word in ("ora", "lim", "tes", "vun")]
    texts = [text(str(at), f"{body}\n{foot}", published=f"2025-{at + 3:02}-01") for at, body in enumerate(bodies)]
    assert copies(texts) == []


def test_the_order_of_the_texts_changes_nothing() -> None:
    texts = [text("a", STORY), text("b", STORY + " " + OTHER), text("c", OTHER), text("d", STORY), text("e", "")]
    expected = copies(texts)
    Random(2).shuffle(texts)
    assert copies(texts) == expected
    assert copies([]) == []
