import numpy as np

from dateline.language.names import find_names

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORGANIZATION", "I-ORGANIZATION", "B-MISC", "I-MISC")


def names(marks: str, tags: str = "") -> list[tuple[int, int, str]]:
    """Return the names that marks of certain scores draw."""
    wanted = marks.split()
    scores = np.array([[5.0 if label == mark else 0.0 for label in LABELS] for mark in wanted], np.float32)
    given = tags.split() or ["PROPN"] * len(wanted)
    return [(name.first, name.last, name.type) for name in find_names(scores, given, LABELS)]


def test_a_name_runs_from_its_beginning_to_the_last_inner_mark() -> None:
    assert names("O B-PERSON I-PERSON O B-ORGANIZATION") == [(1, 3, "PERSON"), (4, 5, "ORGANIZATION")]


def test_two_names_may_touch() -> None:
    assert names("B-PERSON B-PERSON I-PERSON") == [(0, 1, "PERSON"), (1, 3, "PERSON")]


def test_a_name_whose_marks_disagree_is_one_name_of_the_likelier_type() -> None:
    assert names("B-PERSON I-ORGANIZATION I-ORGANIZATION") == [(0, 3, "ORGANIZATION")]


def test_an_inner_mark_after_none_begins_a_name() -> None:
    assert names("O I-PERSON O") == [(1, 2, "PERSON")]


def test_misc_is_called_other() -> None:
    assert names("B-MISC") == [(0, 1, "OTHER")]


def test_no_name_ends_with_a_small_word() -> None:
    assert names("B-ORGANIZATION I-ORGANIZATION I-ORGANIZATION", "PROPN ADP DET") == [(0, 1, "ORGANIZATION")]
    assert names("B-ORGANIZATION", "ADP") == []
