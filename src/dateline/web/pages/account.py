"""All that may be said of one incident: what each report gives, by a policy, what was revised and what is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.answer.counts import Policy
from dateline.ledger.story import Happened
from dateline.reconciling import under
from dateline.records.happenings import Account, Contradiction, Incident, Revision
from dateline.records.publication import Released
from dateline.reporting import disputes, is_whole, revised
from dateline.reporting.method import policies_shown
from dateline.site import Material, Method
from dateline.site.steps import Steps, draw_steps
from dateline.site.views import Giving, giving
from dateline.web.desk import Desk

LEAST = 6  # characters of an id that name a record
PARTS = 12  # of an incident whose history is told: who wants more asks for each part by its id
OWN = ("restricted", "public")  # what was restricted, and why, is nobody's but theirs who may restrict


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as a page tells it."""

    released: Released
    material: Material
    titles: dict[str, str]
    giving: Sequence[Giving]
    revisions: Sequence[Revision]
    contradictions: Sequence[Contradiction]
    steps: Sequence[Steps]
    history: Sequence[Happened]


def told_of(desk: Desk, name: str, policy: Policy | None) -> Told | None:
    """Return what may be said of the incident that an id, or the beginning of one, names; none where there is no such, or none to show."""
    wanted = name.strip().lower()
    account = desk.projection.account(wanted) if len(wanted) >= LEAST and wanted.isalnum() else None
    if account is None:
        return None
    edition = desk.told([account.incident])
    if not edition.incidents:
        return None
    whole = is_whole(account, edition.incidents[0])
    released = _under(edition.incidents[0], policy, account.incident if whole else None)
    shown = {each.document for each in edition.reports if not each.withheld}
    revisions, contradictions = (revised(account, shown), disputes(account, shown)) if whole else ([], [])
    material = Material(
        edition=replace(edition, incidents=(released,)),
        method=Method(policies=policies_shown()),
        kinds=desk.settings.naming.kinds,
        nouns=desk.settings.naming.nouns,
        revisions={released.incident.id: revisions},
        contradictions={released.incident.id: contradictions},
    )
    return Told(
        released=released,
        material=material,
        titles=desk.titles([released.incident]),
        giving=giving(material.edition, released),
        revisions=revisions,
        contradictions=contradictions,
        steps=draw_steps(revisions),
        history=_history(desk, account),
    )


def _under(released: Released, policy: Policy | None, found: Incident | None) -> Released:
    """Return an incident with its figures by a policy; without one they are those that every list gives."""
    if policy is not None:
        return replace(released, incident=under(released.incident, policy))
    if found is None:
        return released
    figures = replace(released.incident, killed=found.killed, injured=found.injured, captured=found.captured, policy=found.policy)
    return replace(released, incident=figures)


def _history(desk: Desk, account: Account) -> list[Happened]:
    """Return what people and programs did about an incident's parts, what may be said of it; the values read are on the page already."""
    found = [each for name in account.incident.members[:PARTS] for each in desk.view.history(name) if each.what not in {"said", *OWN}]
    public = [each for each in found if not desk.veil.is_restricted(each.id) and desk.speakable(each.detail, each.reason)]
    return sorted(dict.fromkeys(public), key=lambda each: each.at)
