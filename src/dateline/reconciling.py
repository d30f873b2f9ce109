"""Where the ledger meets those who find what its reports have in common: suggestions written down, views over them read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.answer.counts import Policy, figure, load_policy
from dateline.errors import LedgerError
from dateline.ledger.clusters import THRESHOLD
from dateline.ledger.store import Ledger
from dateline.ledger.view import View, open_view
from dateline.reconcile.agenda import agenda
from dateline.reconcile.incidents import POLICIES, account, incident
from dateline.reconcile.series import series
from dateline.records.agenda import Appointment
from dateline.records.happenings import Account, Cluster, Family, Happening, Incident
from dateline.records.making import changed
from dateline.records.series import Series

if TYPE_CHECKING:
    from dateline.weighing import Engine

__all__ = [
    "GONE",
    "POLICIES",
    "SHORTEST_PREFIX",
    "Reconciled",
    "account_of",
    "accounts",
    "appointments",
    "incidents",
    "known_policy",
    "reconcile",
    "review_of",
    "running_totals",
    "under",
]

RULE = "reconcile.link@1"
SHORTEST_PREFIX = 6
TOLLS = ("killed", "injured", "captured")
GONE = ("rejected", "superseded")  # what people have checked and found wrong, or replaced, tells of nothing that happened


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a round of reconciling compared, and how many suggestions, families of reports and pairs of names the ledger learned."""

    reports: int
    happenings: int
    suggestions: int
    families: int
    head: str
    names: int = 0


def reconcile(
    ledger: Ledger, say: Callable[[str], None], engine: Engine = "own", known: Callable[[], Sequence[Happening]] | None = None
) -> Reconciled:
    """Compare all happenings of a ledger and keep what is suggested; what it knows already adds no row.

    `engine` says what does the sums of linking; it changes no suggestion.
    `known` returns the ledger's happenings, by report and id, where somebody has most of them at hand; else all are loaded.
    How much a word says hangs on all reports, so every pair is weighed anew, however few are new.
    """
    from dateline.reconcile.copies import copies  # noqa: PLC0415 questions need none of the engines of linkage
    from dateline.reconcile.linkage import link  # noqa: PLC0415
    from dateline.weighing import weighing  # noqa: PLC0415

    say("loading")
    with open_view(ledger.path) as view:
        happenings, texts = view.happenings() if known is None else known(), view.texts()
    say("finding copies")
    families = copies(texts)
    say("comparing")
    with weighing(engine) as weigher:
        links = link(happenings, families, texts, weigher=weigher)
    say("writing")
    kept = ledger.suggest(links, RULE, families, [each.id for each in happenings])
    return Reconciled(len(texts), len(happenings), kept.edges, kept.families, kept.head)


def incidents(view: View, *, reviewed: bool = False, policy: str = "range", threshold: float = THRESHOLD) -> list[Incident]:
    """Return the canonical incidents by day: by suggestions above the threshold and people's decisions, or by the latter alone."""
    families, reports = _families(view)
    own, named = (policy, None) if policy in POLICIES else ("range", load_policy(policy))
    clusters = _clusters(view, reviewed, threshold)
    found = (incident(cluster, members, _among(members, families, reports), own) for cluster, members in clusters)
    states = view.states()
    checked = (replace(each if named is None else under(each, named), review=review_of(each, states)) for each in found)
    return sorted(checked, key=lambda each: (each.start or each.end or "9999", each.id))


def known_policy(name: str) -> str:
    """Return what is asked of a policy in a word that tells it from all others; a policy that is not there is an error."""
    return name if name in POLICIES else repr(load_policy(name))


def under(found: Incident, policy: Policy) -> Incident:
    """Return an incident with its figures by a policy; an outcome for which the policy finds no figure keeps the reports' sum."""
    told = {name: figure(found.told, name, policy) for name in TOLLS} if found.told else {}
    return changed(found, policy=policy.name, **{name: made.bounds for name, made in told.items() if made is not None})


def account_of(view: View, prefix: str, *, reviewed: bool = False, policy: str = "range") -> Account | None:
    """Return all that is told of an incident which an id's beginning names, be it any member's; none where it names no incident."""
    wanted = prefix.strip().lower()
    named = [
        (cluster, members) for cluster, members in _clusters(view, reviewed) if any(name.startswith(wanted) for name in cluster.members)
    ]
    if len(wanted) < SHORTEST_PREFIX or not named:
        return None
    if len(named) > 1:
        raise LedgerError(f"{prefix!r} begins the ids of {len(named)} incidents: give more characters")
    (cluster, members), (families, reports) = named[0], _families(view)
    return _reviewed(account(cluster, members, _among(members, families, reports), policy), view.states())


def accounts(view: View, *, reviewed: bool = False) -> Iterator[Account]:
    """Yield all that is told of each canonical incident."""
    (families, reports), states = _families(view), view.states()
    for cluster, members in _clusters(view, reviewed):
        yield _reviewed(account(cluster, members, _among(members, families, reports)), states)


def running_totals(view: View) -> list[Series]:
    """Return the totals of all reports over time."""
    return series(view.totals())


def appointments(view: View, today: str) -> list[Appointment]:
    """Return what is to come as all reports leave it, as it stands on a day."""
    return agenda(view.comings(), view.happenings(), today)


def _clusters(view: View, reviewed: bool, threshold: float = THRESHOLD) -> Iterator[tuple[Cluster, list[Happening]]]:
    states = view.states()
    happenings = {each.id: each for each in view.happenings() if states.get(each.id) not in GONE}
    for cluster in view.clusters("incident", "reviewed" if reviewed else "working", threshold, happenings):
        yield cluster, [happenings[name] for name in cluster.members]


def _reviewed(told: Account, states: Mapping[str, str]) -> Account:
    return replace(told, incident=replace(told.incident, review=review_of(told.incident, states)))


def review_of(found: Incident, states: Mapping[str, str]) -> str:
    """Return the state of an incident: disputed where one report's part is, that of its one report where people checked it."""
    known = [states.get(name) for name in found.members]
    if "disputed" in known:
        return "disputed"
    return known[0] if len(known) == 1 and known[0] is not None else found.review


def _families(view: View) -> tuple[Sequence[Family], Mapping[str, Sequence[int]]]:
    families = view.families()
    reports: dict[str, list[int]] = defaultdict(list)
    for number, family in enumerate(families):
        reports[family.left].append(number)
        reports[family.right].append(number)
    return families, reports


def _among(members: Iterable[Happening], families: Sequence[Family], reports: Mapping[str, Sequence[int]]) -> list[Family]:
    """Return the families of the reports that tell of an incident."""
    numbers = {number for each in members for number in reports.get(each.document, ())}
    return [families[number] for number in sorted(numbers)]
