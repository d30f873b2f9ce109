from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.corpus import FOLDER, CorpusError, held_out, key_of, read_all, read_corpus, read_line
from training.names import TYPES
from training.sets import Example


@pytest.fixture(scope="module")
def corpus() -> list[Example]:
    return read_all(FOLDER)


def test_sentence_is_recovered_as_printed() -> None:
    cases = {
        "The [Sarvan Liberation Front|GROUP] claimed{3} it had shot{1} down a [Shahed-136|WEAPON] near [Bunia|LOCATION].": (
            "The Sarvan Liberation Front claimed it had shot down a Shahed-136 near Bunia."
        ),
        "“We did{-3} not fire{-3},” said{3} [Col. A|MISC]'s aide.": "“We did not fire,” said Col. A's aide.",
        r"\[Brackets\] and \{braces\} stay in [Rome|LOCATION].": "[Brackets] and {braces} stay in Rome.",
    }
    for line, text in cases.items():
        assert read_line(line).text == text


def test_marks_become_labels_and_ratings_of_words() -> None:
    example = read_line("[US|LOCATION]-led troops did not take{-3} [Al Qasr Bridge|FACILITY].")
    assert example.words == ["US", "-", "led", "troops", "did", "not", "take", "Al", "Qasr", "Bridge", "."]
    named = [labels[0] for labels in example.names or ()]
    assert named == ["B-LOCATION", "O", "O", "O", "O", "O", "O", "B-FACILITY", "I-FACILITY", "I-FACILITY", "O"]
    assert example.factuality == {6: -3.0}


@pytest.mark.parametrize(
    "line", ["[Rome|CITY].", "[Rome.", "Rome|LOCATION].", "said{4}.", "said{high}.", "said {3}.", "[Ro|LOCATION]me.", "[|GROUP] x"]
)
def test_error_names_file_and_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"# a comment\nAll quiet.\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"one\.txt:3"):
        read_all(tmp_path)


def test_sentence_may_not_stand_twice(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("All quiet.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("ALL QUIET\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"two\.txt:1: .*one\.txt:1"):
        read_all(tmp_path)


def test_corpus_is_large_and_varied(corpus: list[Example]) -> None:
    kinds = Counter(label.removeprefix("B-") for example in corpus for (label,) in example.names or () if label.startswith("B-"))
    assert len(corpus) >= 1500
    assert len({key_of(example.text) for example in corpus}) == len(corpus)
    assert all(kinds[kind] >= 100 for kind in TYPES if kind != "MISC"), kinds
    assert all(" ".join(example.words) and len(example.names or ()) == len(example.words) for example in corpus)


def test_words_hold_every_character_of_the_sentence(corpus: list[Example]) -> None:
    for example in corpus:
        assert "".join(example.words) == "".join(example.text.split())


def test_two_thirds_of_the_sentences_carry_ratings(corpus: list[Example]) -> None:
    assert sum(bool(example.factuality) for example in corpus) >= 0.6 * len(corpus)


def test_a_fifth_is_held_out_whatever_the_order(corpus: list[Example]) -> None:
    share = sum(held_out(example.text) for example in corpus) / len(corpus)
    assert 0.17 < share < 0.23
    kept, held = read_corpus(FOLDER, False), read_corpus(FOLDER, True)
    assert len(kept) + len(held) == len(corpus)
    assert not {example.text for example in kept} & {example.text for example in held}
