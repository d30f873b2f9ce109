"""Who said what: claims as the ledger answers them."""

from __future__ import annotations

from dateline.ledger.ask import Names
from dateline.ledger.canonical import from_number
from dateline.ledger.live import Known, Statement
from dateline.ledger.shown import ClaimRow, RelationOf
from dateline.records.texts import Span

GAP = " … "  # between the pieces of a quotation that the text interrupts


def claim_row(known: Known, names: Names, related: list[tuple[str, str]]) -> ClaimRow:
    """Return a claim with its speaker, its frame and its words."""
    pieces = [each for each in known.statements if each.property == "content"] or known.statements[:1]
    return ClaimRow(
        id=known.id,
        documents=names.texts.names(known.document),
        speaker=names.speaker(known),
        role=known.text("speaker", "role"),
        body=names.of(known.part("speaker", "body")),
        kind=known.text("speaker", "kind"),
        named=known.part("speaker", "named") is True,
        anonymous=known.part("speaker", "anonymous") is True,
        number=from_number(known.part("speaker", "number")),
        force=known.text("frame", "force"),
        polarity=known.text("frame", "polarity"),
        certainty=known.text("frame", "certainty"),
        mode=known.text("frame", "mode"),
        channel=known.text("frame", "channel"),
        via=known.text("frame", "via"),
        span=Span(pieces[0].span.start, pieces[-1].span.end),
        content=_content(known, names, pieces),
        hint=known.one("hint"),
        relations=tuple(RelationOf(kind, claim) for kind, claim in related),
        review=names.review(known.id),
    )


def _content(known: Known, names: Names, pieces: list[Statement]) -> str:
    return GAP.join(names.texts.quote(known.document, each.span, each.exact) for each in pieces)
