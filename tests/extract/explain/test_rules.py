"""Every rule that the program can name has a line that says what it reads, and every line is a rule of the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from dateline.extract.codebook.records import Kind
from dateline.extract.explain.rules import UNKNOWN, fields, rule_of, rules
from dateline.extract.explain.tables import entries, shipped
from dateline.extract.places.between import Way
from dateline.records.claims import MentionKind

SOURCE = Path(rule_of.__code__.co_filename).parents[1]
NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)+@\d+")
ADD = "add its line to src/dateline/extract/tables/rules.toml, or take away the line of a rule that is gone"


def trees(folder: str = "") -> Iterator[ast.AST]:
    for path in sorted((SOURCE / folder).rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def given(folder: str, keyword: str) -> set[str]:
    """Return the texts given for a keyword in the modules of a room."""
    pairs = (each for node in trees(folder) if isinstance(node, ast.Call) for each in node.keywords)
    texts = (each.value.value for each in pairs if each.arg == keyword and isinstance(each.value, ast.Constant))
    return {text for text in texts if isinstance(text, str)}


def first_texts(folder: str, function: str, place: int) -> set[str]:
    """Return the texts given at a place of the calls of a function in the modules of a room."""
    calls = (node for node in trees(folder) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function)
    arguments = (call.args[place] for call in calls if len(call.args) > place)
    return {each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def made_up(name: str) -> set[str]:
    """Return the rules of a family whose names are put together, by the pattern of the name."""
    stems: dict[str, set[str]] = {
        "event.{}.{}.{}@1": set(get_args(Kind)),
        "entity.{}@1": set(get_args(MentionKind)),
        "place.{}@1": set(get_args(Way)),
        "time.{}@1": {row["name"] for row in shipped("times.toml").rows["rule"]},
        "cue.{}@1": first_texts("attribution", "Handed", 1),
        "relation.{}@1": first_texts("relations", "relation", 3),
        "scheduled.{}@2": given("scheduled", "rule") | {"planned_noun", "scheduled_noun"},
    }
    assert name in stems, f"rules are named by a pattern that no test knows: {name}"
    assert stems[name], name
    first, _, rest = name.partition("{}")
    return {f"{first}{stem}{rest.replace('.{}', '')}" for stem in stems[name]}


def emitted() -> set[str]:
    """Return the name of every rule that the source can give a record."""
    texts = {node.value for node in trees() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    plain = {text for text in texts if NAME.fullmatch(text)}
    patterns = {"".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values) for node in joined()}
    named = {name for pattern in patterns if re.fullmatch(r"[a-z.{}]+@\d+", pattern) for name in made_up(pattern)}
    return plain | named | {row["rule"] for row in shipped("outcomes.toml").rows["phrase"] if "rule" in row}


def joined() -> Iterator[ast.JoinedStr]:
    yield from (node for node in trees() if isinstance(node, ast.JoinedStr))


def test_every_rule_has_a_line_and_every_line_a_rule() -> None:
    assert sorted(emitted()) == sorted(rules()), ADD


def test_a_rule_says_in_a_sentence_what_it_reads() -> None:
    for name, rule in rules().items():
        assert rule.means[:1].isupper() or rule.means[:1] == '"', name
        assert rule.means.rstrip('"').endswith((".", "...")), name
        assert len(rule.means) <= 200, name


def test_every_place_that_a_rule_names_is_in_a_table() -> None:
    places = [(name, place) for name, rule in rules().items() for place in rule.rows]
    places += [(name, place) for name, listed in fields().items() for place in listed]
    for name, place in places:
        if place.endswith(".csv"):
            assert shipped(place).text, name
        else:
            table, *steps = place.split(".")
            fixed = tuple(steps[: next((at for at, step in enumerate(steps) if "{" in step), len(steps))])
            assert list(entries(shipped(f"{table}.toml"), fixed)), f"{name}: {place}"


def test_rules_of_the_codebooks_rows_share_a_line() -> None:
    assert rule_of("event.noun.attack.attack@1").means == rule_of("event.noun.own-row.harm@1").means
    assert rule_of("event.noun.attack.attack@1").name == "event.noun.attack.attack@1"


def test_a_rule_of_another_version_is_not_known() -> None:
    assert rule_of("count.verb@99").means == UNKNOWN
