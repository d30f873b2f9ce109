"""What somebody decided, beside what a later version of the report or a later reading says instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dateline.errors import LedgerError
from dateline.export.withheld import Rules
from dateline.ledger.canonical import Json
from dateline.ledger.instead import Other, Place, other, places
from dateline.ledger.shown import Shown
from dateline.ledger.story import Happened
from dateline.ledger.view import View
from dateline.site.pieces import Light
from dateline.site.values import in_words
from dateline.site.wording import cut
from dateline.web.review.doubts import Candidate, Later, Open, Side, side_of, text_side

CHOSEN_FROM = 9  # records to choose from: one for each figure on the keyboard
DECIDED = {"in_review": "opened it again", "superseded": "put it aside"}


def open_orphan(view: View, record: str) -> Open:
    """Return a record that a later version of its report has lost, beside the place where its words would be; another one is an error."""
    found = view.ask(lambda connection: places(connection, record))
    if not found:
        raise LedgerError(f"no later version has lost record {record[:8]}: the queue names those that wait")
    place = found[0]
    side = side_of(view, record)
    beside = text_side(view, place.document, place.span, [Light(*place.span, "instead", "", "what the later version says instead")])
    nothing = place.span.start == place.span.end
    later = Later(tuple(_decided(side, place.at)), place.at, tuple(_candidates(view, place)), nothing)
    return Open("orphaned", place.reason, (), (side, beside), (), later)


def open_difference(view: View, value: str) -> Open:
    """Return what people settled, beside the other value that a later reading gave, each on its words."""
    found = view.ask(lambda connection: other(connection, value))
    shown = view.show(found.record)
    stands = [each for each in shown.statements if each.id in found.stands]
    lights = [Light(*each.span, shown.kind, each.id, f"{each.property}: settled") for each in stands]
    settled = side_of(view, found.record)
    said = text_side(view, shown.document, stands[0].span if stands else shown.sentence_span, lights)
    read = text_side(view, shown.document, found.span, [Light(*found.span, "instead", "", f"{found.property}: the later reading")])
    later = Later(
        decided=tuple(_decided(settled, found.at)),
        at=found.at,
        value=found.id,
        property=found.property,
        reads=_words(view, found),
        stands=", ".join(each.named or _value(each.value, each.quote) for each in stands),
    )
    return Open("difference", found.reason, (), (replace(settled, context=said.context, start=said.start), read), (), later)


def without(veil: Rules, opened: Open) -> Open:
    """Return what is open without the records to choose from that not everybody may see."""
    if opened.later is None:
        return opened
    shown = tuple(each for each in opened.later.candidates if not veil.is_restricted(each.id) and not veil.names_one(each.words))
    return replace(opened, later=replace(opened.later, candidates=shown))


def _decided(side: Side, until: str) -> Iterator[Happened]:
    """Yield what people decided on a record before something else was told; that it was opened to be decided on is no news."""
    told = [each for each in side.history if each.by.startswith("human:") and each.at <= until and each.what != "said"]
    for each, following in pairwise([*told, None]):
        if each is not None and not (
            following is not None and each.what == "in_review" and (following.at, following.by) == (each.at, each.by)
        ):
            yield replace(each, what=DECIDED.get(each.what, each.what.replace("_", " ")))


def _candidates(view: View, place: Place) -> Iterator[Candidate]:
    for name in place.records[:CHOSEN_FROM]:
        shown = view.show(name)
        yield Candidate(shown.id, shown.sentence, _said(shown), shown.review, inside=shown.span.meets(place.span))


def _said(shown: Shown) -> str:
    """Return the values of a record in a line."""
    told = ((each.property, each.named or in_words(each.value, {})) for each in shown.statements)
    return ", ".join(dict.fromkeys(f"{name.replace('_', ' ')} {words}" for name, words in told if words))


def _words(view: View, found: Other) -> str:
    text = view.source(found.document).document.text
    return _value(found.value, found.span.of(text))


def _value(value: Json, quote: str) -> str:
    return in_words(value, {}) or cut(" ".join(quote.split()))
