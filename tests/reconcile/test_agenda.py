from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.reconcile.agenda import agenda
from dateline.records.agenda import Appointment, Coming
from dateline.records.happenings import Happening
from tests.reconcile.world import raid

SIDES = ("the government", "Front for the Northern Valleys")


def talks(document: str, published: str, day: str | None, **other: object) -> Coming:
    values: dict[str, object] = {
        "id": f"talks in {document}",
        "document": document,
        "names": (f"{document}.txt",),
        "kind": "talks",
        "quote": "Talks resume in Port Adair",
        "start": day,
        "end": day,
        "precision": "day" if day else "unknown",
        "firmness": "scheduled",
        "parties": SIDES,
        "change": None,
        "was_start": None,
        "was_end": None,
        "published": published,
        "speakers": (),
        **other,
    }
    return Coming(**values)  # type: ignore[arg-type] # fields by name


ANNOUNCED = talks("d1", "2025-11-14", "2025-12-02")
MOVED = talks(
    "d2",
    "2025-11-28",
    "2025-12-09",
    change="moved",
    was_start="2025-12-02",
    was_end="2025-12-02",
    quote="Talks with the FNV, which were to resume in Port Adair, have been moved",
)


def one(*comings: Coming, happenings: tuple[Happening, ...] = (), today: str = "2025-12-05") -> Appointment:
    (found,) = agenda(comings, happenings, today)
    return found


def consultation(document: str, published: str, day: str, *people: str) -> Happening:
    return replace(raid(document, published), type="CONSULT", mode=None, start=day, end=day, actors=people, targets=())


def test_what_two_reports_announce_for_one_day_is_one_thing() -> None:
    found = one(ANNOUNCED, talks("d2", "2025-11-20", "2025-12-02", quote="talks between the sides in Port Adair"))
    assert (found.documents, found.start, found.state) == (("d1", "d2"), "2025-12-02", "overdue")
    assert [step.did for step in found.steps] == ["announced"]


def test_a_meeting_that_moves_keeps_both_days() -> None:
    found = one(ANNOUNCED, MOVED)
    assert [(step.day, step.did, step.start) for step in found.steps] == [
        ("2025-11-14", "announced", "2025-12-02"),
        ("2025-11-28", "moved", "2025-12-09"),
    ]
    assert (found.start, found.state, found.id) == ("2025-12-09", "ahead", "talks in d1")


def test_a_report_of_a_move_alone_knows_the_day_that_was() -> None:
    assert [(step.did, step.start) for step in one(MOVED).steps] == [("announced", "2025-12-02"), ("moved", "2025-12-09")]


def test_a_day_that_passed_before_the_new_one_was_given_was_missed() -> None:
    late = replace(MOVED, published="2025-12-04")
    assert [step.did for step in one(ANNOUNCED, late).steps] == ["announced", "missed", "moved"]


def test_what_happened_on_the_day_between_the_parties_was_held() -> None:
    met = consultation("d3", "2025-12-10", "2025-12-09", "government")
    found = one(ANNOUNCED, MOVED, happenings=(met,), today="2025-12-12")
    assert (found.state, found.steps[-1].document) == ("held", "d3")


@pytest.mark.parametrize(("day", "people"), [("2025-12-08", "government"), ("2025-12-09", "Sons of Orsha")])
def test_another_day_or_other_people_show_nothing(day: str, people: str) -> None:
    met = consultation("d3", "2025-12-10", day, people)
    assert one(ANNOUNCED, MOVED, happenings=(met,), today="2025-12-12").state == "overdue"


def test_a_report_that_says_so_is_enough() -> None:
    held = talks("d3", "2025-12-03", "2025-12-02", change="held")
    assert one(ANNOUNCED, held).state == "held"


def test_what_is_called_off_is_no_longer_due() -> None:
    off = talks("d3", "2025-11-30", None, change="cancelled")
    assert one(ANNOUNCED, off).state == "cancelled"


def test_what_is_put_off_without_a_day_has_no_day_to_be_late() -> None:
    found = one(ANNOUNCED, talks("d3", "2025-11-30", None, change="postponed"))
    assert (found.state, found.start) == ("postponed", "2025-12-02")


@pytest.mark.parametrize(
    "other",
    [
        talks("d2", "2025-11-20", "2025-12-09"),
        talks("d2", "2025-11-20", "2025-12-02", kind="election"),
        talks("d2", "2025-11-20", "2025-12-02", parties=("Kareli",), quote="fishing quotas are discussed"),
    ],
)
def test_another_day_kind_or_subject_is_another_thing(other: Coming) -> None:
    assert len(agenda([ANNOUNCED, other], [], "2025-12-05")) == 2


def test_the_finer_day_wins() -> None:
    coarse = talks("d0", "2025-11-10", "2025-12-01", end="2025-12-31", precision="month")
    found = one(coarse, ANNOUNCED)
    assert (found.start, found.end, found.precision) == ("2025-12-02", "2025-12-02", "day")


@pytest.mark.parametrize(("today", "state"), [("2025-11-20", "ahead"), ("2025-12-02", "due"), ("2025-12-03", "overdue")])
def test_a_day_is_ahead_then_due_then_overdue(today: str, state: str) -> None:
    assert one(ANNOUNCED, today=today).state == state


def test_order_changes_nothing() -> None:
    assert agenda([MOVED, ANNOUNCED], [], "2025-12-05") == agenda([ANNOUNCED, MOVED], [], "2025-12-05")
