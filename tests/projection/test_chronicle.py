"""A ledger of as many incidents as one likes, told by reports that never were, is a ledger like any other."""

from __future__ import annotations

from pathlib import Path

from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.reconciling import incidents
from scripts.append import append, suggest
from scripts.chronicle import Chronicle
from tests.ledger.village import open_as


def test_a_ledger_holds_as_many_incidents_as_were_asked_for(tmp_path: Path) -> None:
    path, made = str(tmp_path / "country.db"), Chronicle(150, 2)
    with open_as(path, "program:append") as ledger:
        appended = append(ledger, made.reports())
        shared = suggest(ledger, made.shared)
    assert shared["edges"] == len(made.shared.links) > 0
    assert len(appended.took) >= 150 / 21
    with open_view(path) as view:
        found = incidents(view)
    assert len(found) == 150
    assert sum(len(each.members) for each in found) == 150 + len(made.shared.links)
    assert verify(path).ok


def test_every_record_stands_on_its_words() -> None:
    for reading in Chronicle(60, 4).reports():
        text = reading.document.text
        assert all(each.number.of(text) == str(each.value) for each in reading.counts)
        assert all(each.span.of(text) == each.name for each in reading.places)
        assert all(each.span.of(text).casefold() == each.name.casefold() for each in reading.entities if each.type == "GROUP")
        assert all(each.span.of(text).endswith(".") for each in reading.incidents)


def test_one_seed_makes_one_country() -> None:
    assert list(Chronicle(40, 5).reports()) == list(Chronicle(40, 5).reports()) != list(Chronicle(40, 6).reports())
