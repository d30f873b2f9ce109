"""Articles that a page lays out in several blocks, with advertisements between them: one body again before extraction."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

LEVELS = 3  # from a block up to the element that holds all blocks
LONG = 20  # words: a paragraph of an article, no teaser


def join_chunks(tree: HtmlElement) -> None:
    """Move the paragraphs of blocks that are built alike, and lie in one element, into the first: extraction takes one block only."""
    for first, *others in alike(tree):
        for block in others:
            for child in list(block):
                first.append(child)


def alike(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Yield the groups of two and more blocks of paragraphs that bear the same class at the same depth of the same element."""
    groups: dict[tuple[object, ...], list[HtmlElement]] = {}
    for block in tree.iter("div", "section"):
        if block.get("class") and is_running_text(block):
            for levels, holder in enumerate(block.iterancestors(), 1):
                if levels > LEVELS or holder.tag in ("body", "html"):
                    break
                groups.setdefault((holder, levels, block.get("class")), []).append(block)
    joined: set[HtmlElement] = set()
    for blocks in groups.values():
        free = [block for block in blocks if block not in joined]
        if len(free) > 1:
            joined.update(free)
            yield free


def is_running_text(block: HtmlElement) -> bool:
    """Tell whether two or more long paragraphs are the block's own."""
    long = [child for child in block if child.tag == "p" and len(child.text_content().split()) >= LONG]
    return len(long) > 1
