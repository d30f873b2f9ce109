"""How templates are read and filled: everything is escaped, and what a reader cannot see is shown by its name."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment, StrictUndefined, select_autoescape

from dateline.site import wording

SHORT = 16  # characters of an id in an address


def environment(loader: BaseLoader, **known: object) -> Environment:
    """Return the templates of a loader with the words of our pages; `known` are further names that templates may use."""
    made = Environment(
        loader=loader,
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=wording.visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        toll=wording.toll,
        day=wording.day,
        moment=wording.moment,
        cut=wording.cut,
        place=wording.place,
        grouped=wording.grouped,
        short=lambda name: name[:SHORT],
    )
    made.globals.update(days=wording.days, between=wording.between, own_voice=wording.OWN_VOICE, **known)
    return made
