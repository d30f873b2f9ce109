from __future__ import annotations

from dataclasses import replace

from dateline.reconcile.incidents import account, incident
from dateline.records.happenings import Bounds, Happening
from tests.reconcile.world import cluster, exactly, raid, told, voice


def of(*members: Happening, policy: str = "range") -> tuple[Bounds | None, Bounds | None]:
    found = incident(cluster(*members), members, policy=policy)
    return found.killed, found.injured


def test_an_incident_keeps_every_reports_figures_and_names() -> None:
    first, second = raid("d1", killed=exactly(11)), raid("d2", "2025-11-12", "Ane Brekke", killed=exactly(14))
    found = incident(cluster(first, second), [second, first])
    assert found.documents == ("d1", "d2")
    assert found.names == ("d1.txt", "d2.txt")
    assert dict(found.records) == {"d1.txt": 3, "d2.txt": 3}
    assert [(each.document, each.bounds.best) for each in found.told] == [("d1", 11), ("d2", 14)]
    assert found.id == "raid in d1"


def test_a_suggestion_that_holds_an_incident_together_marks_it() -> None:
    first, second = raid("d1"), raid("d2")
    assert incident(cluster(first, second), [first, second]).review == "machine"
    assert incident(cluster(first, second, machine=False), [first, second]).review == "reviewed"
    assert incident(cluster(first, machine=False), [first]).review == "machine"


def test_the_policy_is_named_with_the_figures() -> None:
    first, second = raid("d1", killed=exactly(11)), raid("d2", "2025-11-12", killed=exactly(14))
    assert incident(cluster(first, second), [first, second], policy="latest").policy == "latest"
    assert of(first, second, policy="latest") == (exactly(14), None)


def test_sources_are_counted_over_all_reports() -> None:
    members = [raid(f"d{number}", speaker="Ane Brekke") for number in range(5)]
    found = incident(cluster(*members), members)
    assert (found.independent_low, found.independent_high) == (1, 1)


def test_a_revised_toll_is_told_in_order() -> None:
    members = [
        raid("d3", "2025-11-12", killed=exactly(14)),
        raid("d1", "2025-11-10", killed=exactly(11)),
        raid("d2", "2025-11-11", killed=exactly(11)),
    ]
    found = account(cluster(*members), members).revisions
    assert [(each.outcome, each.day, each.bounds.best, each.documents) for each in found] == [
        ("killed", "2025-11-10", 11, ("d1", "d2")),
        ("killed", "2025-11-12", 14, ("d3",)),
    ]


def test_a_toll_that_all_give_alike_was_not_revised() -> None:
    members = [raid("d1", killed=exactly(11)), raid("d2", "2025-11-12", killed=exactly(11))]
    assert account(cluster(*members), members).revisions == ()


def test_two_sources_with_two_figures_stand_side_by_side() -> None:
    members = [raid("d1", speaker="Ane Brekke", killed=exactly(11)), raid("d2", speaker="Tor Aldane", killed=exactly(4))]
    (found,) = account(cluster(*members), members).contradictions
    assert (found.outcome, found.kind) == ("killed", "figures")
    assert {(side.speaker, side.bounds.best) for side in (found.left, found.right) if side.bounds} == {
        ("Ane Brekke", 11),
        ("Tor Aldane", 4),
    }


def test_figures_that_can_both_be_true_are_no_contradiction() -> None:
    members = [raid("d1", speaker="Ane Brekke", killed=Bounds(11, 11, None)), raid("d2", speaker="Tor Aldane", killed=exactly(14))]
    assert account(cluster(*members), members).contradictions == ()


def test_who_corrects_himself_contradicts_nobody() -> None:
    members = [raid("d1", speaker="Ane Brekke", killed=exactly(11)), raid("d2", "2025-11-11", "Ane Brekke", killed=exactly(14))]
    assert account(cluster(*members), members).contradictions == ()


def test_a_figure_of_a_later_week_is_news() -> None:
    members = [raid("d1", killed=exactly(11)), raid("d2", "2025-11-20", killed=exactly(14))]
    assert account(cluster(*members), members).contradictions == ()


def test_two_sources_of_one_report_contradict_each_other_where_its_reading_says_so() -> None:
    """ "An official said that fewer than 10 people were killed; the mission confirmed at least 53." """
    official = voice("an official", "d1")
    mission = replace(voice("the mission", "d1"), against=(official.claim or "",))
    few = told("killed", Bounds(1, 9, 9), "d1", official, "fewer than 10")
    many = told("killed", Bounds(53, 53, None), "d1", mission, "at least 53")
    one = replace(raid("d1", killed=Bounds(1, 53, None)), told=(few, many), voices=(official, mission))
    (found,) = account(cluster(one), [one]).contradictions
    assert [(side.speaker, side.quote) for side in (found.left, found.right)] == [
        ("an official", "fewer than 10"),
        ("the mission", "at least 53"),
    ]


def test_the_dead_of_one_kind_contradict_no_figure_of_another() -> None:
    """ "Five soldiers died, the army said. The front said that it lost two men and killed 20 soldiers." """
    army = voice("the army", "d1")
    front = replace(voice("the front", "d1"), against=(army.claim or "",))
    soldiers = replace(told("killed", exactly(5), "d1", army, "five soldiers"), kind="soldier")
    men = replace(told("killed", exactly(2), "d1", front, "two men"), kind="unknown")
    more = replace(told("killed", exactly(20), "d1", front, "20 soldiers"), kind="soldier")
    one = replace(raid("d1", killed=exactly(5)), told=(soldiers, men, more), voices=(army, front))
    (found,) = account(cluster(one), [one]).contradictions
    assert {found.left.quote, found.right.quote} == {"five soldiers", "20 soldiers"}


def test_an_earlier_toll_of_one_report_contradicts_nothing() -> None:
    """ "The toll is 14, the hospital said. Officials had earlier put it at nine." """
    hospital, officials = voice("the hospital", "d1"), voice("officials", "d1")
    figures = (told("killed", exactly(14), "d1", hospital), told("killed", exactly(9), "d1", officials))
    one = replace(raid("d1", killed=exactly(14)), told=figures, voices=(hospital, officials))
    assert account(cluster(one), [one]).contradictions == ()


def test_a_denial_stands_beside_what_it_denies() -> None:
    doctor = voice("a doctor", "d1", denied_by=("Joint Command",))
    one = replace(raid("d1"), told=(told("killed", exactly(4), "d1", doctor, "four of the dead were farmers"),), voices=(doctor,))
    (found,) = account(cluster(one), [one]).contradictions
    assert (found.kind, found.left.speaker, found.left.quote) == ("denial", "a doctor", "four of the dead were farmers")
    assert (found.right.speaker, found.right.bounds) == ("Joint Command", None)


def test_who_stands_behind_a_figure_is_told_apart_from_who_reports_the_raid() -> None:
    members = [raid("d1", speaker="Ane Brekke", killed=exactly(11)), raid("d2", speaker="Tor Aldane", injured=exactly(3))]
    found = account(cluster(*members), members)
    assert found.sources.low == 2
    assert [(outcome, each.low) for outcome, each in found.figures] == [("killed", 1), ("injured", 1)]
