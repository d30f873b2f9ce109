"""Who had a report in hand, and which numbers and files were made of the ledger: written down, and checked."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from dateline.ledger.canonical import sha256
from dateline.ledger.runs import Reckoned, plain
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from tests.ledger import factory
from tests.ledger.kept import Kept

RECKONED = Reckoned(
    "range",
    {"name": "range", "low": "least low", "words": {"dozens": 24}},
    {"command": "tally", "by": "month", "where": []},
    "2025-11-15T08:00:00Z",
    [["a" * 64, ["b" * 64]]],
    [{"label": "2025-11", "low": 14, "high": None, "share": 0.5}],
)


def handled(kept: Kept) -> list[tuple[object, ...]]:
    return kept.ask("SELECT action, actor, object_sha256, note FROM custody ORDER BY seq")


def test_what_was_received_hashed_and_made_a_text_of_is_written_with_the_report(kept: Kept) -> None:
    received, hashed, normalised = handled(kept)
    assert [each[0] for each in (received, hashed, normalised)] == ["received", "hashed", "normalised"]
    assert received[2] == hashed[2] == sha256(factory.TEXT.encode())
    assert normalised[2] == factory.reading().document.id
    assert "plain@1" in str(normalised[3])
    assert {each[1] for each in handled(kept)} == {"program:test"}


def test_a_copy_under_another_name_is_received_too_and_the_same_report_again_is_not(kept: Kept) -> None:
    told = factory.reading()
    with open_ledger(kept.name, factory.clock, "program:test") as ledger:
        ledger.append(told, factory.capture(), factory.RUN)
        assert len(handled(kept)) == 3
        ledger.append(replace(told, document=replace(told.document, name="copy.txt")), factory.capture(name="copy.txt"), factory.RUN)
    assert [each[0] for each in handled(kept)[3:]] == ["received", "hashed", "normalised"]


def test_an_export_is_written_down_with_the_head_that_it_names(kept: Kept) -> None:
    with open_view(kept.name) as view:
        head, seq = view.head(), int(str(kept.ask("SELECT max(seq) FROM log")[0][0]))
    with open_ledger(kept.name, factory.clock, "program:test") as ledger:
        ledger.keep_export("c" * 64, "csv, incidents.csv.manifest.json", (seq, head))
    assert handled(kept)[-1] == ("exported", "program:test", "c" * 64, "csv, incidents.csv.manifest.json")
    assert kept.ask("SELECT seq, head, published_in FROM anchor") == [(seq, head, "c" * 64)]
    assert verify(kept.name).ok, verify(kept.name).faults


def test_a_head_that_the_log_never_had_is_named(kept: Kept) -> None:
    with open_ledger(kept.name, factory.clock, "program:test") as ledger:
        ledger.keep_export("c" * 64, "csv", (3, "d" * 64))
    assert any(fault.kind == "anchor" for fault in verify(kept.name).faults)


def test_a_number_is_kept_once_with_its_policy_and_what_it_was_made_from(kept: Kept) -> None:
    with open_ledger(kept.name, factory.clock, "program:test") as ledger:
        names = {ledger.keep_run(RECKONED), ledger.keep_run(RECKONED)}
        other = ledger.keep_run(replace(RECKONED, rules={**RECKONED.rules, "low": "greatest low"}))
    assert len(names) == 1
    assert other not in names
    runs = kept.ask("SELECT t.scope_json, t.result_json, p.name FROM tally_run AS t JOIN policy AS p ON p.id = t.policy")
    assert len(runs) == 2
    assert runs[0][1] == '[{"high":null,"label":"2025-11","low":14,"share":"0.5"}]'
    assert len({version for (version,) in kept.ask("SELECT version FROM policy")}) == 2
    assert verify(kept.name).ok, verify(kept.name).faults


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("UPDATE tally_run SET result_json = '[]'", "tally_run"),
        ("UPDATE policy SET body_json = '{}'", "policy"),
        ("UPDATE custody SET object_sha256 = substr(object_sha256, 2) || '0' WHERE action = 'received'", "custody"),
    ],
)
def test_what_was_changed_afterwards_is_named(path: str, change: str, kind: str) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.keep_run(RECKONED)
    connection = sqlite3.connect(path)
    connection.execute(f"DROP TRIGGER {kind}_no_update")
    connection.execute(change)
    connection.commit()
    connection.close()
    told = [fault.message for fault in verify(path).faults if fault.kind == kind]
    assert len(told) >= 2, told  # what it says of itself, and what the log says of it


def test_fractions_are_kept_as_words_and_what_is_no_number_as_none() -> None:
    assert plain({"a": (0.25, float("inf"), 2.0), "b": {"c": None}}) == {"a": ["0.25", None, 2], "b": {"c": None}}
