"""What stands on a page and is no news: promotion, comment forms, boilerplate, a lead that is told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.intake.tables import load_table
from dateline.records.texts import Removed, Span, Why

ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
CUT = re.compile(r"(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})?\s*(?:(?:continue|keep) reading|read more)?\W*$", re.IGNORECASE)
HEADLINE = 20  # words: what follows a "Related" head and has no full stop is a headline up to here
OPENING = 3  # paragraphs: headline, byline, lead
LEAD = 8  # words: a shorter repetition may be chance
BUTTONS = 14  # words: the longest row of buttons
WORDS, CHARACTERS = 60, 1000  # a longer line is a paragraph
TAIL = 60  # characters at the end of a lead that can say that it was cut
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line that is no news."""

    why: Why
    pattern: re.Pattern[str]
    words: int
    section: bool
    rest: bool


@cache
def rules() -> tuple[Rule, ...]:
    """Return the table of lines that are no news."""
    return tuple(
        Rule(
            row["why"],
            re.compile(f"(?:{row['pattern']})" + ("$" if row.get("whole") else ""), re.IGNORECASE),
            row["words"],
            row.get("section", False),
            row.get("rest", False),
        )
        for row in load_table("noise.toml")["rule"]
    )


@cache
def buttons() -> frozenset[str]:
    """Return the words of share bars."""
    return frozenset(load_table("noise.toml")["buttons"])


def noise_in(lines: Sequence[str]) -> dict[int, Why]:
    """Return which lines are no news, by their place, and why; empty lines are never named."""
    bare = [" ".join(line.split()) for line in lines]
    found = kinds_of(bare)
    lead = repeated_lead([line if place not in found else "" for place, line in enumerate(bare)])
    return found if lead is None else found | {lead: "repeated_lead"}


def kinds_of(lines: Sequence[str]) -> dict[int, Why]:
    """Return why each line that the table takes is no news."""
    found: dict[int, Why] = {}
    half, passed, section = sum(map(len, lines)) / 2, 0, False
    for place, line in enumerate(lines):
        rule = rule_for(line)
        if rule and rule.rest and passed > half:
            return found | {later: "comments" for later in range(place, len(lines)) if lines[later]}
        section = rule.section if rule else section and is_headline(line)
        if rule:
            found[place] = rule.why
        elif section and line:
            found[place] = "promotion"
        passed += len(line)
    return found


@lru_cache(maxsize=4096)
def rule_for(line: str) -> Rule | None:
    """Return the first rule that takes the line."""
    count = line.count(" ") + 1
    if not line or count > WORDS or len(line) > CHARACTERS:
        return None
    found = next((rule for rule in rules() if count <= rule.words and rule.pattern.match(line)), None)
    if found is None and count <= BUTTONS and is_buttons(line):
        return Rule("boilerplate", WORD, BUTTONS, section=False, rest=False)
    return found


def is_buttons(line: str) -> bool:
    """Tell whether the line is a row of buttons, with their counts perhaps; a figure alone is none."""
    words = WORD.findall(line.lower())
    return all(word.isdigit() or word in buttons() for word in words) and not (words and all(map(str.isdigit, words)))


def is_headline(line: str) -> bool:
    """Tell whether the line can be the headline of another report (an empty line does not end their list)."""
    return not line or (line.count(" ") < HEADLINE and not ENDED.search(line[-TAIL:]))


def repeated_lead(lines: Sequence[str]) -> int | None:
    """Return the place of a lead that the following paragraphs repeat word for word, cut short or whole; a headline may stand before it."""
    filled = [place for place, line in enumerate(lines) if line]
    return next(
        (place for rank, place in enumerate(filled[:OPENING]) if is_repeated(lines[place], (lines[later] for later in filled[rank + 1 :]))),
        None,
    )


def is_repeated(lead: str, following: Iterable[str]) -> bool:
    """Tell whether the paragraphs that follow begin with all words of the lead."""
    words = WORD.findall(lead[:-TAIL] + CUT.sub("", lead[-TAIL:]))
    if len(words) < LEAD:
        return False
    told: list[str] = []
    for paragraph in following:
        told += WORD.findall(paragraph)
        if len(told) >= len(words):
            break
    return told[: len(words)] == words


def removed_lines(text: str) -> tuple[Removed, ...]:
    """Return the whole lines of a given text that are no news, in order, where they stand."""
    lines = text.split("\n")
    noise = noise_in(lines)
    removed, start = [], 0
    for place, line in enumerate(lines):
        if place in noise:
            span = Span(start, start + len(line.removesuffix("\r")))
            removed.append(Removed(span.of(text), span, noise[place]))
        start += len(line) + 1
    return tuple(removed)
