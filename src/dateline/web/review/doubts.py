"""What a person sees before deciding: each side's words in their context, its values, and what others have said of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.export.withheld import Rules
from dateline.ledger.canonical import Json
from dateline.ledger.queue import Doubt
from dateline.ledger.shown import StatedOf
from dateline.ledger.story import Happened
from dateline.ledger.view import View
from dateline.records.happenings import Edge
from dateline.records.publication import Quote
from dateline.records.texts import Span
from dateline.site.pieces import Light, Piece, pieces
from dateline.site.values import in_words
from dateline.site.wording import UNSEEN

AROUND = 400  # characters of context on either side of the sentence, to the end of their line


HIDDEN = re.compile(f"{UNSEEN.pattern}|\r")  # a browser makes \r\n one character


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record for a person to check: in words, as it may be typed, and the words it stands on."""

    id: str
    property: str
    shown: str
    typed: str
    quote: str
    start: int
    end: int
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the context as the page writes it; `code` names one character that cannot be seen, and stands in its place."""

    text: str
    kind: str = ""
    note: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One record with the words around it; `start` is the code point of the report's text at which the context begins."""

    id: str
    kind: str
    review: str
    document: str
    names: tuple[str, ...]
    title: str | None
    outlet: str | None
    published: str | None
    start: int
    context: tuple[Run, ...]
    values: tuple[Value, ...]
    speakers: tuple[str, ...]
    history: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record of the later version that a decision can be said of: its words, what was read there, and how it stands."""

    id: str
    words: str
    said: str
    review: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Later:
    """What was decided, and what a later version (`candidates`) or a later reading (`value`) tells otherwise; `nothing`: no other words."""

    decided: tuple[Happened, ...]
    at: str
    candidates: tuple[Candidate, ...] = ()
    nothing: bool = False
    value: str = ""
    property: str = ""
    reads: str = ""
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """One thing to decide on, with its sides; `edges` are what people have decided about a pair so far."""

    kind: str
    question: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]
    edges: tuple[Edge, ...]
    later: Later | None = None


def in_turn(doubts: Iterable[Doubt], who: str, about: str | None = None) -> list[Doubt]:
    """Return doubts in the order in which somebody should take them; what he has looked at and left open comes last."""
    return sorted((each for each in doubts if about in {None, each.about, each.kind}), key=lambda each: who in each.spoken)


def hides(veil: Rules, doubt: Doubt) -> bool:
    """Tell whether a doubt is about something that not everybody may see."""
    return any(
        veil.is_restricted(side.id) or not veil.quotable(Quote(side.document, *side.span, side.sentence)) or veil.names_one(side.sentence)
        for side in doubt.sides
    )


def is_hidden(veil: Rules, side: Side) -> bool:
    """Tell whether a side is, or its words name, something that not everybody may see."""
    words = "".join(run.text for run in side.context)
    around = Quote(side.document, side.start, side.start + len(words), words)
    ids = (side.id, side.document, *(value.id for value in side.values))
    return any(map(veil.is_restricted, ids)) or not veil.quotable(around) or veil.names_one(words)


def called(kind: str) -> str:
    """Return what a person calls a kind of record."""
    return {"entity": "name", "tally": "total", "scheduled": "appointment"}.get(kind, kind)


def heading(kind: str, about: str) -> str:
    """Return the question that a doubt puts, as a person would ask it."""
    name = called(about)
    asked = {"link": f"The same {name}?", "orphaned": f"Where does this {name} stand now?", "difference": f"Which {name} is right?"}
    return asked.get(kind, f"Is this {name} right?")


def open_record(view: View, record: str, doubt: Doubt | None = None) -> Open:
    """Return one record as it is to be decided on; an id that names none is an error."""
    side = side_of(view, record)
    question = doubt.question if doubt else f"right? ({side.review})"
    return Open("record", question, doubt.reasons if doubt else (), (side,), ())


def open_link(view: View, pair: tuple[str, str], doubt: Doubt | None = None) -> Open:
    """Return two records beside each other, to be joined or told apart."""
    sides = tuple(side_of(view, each) for each in pair)
    ids = {each.id for each in sides}
    edges = tuple(each for each in view.edges() if {each.left, each.right} == ids)
    reasons = doubt.reasons if doubt else tuple(reason for each in edges for reason in each.reasons)
    people = tuple(each for each in edges if each.judgement != "suggested")
    return Open("link", doubt.question if doubt else "the same?", reasons, sides, people)


def typed(value: Json, quote: str) -> str:
    """Return a value as a person would type it to correct it: 12, 10-15, 12+, a day, two days, or words."""
    if isinstance(value, dict) and "low" in value and "high" in value:
        low, high = value["low"], value["high"]
        return f"{low}+" if high is None else f"{low}" if low == high else f"{low}-{high}"
    if isinstance(value, dict) and "start" in value and "end" in value:
        return "/".join(str(each) for each in dict.fromkeys((value["start"], value["end"])) if each)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return quote if value is None else str(value)


def side_of(view: View, record: str) -> Side:
    """Return a record with its words in their context, its values lit."""
    shown = view.show(record)
    lights = [Light(*each.span, shown.kind, each.id, each.property) for each in shown.statements]
    side = text_side(view, shown.document, shown.sentence_span, lights)
    return replace(
        side,
        id=shown.id,
        kind=shown.kind,
        review=shown.review,
        names=shown.documents,
        values=tuple(value_of(each) for each in shown.statements),
        speakers=tuple(dict.fromkeys(each.speaker or "unnamed" for each in shown.attributions)),
        history=tuple(view.history(shown.id)),
    )


def text_side(view: View, name: str, words: Span, lights: Iterable[Light]) -> Side:
    """Return the words of a report in their context, some of them lit; what is lit is given by its place in the whole text."""
    source = view.source(name)
    document, window = source.document, _window(source.document.text, words)
    inside = [replace(each, start=each.start - window.start, end=each.end - window.start) for each in lights]
    context = tuple(run for piece in pieces(window.of(document.text), inside) for run in _runs(piece))
    names, day = (document.name,), document.published.date
    return Side("", "", "", name, names, document.title, document.site, day, window.start, context, (), (), ())


def _runs(piece: Piece) -> Iterator[Run]:
    """Yield a piece, each character that a browser would swallow or a reader not see in a run of its own."""
    done = 0
    for mark in HIDDEN.finditer(piece.text):
        if mark.start() > done:
            yield Run(piece.text[done : mark.start()], piece.kind, piece.note)
        yield Run(mark.group(), piece.kind, piece.note, f"U+{ord(mark.group()):04X}")
        done = mark.end()
    if done < len(piece.text):
        yield Run(piece.text[done:], piece.kind, piece.note)


def _window(text: str, sentence: Span) -> Span:
    """Return the sentence with some of what stands around it, from the beginning of a line to the end of one."""
    before = text.rfind("\n", 0, max(0, sentence.start - AROUND)) + 1
    after = text.find("\n", min(len(text), sentence.end + AROUND))
    return Span(before, len(text) if after < 0 else after)


def value_of(stated: StatedOf) -> Value:
    """Return a value as a person checks it."""
    words = stated.named or in_words(stated.value, {})
    return Value(
        id=stated.id,
        property=stated.property,
        shown=words or " ".join(stated.quote.split()),
        typed=typed(stated.value, stated.quote),
        quote=stated.quote,
        start=stated.span.start,
        end=stated.span.end,
        origins=stated.origins,
    )
