"""What `verify` has to say: faults by class and name, and what could not be checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written: its class (blob, document, span, …), its name, and what is wrong."""

    kind: str
    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.message}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of `verify`. `notes` say what was not checked again; they are no faults, and no proof either."""

    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    head: str
    entries: int
    documents: int

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults
