from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import find_words
from dateline.records.texts import Span


def words(text: str) -> list[str]:
    return [span.of(text) for span in find_words(text, Span(0, len(text)))]


def test_negations_and_short_verbs_are_words_of_their_own() -> None:
    assert words("They don't know it's over; we’ve left.") == [
        "They",
        "do",
        "n't",
        "know",
        "it",
        "'s",
        "over",
        ";",
        "we",
        "’ve",
        "left",
        ".",
    ]
    assert words("He cannot go") == ["He", "can", "not", "go"]


def test_possessives_are_cut_off() -> None:
    assert words("Velmar's army and the militants' base") == ["Velmar", "'s", "army", "and", "the", "militants", "'", "base"]


def test_hyphens_separate_words_but_not_prefixes() -> None:
    assert words("a U.S.-led, 10-day anti-tank drill") == ["a", "U.S.", "-", "led", ",", "10", "-", "day", "anti-tank", "drill"]
    assert words("in mid-July, pro-government") == ["in", "mid-July", ",", "pro-government"]


def test_transliterated_names_keep_their_inner_marks() -> None:
    assert words("Abu-'Ali al-Tunisi of Sana'a") == ["Abu", "-", "'Ali", "al", "-", "Tunisi", "of", "Sana'a"]


def test_sums_are_cut_from_their_signs_and_units() -> None:
    assert words("$5 million, US$3m, 40%, 155mm") == ["$", "5", "million", ",", "US$", "3", "m", ",", "40", "%", ",", "155", "mm"]
    assert words("1,250.5 and 2.75") == ["1,250.5", "and", "2.75"]


def test_abbreviations_keep_their_full_stop() -> None:
    assert words("Lt. Col. Orban met Gen. Sulo at 9 a.m. on Sept. 30.") == [
        "Lt.", "Col.", "Orban", "met", "Gen.", "Sulo", "at", "9", "a.m.", "on", "Sept.", "30", ".",
    ]  # fmt: skip
    assert words("in Spokane, Wash., on Monday") == ["in", "Spokane", ",", "Wash.", ",", "on", "Monday"]


def test_a_refusal_is_no_numbering() -> None:
    assert words("Convoy No. 2 said no.") == ["Convoy", "No.", "2", "said", "no", "."]


def test_initials_keep_their_full_stop_before_a_name() -> None:
    assert words("J. K. Omar takes vitamin C.") == ["J.", "K.", "Omar", "takes", "vitamin", "C", "."]


def test_addresses_are_whole() -> None:
    assert words("Write to press@army.example.org or see https://example.org/a-b, www.example.com.") == [
        "Write", "to", "press@army.example.org", "or", "see", "https://example.org/a-b", ",", "www.example.com", ".",
    ]  # fmt: skip


def test_dates_and_times_of_day_are_whole() -> None:
    assert words("2025-11-14 at 10:30 on 14/11/2025") == ["2025-11-14", "at", "10:30", "on", "14/11/2025"]


def test_a_no_break_space_is_white_space() -> None:
    assert words("12\u00a0killed") == ["12", "killed"]


def test_an_omission_is_one_word() -> None:
    assert words("It is […] down ... now") == ["It", "is", "[…]", "down", "...", "now"]


@given(st.text(max_size=300))
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    spans = find_words(text, Span(0, len(text)))
    assert "".join(span.of(text) for span in spans) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.start < span.end for span in spans)
