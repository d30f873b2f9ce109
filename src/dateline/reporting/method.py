"""How a ledger is made, from the configuration: nothing here is written by hand but the model's card."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from dateline.answer.counts import policies
from dateline.extract.codebook import load_codebook
from dateline.extract.explain.rules import rules
from dateline.site import Method, Rule, Type, Way


def method(codebook: Path | None) -> Method:
    """Return the types of a codebook (null: the one that ships), the rules, the policies and the language model's card."""
    book = load_codebook(codebook)
    modes: dict[str, list[str]] = {}
    for mode in book.modes.values():
        modes.setdefault(mode.type, []).append(mode.name)
    return Method(
        types=[Type(each.name, tuple(modes.get(each.name, ())), each.happening) for each in book.types.values()],
        rules=[Rule(each.name, each.means) for each in rules().values()],
        policies=policies_shown(),
        card=resources.files("dateline.language").joinpath("model/CARD.md").read_text(encoding="utf-8"),
    )


def policies_shown() -> list[Way]:
    """Return the policies that ship, each once."""
    return [Way(each.name, each.means, each.source) for each in {each.name: each for each in policies().values()}.values()]
