"""One report that breaks must not stop the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Guarded(Generic[Given, Made]):
    """A function that answers every input: what `function` raises becomes what `failed` makes of input and error."""

    function: Callable[[Given], Made]
    failed: Callable[[Given, Exception], Made]

    def __call__(self, given: Given) -> Made:
        """Return the function's result, or what stands for its failure."""
        try:
            return self.function(given)
        except Exception as error:  # noqa: BLE001 - a defect of ours in one report is that report's error, not the batch's
            return self.failed(given, error)
