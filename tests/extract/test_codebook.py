from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import TableError
from dateline.extract.codebook import load_codebook

SMALL = """
version = "mine-1"
[frames.harm]
subject = "actor"
object = "victim"
[[types]]
name = "ASSAULT"
score = -9.0
quad = 4
happening = true
acled = "Armed clash"
[modes.ASSAULT]
drone = { score = -9.5, acled = "Air/drone strike" }
[[predicates]]
type = "ASSAULT"
frame = "harm"
verbs = ["zap.01"]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_codebook_knows_the_sixteen_types_of_plover() -> None:
    assert len(load_codebook().types) == 16


def test_every_shipped_predicate_names_a_type_a_mode_and_a_frame_that_exist() -> None:
    codebook = load_codebook()
    for lexemes in codebook.lexemes.values():
        for lexeme in lexemes:
            assert lexeme.predicate.type in codebook.types
            assert lexeme.predicate.frame in codebook.frames
            assert lexeme.predicate.mode is None or (lexeme.predicate.type, lexeme.predicate.mode) in codebook.modes


def test_a_drone_strike_is_acleds_air_or_drone_strike() -> None:
    assert load_codebook().acled("ASSAULT", "drone") == "Air/drone strike"


def test_violence_without_a_mode_is_an_armed_clash_for_acled() -> None:
    assert load_codebook().acled("ASSAULT", None) == "Armed clash"


def test_arrests_are_acleds_arrests() -> None:
    assert load_codebook().acled("COERCE", "arrest") == "Arrests"


def test_a_score_is_that_of_the_published_scale() -> None:
    assert load_codebook().modes["ASSAULT", "unconventional"].score == -10.0


def test_a_users_file_replaces_the_shipped_one(tmp_path: Path) -> None:
    codebook = load_codebook(written(tmp_path, SMALL))
    assert codebook.version == "mine-1"
    assert list(codebook.lexemes) == [("verb", "zap")]
    assert codebook.lexemes["verb", "zap"][0].sense == "01"


def test_longer_phrases_stand_before_shorter_ones() -> None:
    lengths = [len(lexeme.others) for lexeme in load_codebook().lexemes["noun", "attack"]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('frame = "harm"', 'frame = "harn"', "predicates row 1: no frame 'harn'"),
        ('[[predicates]]\ntype = "ASSAULT"', '[[predicates]]\ntype = "ASSULT"', "predicates row 1: no type 'ASSULT'"),
        ('verbs = ["zap.01"]', "", "predicates row 1: no verbs, nouns or adjectives"),
        ('verbs = ["zap.01"]', 'verbs = ["zap.01"]\nmode = "laser"', "predicates row 1: type ASSAULT has no mode 'laser'"),
        ('verbs = ["zap.01"]', 'verbs = "zap"', "predicates row 1: `verbs` must be a list of words"),
        ('object = "victim"', 'object = "sufferer"', "frames.harm: `object` is 'sufferer', which is no role"),
        ("score = -9.0", 'score = "low"', "types row 1: `score` is missing or no number"),
        ("happening = true", "", "types row 1: `happening` must be true or false"),
        ('version = "mine-1"', "", "the file: `version` is missing or no text"),
        ("[modes.ASSAULT]", "[modes.ASSULT]", "modes.ASSULT: no such type"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(TableError) as error:
        load_codebook(written(tmp_path, SMALL.replace(old, new, 1)))
    assert str(error.value).startswith(f"mine.toml: {says}")


def test_a_hint_with_an_unknown_mode_is_named(tmp_path: Path) -> None:
    text = SMALL + '[[hints]]\ntype = "ASSAULT"\nmode = "laser"\nwords = ["laser"]\n'
    with pytest.raises(TableError, match=r"hints row 1: type ASSAULT has no mode 'laser'"):
        load_codebook(written(tmp_path, text))


def test_an_exception_with_an_unknown_slot_is_named(tmp_path: Path) -> None:
    text = SMALL + '[[exceptions]]\nlemmas = ["zap"]\nslot = "sideways"\nwords = ["fly"]\n'
    with pytest.raises(TableError, match=r"exceptions row 1: no slot 'sideways'"):
        load_codebook(written(tmp_path, text))


def test_a_file_that_is_no_toml_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"mine\.toml: not valid TOML"):
        load_codebook(written(tmp_path, "version = "))


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere\.toml"):
        load_codebook(tmp_path / "nowhere.toml")
