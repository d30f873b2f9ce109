"""Event tables as pandas reads them: the columns of the field, intervals kept or declared, no total among events."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dateline.export.formats import format_named, formats
from dateline.export.formats.ucdp import priogrid
from dateline.export.publish import publish
from dateline.export.rows import csv_chunks
from dateline.export.spans_of_time import acled_time_precision, ucdp_date_precision
from dateline.records.happenings import Bounds
from dateline.records.publication import Edition, Party
from tests.export.edition import ARREST_ID, RAID_ID, edition


def table(name: str, file: str, tmp_path: Path, of: Edition | None = None, **options: object) -> pd.DataFrame:
    publish(of or edition(), formats()[name], tmp_path / name, "machine")
    return pd.read_csv(tmp_path / name / file, **options)  # type: ignore[call-overload, no-any-return]


def test_acled_has_its_31_columns_and_the_lowest_figure(tmp_path: Path) -> None:
    events = table("acled", "events.csv", tmp_path)
    assert len(events.columns) == 31
    raid = events.iloc[0]
    assert (raid.event_id_cnty, raid.event_date, raid.time_precision, raid.fatalities) == (f"ROU{RAID_ID[:12]}", "2025-11-09", 2, 11)
    assert (raid.event_type, raid.sub_event_type, raid.inter1, raid.inter2, raid.interaction) == ("Battles", "Armed clash", 1, 2, 12)
    assert (raid.iso, raid.region, raid.country, raid.geo_precision) == (642, "Europe", "Romania", 1)
    assert "14 by a hospital [f6f6f6f6f6f6]" in raid.notes
    assert "2025-11-09 to 2025-11-10" in raid.notes


def test_an_incident_without_a_place_stays_in_the_acled_file(tmp_path: Path) -> None:
    arrest = table("acled", "events.csv", tmp_path).iloc[1]
    assert (arrest.event_id_cnty, arrest.sub_event_type, arrest.geo_precision, arrest.time_precision) == (
        f"XXX{ARREST_ID[:12]}",
        "Arrests",
        3,
        3,
    )
    assert pd.isna(arrest.latitude)


def test_what_is_only_announced_is_no_acled_event(tmp_path: Path) -> None:
    whole = edition()
    announced = replace(whole.incidents[0], incident=replace(whole.incidents[0].incident, status="expected"))
    events = table("acled", "events.csv", tmp_path, replace(whole, incidents=(announced,)))
    assert events.empty


@pytest.mark.parametrize("name", ["acled", "ucdp", "polecat"])
def test_a_total_stands_in_its_own_file_and_in_no_event_file(name: str, tmp_path: Path) -> None:
    publish(edition(), formats()[name], tmp_path / name, "machine")
    totals = pd.read_csv(tmp_path / name / "tallies.csv")
    assert (totals.value[0], totals.measure[0], totals.period_start[0]) == (61, "attacks", "2025-01-01")
    events = next(path for path in (tmp_path / name).iterdir() if path.name.startswith("events")).read_text(encoding="utf-8")
    assert "61 attacks" not in events


def test_ucdp_has_its_49_columns_and_its_figures_in_order(tmp_path: Path) -> None:
    events = table("ucdp", "events.csv", tmp_path)
    assert len(events.columns) == 49
    assert len(events) == 1  # nobody died in the arrests
    raid = events.iloc[0]
    assert (raid.low, raid.best, raid.high) == (11, 11, 14)
    assert (raid.deaths_a, raid.deaths_b, raid.deaths_civilians, raid.deaths_unknown) == (0, 11, 0, 0)
    assert (raid.type_of_violence, raid.side_a, raid.side_b) == (1, "Government of Romania", "Front for the Northern Valleys")
    assert (raid.date_prec, raid.where_prec, raid.number_of_sources, raid.code_status) == (2, 1, 2, "Check")
    assert raid.source_original == "Joint Command; a hospital"
    assert raid.geom_wkt == "POINT (25.7654321 46.1234567)"


def test_a_government_that_is_attacked_is_still_side_a(tmp_path: Path) -> None:
    whole = edition()
    first, second = whole.incidents[0].parties
    swapped = replace(whole.incidents[0], parties=(replace(second, role="actor"), replace(first, role="target")))
    raid = table("ucdp", "events.csv", tmp_path, replace(whole, incidents=(swapped,))).iloc[0]
    assert (raid.side_a, raid.side_b) == ("Government of Romania", "Front for the Northern Valleys")


def test_violence_against_the_unarmed_is_one_sided_and_its_dead_are_civilians(tmp_path: Path) -> None:
    whole = edition()
    doer = whole.incidents[0].parties[0]
    farmers = replace(whole.incidents[0], parties=(doer, Party("farmers", "target", "farmers", "OTHER", "CVL", None)))
    raid = table("ucdp", "events.csv", tmp_path, replace(whole, incidents=(farmers,))).iloc[0]
    assert (raid.type_of_violence, raid.side_b, raid.deaths_civilians) == (3, "Civilians", 11)


def test_ucdp_refuses_figures_that_contradict_each_other(tmp_path: Path) -> None:
    whole = edition()
    broken = replace(whole.incidents[0], incident=replace(whole.incidents[0].incident, killed=Bounds(12, 11, 14)))
    out = publish(replace(whole, incidents=(broken,)), formats()["ucdp"], tmp_path / "u", "machine")
    assert out.files[0].rows == 0
    assert out.left_out == ["1 incident whose figures contradict each other"]


def test_the_cell_of_prio_grid_is_counted_from_the_south_west() -> None:
    assert priogrid(-90.0, -180.0) == 1
    assert priogrid(-89.5, -180.0) == 721
    assert priogrid(33.3152, 44.3661) == 246 * 720 + 448 + 1  # Baghdad: row (33.3152+90)*2, column (44.3661+180)*2


@pytest.mark.parametrize(("end", "acled", "ucdp"), [("01", 1, 1), ("02", 2, 2), ("06", 2, 2), ("07", 2, 3), ("08", 2, 4), ("30", 3, 4)])
def test_precision_follows_from_the_width_in_days(end: str, acled: int, ucdp: int) -> None:
    assert (acled_time_precision("2025-11-01", f"2025-11-{end}"), ucdp_date_precision("2025-11-01", f"2025-11-{end}")) == (acled, ucdp)
    assert (acled_time_precision(None, f"2025-11-{end}"), ucdp_date_precision("2025-11-01", None)) == (3, 5)


def test_polecat_has_its_40_columns_and_plovers_score(tmp_path: Path) -> None:
    publish(edition(), formats()["polecat"], tmp_path / "p", "machine")
    events = pd.read_csv(tmp_path / "p" / "events.tsv", sep="\t", quoting=csv.QUOTE_NONE)
    assert len(events.columns) == 40
    raid = events.iloc[0]
    assert (raid["Event Type"], raid["Event Mode"], raid["Intensity"], raid["Quad Code"]) == (
        "ASSAULT",
        "firearms",
        -9,
        "material conflict",
    )
    assert (raid["Actor Name Raw"], raid["Primary Recipient Sector"], raid["Actor COW"]) == ("the Joint Command", "REB", 360)


def test_gdelt_mentions_give_exact_offsets(tmp_path: Path) -> None:
    publish(edition(), formats()["gdelt-mentions"], tmp_path / "m.tsv", "machine")
    mentions = pd.read_csv(tmp_path / "m.tsv", sep="\t", header=None, quoting=csv.QUOTE_NONE)
    assert mentions.shape == (3, 16)
    assert list(mentions[9]) == [2, 0, 59]  # behind an emoji and a space, at the start, after a sentence
    assert list(mentions[1]) == [20251109000000, 20251109000000, 20251111000000]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-x", "@sum", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless_for_it_alone(cell: str) -> None:
    for profile, shown in (("spreadsheet", f"'{cell}"), ("machine", cell)):
        data = b"".join(csv_chunks(["words"], [{"words": cell}], profile))  # type: ignore[arg-type]
        assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1] == [shown]


def test_a_negative_number_is_no_formula() -> None:
    assert b"".join(csv_chunks(["lat"], [{"lat": -5.25}], "spreadsheet")).decode("utf-8-sig") == "lat\r\n-5.25\r\n"


def test_spreadsheets_get_a_mark_of_the_encoding_and_programs_do_not() -> None:
    assert b"".join(csv_chunks(["a"], [], "spreadsheet")).startswith(b"\xef\xbb\xbf")
    assert b"".join(csv_chunks(["a"], [], "machine")) == b"a\r\n"


def test_an_unknown_format_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(Exception, match=r"no format 'xls'.*acled"):
        format_named("xls")


def test_ucdp_takes_the_greatest_number_told_where_the_upper_bound_is_open(tmp_path: Path) -> None:
    """ "At least 11", says one, and 14 another: high is 14, never the best figure of 11."""
    whole = edition()
    (released, *_) = whole.incidents
    open_ended = replace(released, incident=replace(released.incident, killed=Bounds(11, 11, None)))
    row = table("ucdp", "events.csv", tmp_path, replace(whole, incidents=(open_ended,))).iloc[0]
    assert (row["low"], row["best"], row["high"]) == (11, 11, 14)
