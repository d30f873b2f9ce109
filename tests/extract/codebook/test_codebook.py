from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import TableError
from dateline.extract.codebook import Predicate, load_codebook

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


def predicates() -> dict[str, Predicate]:
    """Return the rows of predicates by name."""
    return {lexeme.predicate.name: lexeme.predicate for lexemes in load_codebook().lexemes.values() for lexeme in lexemes}


def test_every_sub_event_belongs_to_an_event_of_acled() -> None:
    codebook = load_codebook()
    assert codebook.acled_event("Suicide bomb") == "Explosions/Remote violence"
    assert all(codebook.acled_event(predicate.acled) for predicate in predicates().values())


def test_taking_a_town_is_acleds_overtaking_of_territory_though_its_mode_is_not() -> None:
    assert predicates()["territory"].acled == "Non-state actor overtakes territory"
    assert predicates()["attack"].acled == "Armed clash"


def test_a_killing_of_the_defenceless_is_ucdps_one_sided_violence_and_a_protest_is_none() -> None:
    codebook = load_codebook()
    assert codebook.ucdp("ASSAULT", "targeted") == (3,)
    assert codebook.ucdp("ASSAULT", None) == (1, 2, 3)
    assert codebook.ucdp("PROTEST", "riot") == ()
    assert predicates()["clash"].ucdp == (1, 2)


def test_polecats_wording_is_the_modes_own_name_unless_said_otherwise() -> None:
    assert load_codebook().modes["ASSAULT", "heavy-weapons"].polecat == "heavy-weapons"


def test_a_row_can_give_its_arguments_other_roles_than_its_frame() -> None:
    assert predicates()["attack"].slots["subject"] == "actor"
    assert predicates()["under-attack"].slots["subject"] == "target"


def test_rolesets_are_senses_of_the_rows_own_words() -> None:
    assert "shoot.02" in predicates()["shooting"].rolesets


def test_the_instruments_stand_for_their_last_words_in_a_condition(tmp_path: Path) -> None:
    text = SMALL + 'where = { object = ["@instruments"] }\n[instruments]\nwords = ["ray gun", "laser"]\n'
    assert load_codebook(written(tmp_path, text)).lexemes["verb", "zap"][0].predicate.where == {"object": frozenset({"gun", "laser"})}


ROW = 'verbs = ["zap.01"]'


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ('name = "Zap!"', "predicates row 1: `name` must be small letters and hyphens"),
        ('name = "zapping"\nmode = "laser"', "predicates row 1 (zapping): type ASSAULT has no mode 'laser'"),
        ('rolesets = ["zip.01"]', "predicates row 1: 'zip.01' is no roleset of its words (as in attack.01)"),
        ("ucdp = [4]", "predicates row 1: `ucdp` must be a list of 1 (state-based), 2 (non-state), 3 (one-sided)"),
        ('where = { sideways = ["fly"] }', "predicates row 1: no slot 'sideways'"),
        ('where = { object = ["@flies"] }', "predicates row 1: no list 'flies' in [lists]"),
        ('world = "sport"', "predicates row 1: no world 'sport'"),
        ('slots = { object = "sufferer" }', "predicates row 1: `object` is 'sufferer', which is no role"),
        ('verb = ["zap"]', "predicates row 1: no key 'verb'"),
        ('acled = "Brawl"\n[acled]\n"Any" = ["Armed clash", "Air/drone strike"]', "predicates row 1: `acled` is 'Brawl'"),
    ],
)
def test_what_is_wrong_with_a_predicate_is_said_with_its_row(tmp_path: Path, extra: str, says: str) -> None:
    with pytest.raises(TableError) as error:
        load_codebook(written(tmp_path, SMALL.replace(ROW, f"{ROW}\n{extra}")))
    assert str(error.value).startswith(f"mine.toml: {says}")


def test_two_rows_of_one_name_are_named(tmp_path: Path) -> None:
    row = '[[predicates]]\nname = "zapping"\ntype = "ASSAULT"\nframe = "harm"\nverbs = ["zap"]\n'
    with pytest.raises(TableError, match=r"predicates row 3: another row is named 'zapping'"):
        load_codebook(written(tmp_path, SMALL + row + row))


def test_a_world_with_an_unknown_frame_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"worlds row 1: no frame 'dance'"):
        load_codebook(written(tmp_path, SMALL + '[[worlds]]\nname = "ball"\nframes = ["dance"]\n'))
