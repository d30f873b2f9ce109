"""Records made fast are the records that their own constructors make."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from dateline.records.happenings import Bounds, Happening, Incident, Told, Voice, Where
from dateline.records.making import changed, maker
from dateline.records.publication import Loss, Particulars, Party, Quote, Witness

KINDS = (Bounds, Where, Voice, Told, Happening, Incident, Quote, Party, Loss, Witness, Particulars)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_made_fast_is_the_one_that_its_kind_makes(kind: type) -> None:
    values = [f"{each.name} of it" for each in fields(kind)]
    made, usual = maker(kind)(*values), kind(*values)
    assert type(made) is kind
    assert (made, hash(made), repr(made)) == (usual, hash(usual), repr(usual))
    assert copy.copy(made) == usual
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(kind)[0].name, "another")


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_other_values_leaves_the_first_as_it_was(kind: type) -> None:
    values = [f"{each.name} of it" for each in fields(kind)]
    before, name = kind(*values), fields(kind)[-1].name
    after = changed(before, **{name: "another"})
    assert after == replace(before, **{name: "another"})
    assert before == kind(*values)
    with pytest.raises(FrozenInstanceError):
        setattr(after, name, "a third")


def test_a_kind_that_looks_at_its_values_is_not_passed_over() -> None:
    @dataclass(frozen=True, slots=True)
    class Checked:
        low: int

        def __post_init__(self) -> None:
            raise AssertionError

    with pytest.raises(TypeError, match="its own constructor"):
        maker(Checked)(1)


def test_too_few_values_make_no_record() -> None:
    with pytest.raises(TypeError):
        maker(Bounds)(1, 2)
    with pytest.raises(AttributeError):
        changed(Bounds(1, 1, 1), lowest=0)
