"""What the words of a name say it names: "Ministry of Roads" is a government, "Third Brigade" a military."""

from __future__ import annotations

from dateline.extract.names import lexicon


def ending_of(name: str) -> tuple[str, str | None] | None:
    """Return the type and sector that a body's name tells by its head word ("Ministry of Roads", "Northern Front")."""
    words = lexicon.plain(name).casefold().split()
    if len(words) < 2:
        return None
    for link in ("of", "for"):
        if link in words[1:-1]:
            head = words[: words.index(link)]
            return _ending(head) or _ending(words)
    return _ending(words) or lexicon.openings().get(words[0])


def _ending(words: list[str]) -> tuple[str, str | None] | None:
    table = lexicon.endings()
    for size in (3, 2, 1):
        if size <= len(words) and (end := table.get(" ".join(words[-size:]))):
            return end
    return None
