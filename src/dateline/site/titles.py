"""The title that a person would give an incident: Raid near Tolmere, 9–10 November 2025."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from dateline.records.happenings import Incident
from dateline.records.publication import Released
from dateline.site.material import Material
from dateline.site.wording import days

BEFORE = r"\b(near|outside|north of|south of|east of|west of|on the|at the)\s+(?:the\s+(?:town|city|village)\s+of\s+)?"


def titles(material: Material) -> dict[str, str]:
    """Return the title of every incident by its id; the report's own noun stands in it where there is one."""
    triggers = _triggers(material)
    return {each.incident.id: _title(each, triggers, material) for each in material.edition.incidents}


def _title(released: Released, triggers: Mapping[str, list[str]], material: Material) -> str:
    incident = released.incident
    words = [word for member in incident.members for word in triggers.get(member, ())]
    return title_of(incident, words, [each.quote.exact for each in released.witnesses], material.kinds, material.nouns)


def title_of(
    incident: Incident, triggers: Collection[str], sentences: Iterable[str], kinds: Mapping[str, str], nouns: Iterable[str]
) -> str:
    """Return the title of an incident, given the words that told of it in lower case and the sentences they stand in."""
    noun = next((each.capitalize() for each in nouns if each in triggers), None)
    status = "" if incident.status in {"occurred", None} else f" ({incident.status})"
    when = f", {days(incident.start, incident.end, long=True)}" if incident.start or incident.end else ", day unknown"
    return f"{noun or _kind(incident, kinds)}{_where(incident, sentences)}{status}{when}"


def _kind(incident: Incident, kinds: Mapping[str, str]) -> str:
    kind = incident.type or "incident"
    return kinds.get(f"{kind}.{incident.mode}") or kinds.get(kind) or kind.capitalize()


def _where(incident: Incident, sentences: Iterable[str]) -> str:
    name = incident.where.name if incident.where else None
    if not name:
        return ""
    for sentence in sentences:
        near = re.search(BEFORE + re.escape(name), sentence)
        if near:
            return f" {near.group(1)} {name}"
    return f" in {name}"


def _triggers(material: Material) -> dict[str, list[str]]:
    """Return the words that told the events of each report's incident."""
    stated = material.edition.stated
    words = {each.record: each.quote.exact.casefold() for each in stated if (each.kind, each.property) == ("event", "type")}
    found: dict[str, list[str]] = defaultdict(list)
    for each in stated:
        event = each.value.strip('"')
        if (each.kind, each.property) == ("incident", "event") and event in words:
            found[each.record].append(words[event])
    return found
