"""Markdown of our own as HTML that a strict policy shows: no HTML let through, no style in a tag."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

DEEPER = 2  # a document's first heading stands under that of the section which shows it


def rendered(text: str) -> Markup:
    """Return a document as HTML, its headings two levels down."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        token.attrs.pop("style", None)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + DEEPER, 6)}"
    html = str(reader.renderer.render(tokens, reader.options, {}))
    tables = html.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")
    return Markup(tables)  # noqa: S704 a page of this package, in which HTML is escaped
