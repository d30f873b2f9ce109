from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from dateline.records.happenings import Bounds, Where
from dateline.site.mapping import HEIGHT, WIDTH, draw, outlines
from dateline.site.pieces import Light, pieces
from dateline.site.timeline import timeline
from dateline.site.wording import cut, days, toll
from tests.export.edition import arrest, raid

spans = some.lists(some.tuples(some.integers(0, 30), some.integers(0, 30), some.sampled_from(["count", "time"])), max_size=12)


@given(some.text(max_size=30), spans)
def test_pieces_join_to_the_text_whatever_overlaps(text: str, found: list[tuple[int, int, str]]) -> None:
    lights = [Light(start, end, kind, f"{start}", f"{start}-{end}") for start, end, kind in found]
    made = list(pieces(text, lights))
    assert "".join(each.text for each in made) == text
    lit = {at for each in made if each.kind for at in range(each.start, each.start + len(each.text))}
    assert lit == {at for start, end, _ in found if start < end <= len(text) for at in range(start, end)}


def test_of_nested_spans_the_inner_one_gives_the_colour_and_both_the_note() -> None:
    text = "killed 12 men on Friday"
    made = list(pieces(text, [Light(0, 23, "event", "a", "event"), Light(7, 9, "count", "b", "people: 12")]))
    assert [(each.text, each.kind) for each in made] == [("killed ", "event"), ("12", "count"), (" men on Friday", "event")]
    assert made[1].note == "people: 12\nevent"


def test_a_vague_place_is_a_wide_circle() -> None:
    sure, vague = (
        replace(raid(), incident=replace(raid().incident, where=Where("X", None, None, "IQ", 33.3, 44.4, precision)))
        for precision in ("city", "admin1")
    )
    assert draw([vague]).spots[0].radius > draw([sure]).spots[0].radius


def test_a_map_shows_all_points_and_the_borders_about_them() -> None:
    places = [Where(name, lat=lat, lon=lon, precision="city") for name, lat, lon in (("Baghdad", 33.3, 44.4), ("Kabul", 34.5, 69.2))]
    made = draw([replace(raid(), incident=replace(raid().incident, id=str(n) * 64, where=each)) for n, each in enumerate(places)])
    assert [(0 < spot.x < WIDTH, 0 < spot.y < HEIGHT) for spot in made.spots] == [(True, True)] * 2
    assert made.outlines
    assert len(outlines()) > 170


def test_what_has_no_coordinates_is_named_beside_the_map() -> None:
    made = draw([raid(), arrest()])
    assert made.unplaced == (arrest().incident.id,)
    assert len(made.spots) == 1


def test_a_bar_is_as_wide_as_its_interval() -> None:
    made = timeline([raid(), arrest()])
    assert (made.first, made.last) == ("2025-11-09", "2025-11-20")
    assert [(bar.left, bar.width) for bar in made.bars] == [(0.0, 166.7), (166.7, 833.3)]


def test_what_lies_years_back_does_not_flatten_the_axis() -> None:
    old = replace(arrest(), incident=replace(arrest().incident, start="2019-05-01", end="2019-05-01"))
    made = timeline([old, raid()])
    assert made.bars[0].earlier
    assert made.first > "2024"


def test_days_and_tolls_read_as_people_write_them() -> None:
    assert days("2025-11-09", "2025-11-10", long=True) == "9–10 November 2025"
    assert days("2025-01-01", "2025-09-30") == "Jan–Sep 2025"
    assert days("2025-10-30", "2025-11-02") == "30 Oct – 2 Nov 2025"
    assert days("2024-01-01", "2024-12-31") == "2024"
    assert days(None, "2027-03-31") == "by 31 Mar 2027"
    assert days(None, None) == "no day given"
    assert toll(Bounds(11, 11, None)) == "11+"
    assert toll(Bounds(10, 12, 15)) == "12 (10–15)"
    assert toll(Bounds(None, None, 1200)) == "at most 1\u202f200"
    assert len(cut("word " * 200)) == 300
