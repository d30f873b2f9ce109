from dateline.language.sentences import LONGEST, split_sentences
from dateline.language.words import find_words
from dateline.records.texts import Span


def sentences(text: str) -> list[str]:
    cut = split_sentences(text, find_words(text, Span(0, len(text))))
    return [text[words[0].start : words[-1].end] for words in cut]


def is_one(text: str) -> bool:
    return sentences(text) == [text]


def test_a_full_stop_ends_a_sentence() -> None:
    assert sentences("Two died. Four were hurt. None was named.") == ["Two died.", "Four were hurt.", "None was named."]


def test_titles_and_initials_do_not() -> None:
    assert is_one("Gen. Arto Velin and Lt. Col. J. K. Omar met Dr. Sund.")


def test_months_numbers_and_hours_do_not() -> None:
    assert is_one("Talks are set for Sept. 30 at 9 a.m. Tuesday in camp No. 4, incl. 3 hours of press.")


def test_an_abbreviation_ends_one_before_a_word_that_begins_sentences() -> None:
    assert sentences("It was sent to the U.S. The army agreed.") == ["It was sent to the U.S.", "The army agreed."]
    assert is_one("It was sent to the U.S. Army yesterday.")


def test_wire_copy_in_capitals_is_split_alike() -> None:
    assert sentences("MARUNA CITY, 4 FEB 90 (AVN) -- [TEXT] THE ARMY DENIED IT. GEN. SULO LEFT FOR THE U.S. THE TALKS WENT ON.") == [
        "MARUNA CITY, 4 FEB 90 (AVN) --",
        "[TEXT] THE ARMY DENIED IT.",
        "GEN. SULO LEFT FOR THE U.S.",
        "THE TALKS WENT ON.",
    ]


def test_a_dateline_is_no_part_of_the_sentence_behind_it() -> None:
    assert sentences("SELMIN, Marovia (Wire) — The group denied it. NATO - the alliance - agreed.") == [
        "SELMIN, Marovia (Wire) —",
        "The group denied it.",
        "NATO - the alliance - agreed.",
    ]
    assert sentences("SELMIN, Marovia —") == ["SELMIN, Marovia —"]
    assert sentences("NATO troops — five of them — left.") == ["NATO troops — five of them — left."]


def test_closing_marks_belong_to_the_sentence_they_close() -> None:
    assert sentences('"We left." The mayor agreed. (He wept.) “It is over.” Then rain.') == [
        '"We left."', "The mayor agreed.", "(He wept.)", "“It is over.”", "Then rain.",
    ]  # fmt: skip


def test_a_quoted_question_goes_on_to_its_speaker() -> None:
    assert is_one("“Who fired?” Colonel Sund asked.")
    assert is_one('"Stop!" he shouted.')


def test_an_ellipsis_inside_a_sentence_does_not_end_it() -> None:
    assert is_one("The group … is down, but not out.")


def test_a_decimal_number_is_no_end() -> None:
    assert is_one("Prices rose 3.5 percent.")


def test_a_sentence_may_begin_with_an_article_in_lower_case() -> None:
    assert sentences("They fled. al-Hasan stayed.") == ["They fled.", "al-Hasan stayed."]


def test_the_number_of_a_list_line_is_no_sentence() -> None:
    assert is_one("1. Two posts were taken.")


def test_a_missing_space_does_not_hide_an_end() -> None:
    assert sentences("The road is open.Convoys passed.") == ["The road is open.", "Convoys passed."]


def test_a_run_without_stops_is_cut() -> None:
    found = sentences("word " * (2 * LONGEST + 5))
    assert len(found) == 3
