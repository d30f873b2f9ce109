from __future__ import annotations

from dateline.reconcile.sources import independent
from dateline.records.happenings import Family, Side, Voice

COPIES = [Family("d1", "d2", "syndicated", "the same text, word for word")]


def said(speaker: str | None, document: str, **other: object) -> Voice:
    values: dict[str, object] = {"body": None, "anonymous": False, "force": "said", "publisher": f"Outlet of {document}", **other}
    claim = None if speaker is None else f"claim of {speaker} in {document}"
    return Voice(claim=claim, speaker=speaker, document=document, **values)  # type: ignore[arg-type] # fields by name


def unnamed(document: str, side: Side = "unknown", **other: object) -> Voice:
    return said("a security official", document, anonymous=True, side=side, **other)


def counts(*voices: Voice, families: list[Family] | None = None, published: dict[str, str | None] | None = None) -> tuple[int, int]:
    found = independent(voices, families or [], published)
    return found.low, found.high


def test_five_outlets_that_relay_one_spokesman_are_one_source() -> None:
    voices = [said("Ane Brekke", f"d{number}") for number in range(5)]
    found = independent(voices)
    assert (found.low, found.high) == (1, 1)
    assert found.origins[0].reasons == ("the same speaker, Ane Brekke",)


def test_two_speakers_are_two_sources() -> None:
    assert counts(said("Ane Brekke", "d1"), said("Tor Aldane", "d2")) == (2, 2)


def test_copies_of_one_text_do_not_corroborate() -> None:
    assert counts(said(None, "d1"), said(None, "d2")) == (2, 2)
    assert counts(said(None, "d1"), said(None, "d2"), families=COPIES) == (1, 1)


def test_copies_join_through_a_third() -> None:
    families = [Family("d2", "d3", "syndicated", "copies"), Family("d1", "d3", "syndicated", "copies")]
    assert counts(*(said(None, f"d{number}") for number in (1, 2, 3)), families=families) == (1, 1)


def test_two_reports_of_one_story_are_not_copies() -> None:
    assert counts(said(None, "d1"), said(None, "d2"), families=[Family("d1", "d2", "same_story", "alike")]) == (2, 2)


def test_a_spokesman_and_his_body_are_one_within_a_release() -> None:
    spokesman, body = said("Ane Brekke", "d1", body="the Joint Command"), said("Joint Command", "d2")
    assert counts(spokesman, body, published={"d1": "2025-11-10", "d2": "2025-11-11"}) == (1, 1)
    assert counts(spokesman, body, published={"d1": "2025-11-10", "d2": "2025-11-14"}) == (2, 2)
    assert counts(spokesman, body) == (2, 2)
    assert counts(spokesman, said("Joint Command", "d1")) == (1, 1)


def test_two_spokesmen_of_one_body_are_one_within_a_release() -> None:
    voices = [said("Ane Brekke", "d1", body="Joint Command"), said("Tor Aldane", "d2", body="Joint Command")]
    assert counts(*voices, published={"d1": "2025-11-10", "d2": "2025-11-10"}) == (1, 1)


def test_unnamed_sources_of_one_side_are_one_at_least_and_all_different_at_most() -> None:
    assert counts(unnamed("d1"), unnamed("d2"), unnamed("d3")) == (1, 3)
    assert counts(unnamed("d1", "perpetrator"), unnamed("d2", "victim"), said("Ane Brekke", "d3")) == (3, 3)


def test_an_unnamed_source_in_two_copies_is_one() -> None:
    assert counts(unnamed("d1"), unnamed("d2"), families=COPIES) == (1, 1)


def test_an_outlet_and_whom_it_copies_are_one() -> None:
    wire, paper = said(None, "d1", publisher="Selmin News Agency"), said(None, "d2", publisher="Selmin News Agency")
    assert counts(wire, paper) == (1, 1)
    assert counts(wire, said("Selmin News Agency", "d3")) == (1, 1)


def test_reports_without_an_outlet_are_told_apart() -> None:
    assert counts(said(None, "d1", publisher=None), said(None, "d2", publisher=None)) == (2, 2)


def test_those_who_cite_one_document_are_one() -> None:
    one, other = said("Orsha Report", "d1", cites="the Orsha Report"), said("the ministry's paper", "d2", cites="Orsha Report")
    assert counts(one, other) == (1, 1)


def test_a_report_that_names_its_source_is_none_itself() -> None:
    assert counts(said("Ane Brekke", "d1"), said(None, "d1")) == (1, 1)


def test_who_denies_a_value_does_not_stand_behind_it() -> None:
    assert counts(said("Ane Brekke", "d1"), said("Tor Aldane", "d2", force="denied")) == (1, 1)
    assert counts(said("Tor Aldane", "d2", force="denied")) == (0, 0)


def test_a_short_name_joins_the_only_longer_one_that_it_can_stand_for() -> None:
    assert counts(said("police", "d1"), said("Selmin police", "d2")) == (1, 1)
    assert counts(said("Brekke", "d1"), said("Colonel Ane Brekke", "d2"), said("Ane Brekke", "d3")) == (1, 1)
    assert counts(said("police", "d1"), said("Selmin police", "d2"), said("Tolmere police", "d3")) == (3, 3)


def test_order_changes_nothing() -> None:
    voices = [said("police", "d1"), said("Selmin police", "d2"), unnamed("d3"), said(None, "d4"), said("Ane Brekke", "d1")]
    assert independent(voices) == independent(reversed(voices))


def test_an_origin_keeps_its_side() -> None:
    (origin,) = independent([said("Joint Command", "d1", side="perpetrator"), said("Joint Command", "d2")]).origins
    assert (origin.side, origin.anonymous, len(origin.voices)) == ("perpetrator", False, 2)


def test_nobody_is_no_source() -> None:
    assert counts() == (0, 0)
