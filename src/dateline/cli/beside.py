"""A record beside its sentence: the words that carry each value underlined in place, the rule, the speaker, the offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli.lookup import Lookup, look_up
from dateline.records.claims import Record
from dateline.records.reading import Reading
from dateline.records.texts import Span


@dataclass(frozen=True, slots=True)
class Carried:
    """A value of a record with the words that carry it."""

    label: str
    span: Span


def show(reading: Reading, record: Record, console: Console) -> None:
    """Print one record of a reading beside its sentence."""
    seen = look_up(reading)
    carried = list(dict.fromkeys(spans_of(record)))
    for sentence in sentences_over(reading, [each.span for each in carried]):
        console.print(Padding(_underlined(reading.document.text, sentence, [each.span for each in carried]), (0, 0, 1, 2)))
    for label, value in values_of(record, seen):
        console.print(Text.assemble((f"{label:>14}  ", "dim"), value))
    for each in carried:
        console.print(Text(f"{each.label:>14}  “{seen.quote(each.span)}”  {reading.document.name} {each.span.start}-{each.span.end}"))
    speakers = getattr(record, "attributions", None)
    if speakers is not None:
        console.print(Text.assemble((f"{'said by':>14}  ", "dim"), seen.speakers(speakers)))
    console.print(Text.assemble((f"{'rule':>14}  ", "dim"), f"{record.rule}, score {record.score:.2f}"))


def spans_of(value: object, label: str = "words") -> Iterator[Carried]:
    """Yield every span inside a record with the name of the field it stands in."""
    if isinstance(value, Span):
        yield Carried(label, value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name), label if field.name in ("span", "spans") else field.name)
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_of(each, label)


def values_of(record: Record, seen: Lookup) -> Iterator[tuple[str, str]]:
    """Yield the plain values of a record; ids of entities, places and times are given as names and quotes."""
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in ("id", "span", "rule", "score", "attributions") or value is None or isinstance(value, Span):
            continue
        shown = _value(value, seen)
        if shown:
            yield field.name.rstrip("_"), shown


def _value(value: object, seen: Lookup) -> str:
    if isinstance(value, str):
        return _named(value, seen)
    if isinstance(value, bool | int | float):
        return str(value)
    if is_dataclass(value) and not isinstance(value, Span):
        inner = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
        pairs = ((name, _value(each, seen)) for name, each in inner if each is not None and not isinstance(each, Span))
        return ", ".join(f"{name} {shown}" for name, shown in pairs if shown)
    if isinstance(value, tuple) and not isinstance(value, Span):
        return "; ".join(shown for each in value if not isinstance(each, Span) and (shown := _value(each, seen)))
    return ""


def _named(value: str, seen: Lookup) -> str:
    if value in seen.entities:
        return seen.entities[value].name
    if value in seen.places:
        return seen.places[value].name
    for records in (seen.times, seen.events, seen.counts, seen.tallies):
        record = records.get(value)
        if record is not None:
            return f"“{seen.quote(record.span)}”"
    return value


def sentences_over(reading: Reading, spans: list[Span]) -> list[Span]:
    """Return the sentences that the spans touch, in order; where none is known, the spans themselves."""
    touched = [sentence for sentence in reading.sentences if any(sentence.meets(span) for span in spans)]
    return touched or spans[:1]


def _underlined(text: str, sentence: Span, spans: list[Span]) -> Text:
    """Return the sentence with the spans underlined; offsets count code points, so nothing is re-found in the words."""
    shown = Text(sentence.of(text).replace("\n", " "))
    for span in spans:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start < end:
            shown.stylize("underline bold", start - sentence.start, end - sentence.start)
    return shown
