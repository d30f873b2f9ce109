"""Why a record says what it says: its sentence with the words marked, its rule, the rows that fired, its values, the arcs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli import wording
from dateline.cli.beside import sentences_over
from dateline.explaining import Explained, Value
from dateline.extract.explain import Part
from dateline.extract.explain.rows import Row
from dateline.extract.explain.trees import Node
from dateline.records.reading import to_json
from dateline.records.texts import Span

SHORT = 8  # characters of a ledger's id
HASH = 64
MOST = 3  # sentences shown; a name may stand in every one of a report
INDENT = "  "
LABEL = 14  # columns of the names on the left
PIECES = ("source", "cue", "content", "clause", "what", "mention")  # values that are nothing but their words
OWN, OTHER = "^", "-"  # under the words that made the rule read, and under the record's other words


def show(explained: Explained, console: Console) -> None:
    """Print why a record says what it says."""
    console.print(Text.assemble((explained.kind, "bold"), f" {_short(explained.id)} in {', '.join(explained.names)}"))
    for note in explained.notes:
        console.print(Text(f"Mind: {note}"))
    for line in _marked(explained, console.width):
        console.print(line, soft_wrap=True)
    if explained.why is not None:
        console.print(Text("RULE", "bold"))
        console.print(Text(f"{INDENT}{explained.why.rule.name}, score {explained.why.score:.2f}"))
        console.print(Padding(Text(explained.why.rule.means), (0, 0, 0, len(INDENT))))
        _section("TABLE ROWS", [(each.about, _row(each, explained)) for each in explained.why.rows], console)
    _section("VALUES", [(each.property, _value(each, explained)) for each in explained.values], console)
    if explained.why is not None:
        _arcs([line for tree in explained.why.trees for line in _tree(tree)], console)
        _section("RESTS ON", [(part.kind, _part(part, explained)) for part in explained.why.parts], console)


def _section(title: str, rows: list[tuple[str, str]], console: Console) -> None:
    if rows:
        console.print(Text(title, "bold"))
        console.print(_grid(rows))


def _grid(rows: list[tuple[str, str]]) -> Table:
    """Return lines of a name and a text; a long text goes on below itself."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim", min_width=LABEL)
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(Text(f"{INDENT}{name}"), Text(text))
    return table


def _arcs(lines: list[Text], console: Console) -> None:
    if lines:
        console.print(Text("ARCS", "bold"))
    for line in lines:
        console.print(line, soft_wrap=True)


def _marked(explained: Explained, width: int) -> Iterator[Text]:
    """Yield the sentences line by line, each with a line of marks under the words that count; offsets count code points."""
    own, others = _spans(explained)
    sentences = sentences_over(explained.reading, [*own, *others])
    for sentence in sentences[:MOST]:
        yield Text("")
        for start, end in _wrapped(explained.reading.document.text, sentence, width - len(INDENT)):
            line = explained.reading.document.text[start:end]
            yield Text(INDENT + line.replace("\n", " ").rstrip())
            marks = "".join(_mark(at, own, others) for at in range(start, end)).rstrip()
            if marks:
                yield Text(INDENT + marks)
    if len(sentences) > MOST:
        yield Text(f"{INDENT}and {len(sentences) - MOST} more sentences", "dim")
    yield Text("")


def _spans(explained: Explained) -> tuple[list[Span], list[Span]]:
    values = [value.span for value in explained.values if value.span not in explained.reading.sentences]
    if explained.why is None:
        return [], values
    own = list(explained.why.triggers) or list(explained.why.spans[:1])
    return own, [*explained.why.spans, *values]


def _mark(at: int, own: list[Span], others: list[Span]) -> str:
    if any(span.start <= at < span.end for span in own):
        return OWN
    return OTHER if any(span.start <= at < span.end for span in others) else " "


def _wrapped(text: str, sentence: Span, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line of a sentence begins and ends, broken at blanks; a word longer than a line stays whole."""
    start = sentence.start
    while sentence.end - start > width:
        cut = max(text.rfind(" ", start, start + width + 1), text.rfind("\n", start, start + width + 1))
        cut = cut if cut > start else min(each for each in (text.find(" ", start + width, sentence.end), sentence.end) if each > 0)
        yield start, cut
        start = min(cut + 1, sentence.end)
    if start < sentence.end:
        yield start, sentence.end


def _row(row: Row, explained: Explained) -> str:
    where = f"{row.file}{f' line {row.line}' if row.line else ''}, {row.section}"
    held = f": {row.word}" if row.word and row.word not in row.section.split() else ""
    return f"“{_quote(row.span, explained)}” → {where}{held}"


def _value(value: Value, explained: Explained) -> str:
    said = "" if value.property in PIECES else _plain(value.value)
    shown = said or value.named or ""
    named = f" ({_cut(value.named)})" if said and value.named else ""
    hand = [each.removeprefix("human:") for each in value.origins if each.startswith("human:")]
    by = f"   set by {', '.join(hand)}" if hand else ""
    gap = "   " if shown else ""
    return f"{shown if said else _cut(shown)}{named}{gap}“{_cut(_quote(value.span, explained))}” {value.span.start}-{value.span.end}{by}"


def _plain(value: object) -> str:
    """Return a value on one line without the ids of other records, which are named beside it."""
    if isinstance(value, dict):
        return _figure(value) or ", ".join(f"{key} {_plain(each)}" for key, each in value.items() if _plain(each))
    if isinstance(value, list):
        return "-".join(_plain(each) for each in value if _plain(each))
    return "" if value is None or _is_id(value) else str(value).lower() if isinstance(value, bool) else str(value)


def _figure(value: dict[str, object]) -> str:
    """Return a number, a toll or an interval as people write it; nothing for other values."""
    if value.keys() >= {"comparator", "low", "high"}:
        number, low, high = (_number(value.get(key)) for key in ("value", "low", "high"))
        shown, bounds = wording.number(number, low, high, str(value["comparator"])), wording.bounds(low, high)
        return shown if shown == bounds else f"{shown} ({str(value['comparator']).replace('_', ' ')}: {bounds})"
    if value.keys() >= {"best", "low", "high"}:
        low, best, high = (_number(value.get(key)) for key in ("low", "best", "high"))
        return wording.toll(*(None if each is None else int(each) for each in (low, best, high)))
    if value.keys() >= {"start", "end"} and "tally" not in value:
        start, end, fine = (None if value.get(key) is None else str(value[key]) for key in ("start", "end", "precision"))
        return f"{wording.interval(start, end)}{f', precision {fine}' if fine else ''}"
    return ""


def _number(value: object) -> float | None:
    """Return a number of a statement, which keeps what is no whole number as text."""
    return value if isinstance(value, int | float) else float(value) if isinstance(value, str) else None


def _is_id(value: object) -> bool:
    return isinstance(value, str) and (len(value) == HASH or (value.rpartition("-")[2].isdigit() and value.rpartition("-")[0].isalpha()))


def _tree(nodes: tuple[Node, ...]) -> Iterator[Text]:
    wide = max(2 * node.depth + len(node.text) for node in nodes)
    for node in nodes:
        word = f"{INDENT * node.depth}{node.text}"
        roles = "; ".join(filter(None, (node.frame, *node.roles)))
        yield Text.assemble(INDENT, f"{word:<{wide}}  ", (f"{node.tag:<5} {node.relation:<10}", "dim"), f"  {roles}" if roles else "")


def _part(part: Part, explained: Explained) -> str:
    return f"{_short(explained.ids.get(part.id, part.id))}  “{_cut(_quote(part.span, explained))}”  {part.rule}"


def _quote(span: Span, explained: Explained) -> str:
    return " ".join(span.of(explained.reading.document.text).split())


def _cut(words: str, most: int = 72) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def _short(name: str) -> str:
    return name[:SHORT] if len(name) == HASH else name


def to_object(explained: Explained) -> object:
    """Return everything that the page shows as one object for machines."""
    why, text = explained.why, explained.reading.document.text
    quoted = [{**_object(value), "quote": value.span.of(text)} for value in explained.values]
    own, others = _spans(explained)
    sentences = sentences_over(explained.reading, [*own, *others])
    return {
        "id": explained.id,
        "kind": explained.kind,
        "documents": list(explained.names),
        "document": explained.reading.document.id,
        "notes": list(explained.notes),
        "sentences": [{"span": list(each), "text": each.of(text)} for each in sentences],
        "values": quoted,
        "rule": None if why is None else {"name": why.rule.name, "means": why.rule.means, "score": why.score},
        "triggers": [] if why is None else [{"span": list(each), "quote": each.of(text)} for each in why.triggers],
        "rows": [] if why is None else [{**_object(each), "quote": each.span.of(text)} for each in why.rows],
        "trees": [] if why is None else to_json(why.trees),
        "parts": [] if why is None else [{**_object(each), "id": explained.ids.get(each.id, each.id)} for each in why.parts],
    }


def _object(record: object) -> dict[str, object]:
    found = to_json(record)
    return found if isinstance(found, dict) else {}
