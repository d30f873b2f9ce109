"""Event tables of others, with the quirks that their real files have."""

from __future__ import annotations

import pytest

from dateline.export.tables import columns_of
from dateline.foreign import bring
from dateline.foreign.days import day
from dateline.records.foreign import Foreign
from dateline.records.happenings import Bounds
from tests.foreign import files


def only(data: bytes) -> Foreign:
    found = bring(data, "file")
    assert found.refused == ()
    assert len(found.records) == 1
    return found.records[0]


def test_what_we_write_and_what_we_read_have_the_same_columns() -> None:
    assert [columns_of(name) for name in ("acled", "ucdp", "polecat")] == [files.columns(name) for name in ("acled", "ucdp", "polecat")]
    assert len(files.columns("gdelt")) == 61


def test_an_acled_row_with_the_mark_of_its_encoding_and_its_columns_in_another_order() -> None:
    names = files.columns("acled")[::-1]
    found = only(files.BOM + files.sheet(names, [files.ACLED], ";"))
    assert (found.dataset, found.record_id, found.start, found.end) == ("acled", "SYR900001", "2025-11-09", "2025-11-09")
    assert (found.type, found.types, found.killed) == ("Battles: Armed clash", ("ASSAULT",), Bounds(11, 11, 11))
    assert (found.where.name, found.where.country, found.where.lat, found.where.precision) == ("Palmyra", "SY", 34.56, "city")
    assert found.sources == ("Selmin Courier", "Port Adair Herald")
    assert found.origin == "foreign"


@pytest.mark.parametrize(
    "written", ["2025-05-16", "16 May 2025", "16-05-2025", "16/05/2025", "2025-05-16 00:00:00.000", "2025-05-16T03:00:00Z", "20250516"]
)
def test_days_as_their_files_have_written_them(written: str) -> None:
    found = day(written)
    assert found is not None
    assert found.isoformat() == "2025-05-16"


@pytest.mark.parametrize("written", ["05/16/2025", "2025-02-30", "20250500", "mid-May 2025", "", "16 Mai 2025"])
def test_what_is_no_day_is_not_made_one(written: str) -> None:
    assert day(written) is None


def test_acleds_precision_is_an_interval() -> None:
    week, month = bring(files.acled({"time_precision": "2"}, {"time_precision": "3"}), "file").records
    assert (week.start, week.end, week.precision) == ("2025-11-03", "2025-11-15", "week")
    assert (month.start, month.end, month.precision) == ("2025-11-01", "2025-11-30", "month")


def test_an_unknown_interaction_pair_and_unknown_fatalities_are_taken() -> None:
    found = only(files.acled({"interaction": "77", "fatalities": ""}))
    assert found.killed is None


def test_a_line_end_inside_a_cell_moves_the_lines_that_follow_and_nothing_else() -> None:
    data = files.acled({"notes": 'Two\nlines, "quoted".'}, {"fatalities": "eleven"}, {})
    found = bring(data, "syria.csv")
    assert [each.line for each in found.records] == [2, 5]
    assert [str(each) for each in found.refused] == [
        "syria.csv:4: fatalities: “eleven” is no whole number of 0 or more: write it in digits, or leave the cell empty"
    ]


def test_a_quotation_mark_that_is_never_closed_costs_its_row_only() -> None:
    lines = files.acled({}, {"notes": "X"}, {}).decode().split("\r\n")
    lines[2] = lines[2].replace(",X,", ',"X,')
    found = bring("\r\n".join(lines).encode(), "file")
    assert [each.record_id for each in found.records] == ["SYR900001", "SYR900003"]
    assert [(each.line, "never closed" in each.message) for each in found.refused] == [(3, True)]


def test_bad_rows_name_line_and_column_and_the_others_go_on() -> None:
    data = files.acled({"event_date": "05/16/2025"}, {"latitude": "N34"}, {"event_id_cnty": ""}, {"time_precision": "9"}, {})
    found = bring(data, "file")
    assert len(found.records) == 1
    assert [(each.line, each.column) for each in found.refused] == [
        (2, "event_date"),
        (3, "latitude"),
        (4, "event_id_cnty"),
        (5, "time_precision"),
    ]


def test_an_id_that_stands_twice_is_taken_once() -> None:
    found = bring(files.acled({}, {"event_id_cnty": "SYR900001"}), "file")
    assert len(found.records) == 1
    assert "stands in an earlier row" in found.refused[0].message


@pytest.mark.parametrize("header", [True, False])
def test_a_ucdp_row_with_or_without_a_header_row(header: bool) -> None:
    found = only(files.ucdp({"where_description": "Palmyra,\nnear the road"}, header=header))
    assert (found.dataset, found.start, found.end, found.precision) == ("ucdp", "2025-11-09", "2025-11-10", "week")
    assert (found.killed, found.type, found.actors) == (Bounds(9, 11, 14), "state-based conflict", ("Government of Syria",))
    assert (found.time_code, found.place_code, found.line) == ("2", "1", 2 if header else 1)


def test_broken_bounds_are_taken_and_remarked_upon() -> None:
    found = only(files.ucdp({"low": "12", "best": "0", "high": "4"}))
    assert found.killed == Bounds(12, 0, 4)
    assert found.remarks == ("low 12, best 0, high 4 are not in order", "best 0 is not the sum of the four columns of deaths")


def test_gdelt_rows_are_leads_with_fips_countries() -> None:
    found = only(files.sheet(files.columns("gdelt"), [files.GDELT], "\t", header=False))
    assert (found.lead, found.types, found.killed) == (True, ("ASSAULT",), None)
    assert (found.where.name, found.where.country) == ("Basra", "IQ")
    assert found.sources == ("news.example.org",)


def test_a_polecat_row() -> None:
    found = only(files.sheet(files.columns("polecat"), [files.POLECAT], "\t"))
    assert (found.record_id, found.types, found.where.country, found.where.geonameid) == ("SELM-1", ("ASSAULT",), "SY", 163960)


@pytest.mark.parametrize("column", ["Actor Name Raw", "Recipient Name", "Raw Placename", "Story People"])
def test_excess_tabs_in_a_polecat_row_are_counted_from_both_ends(column: str) -> None:
    row = {**files.POLECAT, column: "one\ttwo\tthree"}
    found = only(files.sheet(files.columns("polecat"), [row], "\t"))
    assert (found.where.lat, found.where.lon, found.start) == (34.56, 38.27, "2025-11-09")
    assert found.record_id == "SELM-1"
    assert "2 excess tabs" in found.remarks[0]


def test_excess_names_in_a_polecat_header_and_tabs_at_the_end() -> None:
    names = files.columns("polecat")
    wide = files.sheet([*names, "", ""], [files.POLECAT], "\t")
    assert only(wide).where.lat == 34.56
    longer = files.sheet(names, [files.POLECAT], "\t").replace(b"\n", b"\t\t\n")
    assert only(longer).where.lat == 34.56
    short = bring(files.sheet(names, [files.POLECAT], "\t") + b"SELM-2\t2025-11-09\n", "file")
    assert "2 cells, fewer than the 40 columns" in short.refused[0].message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b" \r\n \n", "the file is empty"),
        (b"\x00\x01\x02PK\x03\x04", "this is no text"),
        (b"name,value\r\n1,2\r\n", "no layout that is known"),
        (b"x" * 3_000_000, "no layout that is known"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "a number is too long"),
        (b'{"text": "x"}\n', "neither a W3C annotation"),
        (b'{"text": "x"\n', "no JSON"),
        (b"[1, 2]", "neither a W3C annotation"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_no_file_of_ours_gives_one_clear_line(data: bytes, says: str) -> None:
    found = bring(data, "file")
    assert found.records == ()
    assert len(found.refused) == 1
    assert says in str(found.refused[0])
    assert "\n" not in str(found.refused[0])


def test_a_huge_line_among_others_costs_its_row_only() -> None:
    found = bring(files.acled({}) + b"y" * 1_000_000 + b"\r\n" + files.acled({"event_id_cnty": "SYR9"}).split(b"\r\n")[1], "file")
    assert [each.record_id for each in found.records] == ["SYR900001", "SYR9"]
    assert "characters, the limit is" in found.refused[0].message


def test_formula_cells_are_words() -> None:
    found = only(files.acled({"actor1": '=HYPERLINK("http://x")', "location": "'+Palmyra", "source": "@cmd"}))
    assert found.actors == ('=HYPERLINK("http://x")',)
    assert (found.where.name, found.sources) == ("+Palmyra", ("@cmd",))


def test_what_is_not_utf_8_is_read_and_noted() -> None:
    found = bring(files.acled({"location": "Almería"}).decode().encode("cp1252"), "file")
    assert found.records[0].where.name == "Almería"
    assert "Windows-1252" in found.notes[0]


def test_a_sheet_as_a_spreadsheet_set_to_decimal_commas_saves_it() -> None:
    changed = {"latitude": "34,5600", "longitude": "-38,27", "event_date": "09.11.2025"}
    data = files.BOM + b"sep=;\r\n" + files.sheet(files.columns("acled"), [{**files.ACLED, **changed}], ";")
    found = only(data)
    assert (found.start, found.where.lat, found.where.lon, found.line) == ("2025-11-09", 34.56, -38.27, 3)


@pytest.mark.parametrize("written", ["34,56,1", "1.234,5", "34,", "N34,5"])
def test_a_comma_that_is_no_decimal_one_is_named(written: str) -> None:
    (refused,) = bring(files.acled({"latitude": written}), "file").refused
    assert (refused.line, refused.column) == (2, "latitude")


@pytest.mark.parametrize(
    ("name", "row", "missing", "delimiter"),
    [
        ("acled", files.ACLED, "event_date", ";"),
        ("acled", files.ACLED, "fatalities", ","),
        ("ucdp", files.UCDP, "best", ","),
        ("polecat", files.POLECAT, "Event Date", "\t"),
    ],
)
def test_a_column_that_a_layout_cannot_do_without_is_named(name: str, row: dict[str, str], missing: str, delimiter: str) -> None:
    data = files.sheet([each for each in files.columns(name) if each != missing], [row], delimiter)
    (refused,) = bring(data, "sheet.csv").refused
    assert str(refused).startswith(f"sheet.csv:1: {missing}: this looks like {name.upper()}")


def test_columns_that_are_missing_and_may_be_are_told() -> None:
    names = [each for each in files.columns("acled") if each not in ("latitude", "longitude")]
    found = bring(files.sheet(names, [files.ACLED]), "file")
    assert found.refused == ()
    assert found.records[0].where.lat is None
    assert found.notes == ("columns that the file does not have, taken as empty: latitude, longitude",)


def test_another_table_is_not_taken_for_one_with_a_column_missing() -> None:
    (refused,) = bring(b"year,country,notes,price,unit,shop\r\n2025,Syria,x,1,kg,A\r\n", "file").refused
    assert "no layout that is known" in refused.message
