"""The checks of what a ledger holds, wherever it is kept: each thing against its own id, its words, and what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.ledger.checks import find_blob_faults, find_document_faults, find_reference_faults, find_span_faults, find_statement_faults
from dateline.ledger.custody import find_custody_faults
from dateline.ledger.decisions import find_decision_faults
from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying
from dateline.ledger.normalised import Normalise, check_texts
from dateline.ledger.proofs import find_carried_faults
from dateline.ledger.runs import find_run_faults

Check = Callable[[Lying], Iterator[Fault]]


def content_checks(notes: list[str], normalisers: Mapping[str, Normalise]) -> list[tuple[str, Check]]:
    """Return the checks with the class of what each finds, in their order."""
    return [
        ("blob", find_blob_faults),
        ("document", find_document_faults),
        ("normaliser", lambda lying: check_texts(lying, normalisers, notes)),
        ("span", find_span_faults),
        ("statement", find_statement_faults),
        ("reference", find_reference_faults),
        ("decision", find_decision_faults),
        ("carried", find_carried_faults),
        ("custody", find_custody_faults),
        ("tally_run", find_run_faults),
    ]
