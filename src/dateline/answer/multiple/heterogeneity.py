"""Things that are not equally easy to notice: an extra column, by the number of lists on which a thing stands.

The columns are those of Poisson, Darroch and gamma mixtures of catchability.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log

COLUMNS: Mapping[str, Callable[[int], float]] = {
    "poisson2": lambda captures: 2.0**captures - 1,
    "darroch": lambda captures: captures**2 / 2,
    "gamma3.5": lambda captures: -log(3.5 + captures) + log(3.5),
}


def column(name: str, lists: int) -> tuple[float, ...]:
    """Return the column for things on one list, on two, and so on; what is on none has 0."""
    return tuple(COLUMNS[name](captures) for captures in range(1, lists + 1))
