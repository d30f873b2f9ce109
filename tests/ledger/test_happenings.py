from __future__ import annotations

from pathlib import Path

from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from dateline.records.happenings import Bounds
from tests.ledger import factory


def test_a_happening_is_an_incident_with_its_place_people_and_toll(path: str) -> None:
    with open_view(path) as view:
        (raid,) = view.happenings()
        assert raid.id == view.incidents()[0].id
    assert (raid.type, raid.mode, raid.start, raid.end) == ("ASSAULT", "raid", "2025-11-10", "2025-11-10")
    assert raid.where is not None
    assert (raid.where.name, raid.where.admin1, raid.where.lat, raid.where.geonameid) == ("Tolmere", "Orsha", 44.125, 42)
    assert (raid.actors, raid.targets) == ((), ("rebels",))
    assert (raid.killed, raid.injured, raid.captured) == (Bounds(14, 14, None), Bounds(7, 7, 7), None)
    assert (raid.names, raid.outlet, raid.published) == (("raid.txt",), "The Selmin Courier", "2025-11-14")


def test_each_figure_has_its_words_its_statement_and_its_speaker(path: str) -> None:
    with open_view(path) as view:
        (raid,) = view.happenings()
        killed, injured = raid.told
        assert view.show(raid.id).id == raid.id
    assert (killed.outcome, killed.quote, killed.bounds, killed.comparator) == (
        "killed",
        "At least 14 rebels",
        Bounds(14, 14, None),
        "at_least",
    )
    assert (injured.outcome, injured.quote, injured.bounds) == ("injured", "Seven soldiers", Bounds(7, 7, 7))
    assert [(voice.speaker, voice.publisher) for voice in killed.voices] == [("Joint Command", "The Selmin Courier")]
    assert (killed.voices[0].side, killed.voices[0].sector, killed.published) == ("third_party", "MIL", "2025-11-14")


def test_a_figure_that_nobody_is_named_for_is_the_reports_own(path: str) -> None:
    with open_view(path) as view:
        (raid,) = view.happenings()
    (voice,) = raid.told[1].voices
    assert (voice.speaker, voice.claim, voice.publisher) == (None, None, "The Selmin Courier")


def test_who_denies_a_claim_stands_with_it(path: str) -> None:
    with open_view(path) as view:
        (raid,) = view.happenings()
    assert raid.voices[0].denied_by == ("Aid groups",)


def test_a_text_has_all_its_names_and_its_earliest_day(path: str) -> None:
    later = factory.reading(name="again.txt", published="2025-11-16", site="The Port Adair Post")
    with open_ledger(path, lambda: "2025-11-17T08:00:00Z", "program:test") as ledger:
        ledger.append(later, factory.capture(name="again.txt"), factory.RUN)
    with open_view(path) as view:
        (raid,), (text,) = view.happenings(), view.texts()
    assert raid.names == ("raid.txt", "again.txt")
    assert (text.published, text.outlet, text.text) == ("2025-11-14", "The Selmin Courier", factory.TEXT)
    with open_view(path, "2025-11-15T09:00:00Z") as view:
        assert view.happenings()[0].names == ("raid.txt",)


def test_before_the_first_report_nothing_is_known(path: str) -> None:
    with open_view(path, "2025-11-01T00:00:00Z") as view:
        assert view.happenings() == []
        assert view.texts() == []


def test_two_reports_give_two_happenings_in_the_order_of_their_reports(path: str) -> None:
    other = factory.reading("SELMIN. ", name="other.txt")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(other, factory.capture("SELMIN. " + factory.TEXT, name="other.txt"), factory.RUN)
    with open_view(path) as view:
        found = view.happenings()
    assert [each.document for each in found] == sorted(each.document for each in found)
    assert len({each.id for each in found}) == 2


def test_a_ledger_of_none_has_no_happenings(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.db")
    with open_ledger(path, factory.clock, "program:test"):
        pass
    with open_view(path) as view:
        assert view.happenings() == []


def test_a_total_names_its_voice_its_period_and_its_report(path: str) -> None:
    with open_view(path) as view:
        (total,) = view.totals()
        assert total.id == view.tallies()[0].id
    assert (total.measure, total.bounds, total.quote) == ("attacks", Bounds(153, 153, 153), "153 attacks")
    assert (total.start, total.end, total.as_of, total.actor) == ("2025-01-01", "2025-07-15", "2025-07-15", "rebels")
    assert (total.speaker, total.publisher, total.published) == ("Joint Command", "The Selmin Courier", "2025-11-14")


def test_what_is_to_come_names_its_parties_and_its_report(path: str) -> None:
    with open_view(path) as view:
        (talks,) = view.comings()
        assert talks.id == view.due("2025-11-20")[0].id
    assert (talks.kind, talks.start, talks.end, talks.quote) == ("talks", "2025-12-02", "2025-12-02", "Talks resume on 2 December")
    assert (talks.parties, talks.change, talks.published, talks.speakers) == (("Joint Command",), None, "2025-11-14", ())
