"""What the ledger's answers look like to people; in a pipe there is no colour and no box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.cli import wording
from dateline.cli.tables import SHORT, flow, line, number
from dateline.ledger.faults import Verdict
from dateline.ledger.shown import ClaimRow, DocumentRow, FoundRow, SaidBy, Shown, StatedOf


def documents(rows: Iterable[DocumentRow], console: Console) -> None:
    """Print the reports."""
    flow(("id", "published", "outlet", "report", "records"), map(_document, rows), "report", console)


def _document(row: DocumentRow) -> tuple[str, ...]:
    published = wording.day(row.published) if row.published else "no day"
    name = ", ".join(row.names) + (f": {row.title}" if row.title else "")
    note = f" ({row.note})" if row.note else ""
    return row.id[:SHORT], published, row.outlet or "", name + note, str(sum(row.records.values()))


def claims(rows: Iterable[ClaimRow], console: Console) -> None:
    """Print who said what."""
    flow(("id", "speaker", "force", "words"), map(_claim, rows), "claim", console)


def _claim(row: ClaimRow) -> tuple[str, ...]:
    speaker = (row.speaker or "unnamed source") + (" (anonymous)" if row.anonymous else "")
    force = " ".join([row.force or "", *(each.relation for each in row.relations)])
    return row.id[:SHORT], speaker, force, f"“{line(row.content)}”"


def found(row: FoundRow, console: Console) -> None:
    """Print a sentence that holds the words."""
    console.print(Text.assemble((f"{', '.join(row.documents)} {row.span.start}-{row.span.end}", "dim"), f"  {line(row.sentence)}"))


def show(shown: Shown, console: Console) -> None:
    """Print a record beside its sentence."""
    console.print(Text.assemble((shown.kind, "bold"), f" {shown.id[:SHORT]} in {', '.join(shown.documents)}"))
    console.print(Padding(_underlined(shown), (1, 0, 1, 2)))
    for each in shown.statements:
        where = "" if each.span == shown.span else f"   “{line(each.quote)}” {each.span.start}-{each.span.end}"
        console.print(Text.assemble((f"{each.property:>12}  ", "dim"), _said(each), (where, "dim")))
    name, (start, end) = shown.documents[0] if shown.documents else shown.document, shown.span
    console.print(
        Text.assemble((f"{'words':>12}  ", "dim"), f"“{line(shown.sentence[start - shown.sentence_span.start :][: end - start])}”")
    )
    console.print(Text.assemble((f"{'stands in':>12}  ", "dim"), f"{name} {start}-{end}"))
    console.print(Text.assemble((f"{'said by':>12}  ", "dim"), _speakers(shown.attributions)))
    for other in shown.also_named:
        told = "suggested by the machine" if other.machine else "decided by people"
        console.print(Text.assemble((f"{'also named':>12}  ", "dim"), f"{line(other.name)} {other.id[:SHORT]}", (f"   {told}", "dim")))
    console.print(Text.assemble((f"{'rule':>12}  ", "dim"), ", ".join(_origins(shown.statements)), f" · {shown.review}"))


def verdict(outcome: Verdict, path: str, console: Console) -> None:
    """Print one line per fault, or that there is none, and the head to note elsewhere."""
    for fault in outcome.faults:
        console.print(Text(str(fault)), soft_wrap=True)
    for note in outcome.notes:
        console.print(Text(note, "dim"), soft_wrap=True)
    sum_ = f"{number(outcome.documents, 'report', 'reports')}, {number(outcome.entries, 'log entry', 'log entries')}"
    faults = "ok" if outcome.ok else number(len(outcome.faults), "fault", "faults")
    console.print(Text(f"{path}: {faults} ({sum_}), head {outcome.head}"), soft_wrap=True)


def _speakers(attributions: Sequence[SaidBy]) -> str:
    named = [(each.speaker or "unnamed source") + (" (anonymous)" if each.anonymous else "") for each in attributions]
    return ", ".join(dict.fromkeys(named)) or wording.OWN_VOICE


def _origins(statements: Sequence[StatedOf]) -> list[str]:
    return list(dict.fromkeys(origin for each in statements for origin in each.origins))


def _said(each: StatedOf) -> str:
    if each.named is None:
        return _value(each.value)
    return each.named if isinstance(each.value, str) else f"{_value(each.value)} ({each.named})"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items() if _value(each))
    if isinstance(value, list):
        return "-".join(_value(each) for each in value if not _is_id(each))
    return "" if value is None or _is_id(value) else str(value)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64


def _underlined(shown: Shown) -> Text:
    """Return the sentence with the words of each value underlined; offsets count code points."""
    text, first = Text(shown.sentence.replace("\n", " ")), shown.sentence_span.start
    for each in shown.statements:
        start, end = max(each.span.start, first), min(each.span.end, shown.sentence_span.end)
        if start < end and (end - start) < len(shown.sentence) // 2:
            text.stylize("underline", start - first, end - first)
    text.stylize("bold", shown.span.start - first, shown.span.end - first)
    return text
