"""Why incidents lie at the edge of a scope, of many at once, in the words that `dateline.answer.scope` has for each alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping

import numpy as np

from dateline.answer.actors import DESCRIBED, NOBODY
from dateline.answer.scope import NO_DAY, NO_KIND, NO_PLACE, NO_TARGET, OVERLAPPING, Scope, ascribed_by, sayer
from dateline.projection.choosing import Limit, having_any, judged
from dateline.projection.columns import NONE, Columns, Numbers


def reasons(columns: Columns, scope: Scope, places: Numbers) -> list[str]:
    """Return for each of some incidents, none of them outside the scope, why it may lie outside."""
    limits = [(name, edge[places].tolist()) for name, _, edge in judged(columns, scope)]
    parts = [
        [reason if at_edge else "" for reason, at_edge in zip(REASONS[name](columns, scope, places), edge, strict=True)]
        for name, edge in limits
        if any(edge)
    ]
    if len(parts) == 1:
        return parts[0]
    return ["; ".join(filter(None, each)) for each in zip(*parts, strict=True)] if parts else [""] * len(places)


def _acting(columns: Columns, scope: Scope, places: Numbers) -> list[str]:
    found = [DESCRIBED if described else NOBODY for described in having_any(columns, "actors")[places].tolist()]
    for at, names in _ascribing(columns, scope.actor or "", places).items():
        found[at] = ascribed_by(sorted(names))
    return found


def _ascribing(columns: Columns, asked: str, places: Numbers) -> Mapping[int, set[str]]:
    """Return who says of which of these incidents (their places in the list) that they are acts of the one asked for."""
    at = np.full(columns.size, NONE, dtype=np.int64)
    at[places] = np.arange(len(places))
    of, codes = columns.pairs("ascribed")
    here = at[of] != NONE
    words, found = columns.words("ascribed"), defaultdict[int, set[str]](set)
    says = {code: sayer(asked, *json.loads(words[code])) for code in set(codes[here].tolist())}
    for place, code in zip(at[of[here]].tolist(), codes[here].tolist(), strict=True):
        name = says[code]
        if name is not None:
            found[place].add(name)
    return found


def _timed(columns: Columns, _: Scope, places: Numbers) -> list[str]:
    undated = (columns.numbers("start") == NONE) & (columns.numbers("end") == NONE)
    return [NO_DAY if without else OVERLAPPING for without in undated[places].tolist()]


def _same(reason: str) -> Callable[[Columns, Scope, Numbers], list[str]]:
    return lambda _, __, places: [reason] * len(places)


REASONS: Mapping[Limit, Callable[[Columns, Scope, Numbers], list[str]]] = {
    "actor": _acting,
    "target": _same(NO_TARGET),
    "place": _same(NO_PLACE),
    "kind": _same(NO_KIND),
    "period": _timed,
}
