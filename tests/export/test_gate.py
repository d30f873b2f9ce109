"""No quotation leaves that does not stand in the stored text, in any format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.export.formats import formats
from dateline.export.gate import admit
from dateline.export.publish import publish
from dateline.export.withheld import Rules
from dateline.records.publication import Quote
from tests.export.edition import RAID, digest, edition


def test_words_that_stand_pass_with_an_emoji_before_them() -> None:
    admitted = admit(edition())
    assert admitted.refused == ()
    assert admitted.edition == edition()


def test_a_total_whose_words_were_changed_stays() -> None:
    whole = edition()
    total = replace(whole.tallied[0], quote=replace(whole.tallied[0].quote, exact="16 attacks between January and September"))
    admitted = admit(replace(whole, tallied=(total,)))
    assert admitted.edition.tallied == ()
    assert admitted.refused == (f"{total.id}: its words do not stand in the report's text",)


def test_words_one_place_to_the_side_stay() -> None:
    whole = edition()
    moved = Quote(digest(RAID), whole.stated[0].quote.start + 1, whole.stated[0].quote.end + 1, whole.stated[0].quote.exact)
    assert admit(replace(whole, stated=(replace(whole.stated[0], quote=moved),))).edition.stated == ()


def test_nothing_of_a_text_that_is_not_what_its_id_says_leaves() -> None:
    whole = edition()
    forged = replace(whole.reports[0], text=RAID.replace("11", "91"))
    admitted = admit(replace(whole, reports=(forged, whole.reports[1])))
    assert [report.document for report in admitted.edition.reports] == [whole.reports[1].document]
    assert (admitted.edition.tallied, admitted.edition.sayings) == ((), ())
    assert [witness.speaker for witness in admitted.edition.incidents[0].witnesses] == ["a hospital"]


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_forged_quotation_is_in_no_file(name: str, tmp_path: Path) -> None:
    whole = edition()
    forged = "900 fighters were killed"
    wrong = tuple(replace(each, quote=replace(each.quote, exact=forged)) for each in whole.incidents[0].witnesses)
    raid = replace(whole.incidents[0], witnesses=wrong)
    said = replace(whole.sayings[0], content=replace(whole.sayings[0].content, exact=forged))
    out = publish(replace(whole, incidents=(raid,), sayings=(said,)), formats()[name], tmp_path / "out", "machine")
    assert all(forged not in file.path.read_bytes().decode("utf-8", "replace") for file in out.files)
    assert len(out.refused) == 2


@pytest.mark.parametrize(("mention", "said"), [("The Joint Command", "a Joint Command officer"), ("Joint Command", "the Joint Command")])
def test_a_restricted_name_is_known_with_its_article_and_without(mention: str, said: str) -> None:
    rules = Rules({"a9" * 32}, [Quote("d", 0, len(mention), mention)])
    assert rules.names_one(said)
    assert not rules.names_one("the command of a joint")


def test_a_short_restricted_name_with_an_article_is_not_found_inside_other_words() -> None:
    rules = Rules({"a9" * 32}, [Quote("d", 0, 6, "the UN")])
    assert rules.names_one("Envoys of the UN said so")
    assert not rules.names_one("Soldiers came under fire")
