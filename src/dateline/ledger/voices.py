"""Who stands behind what a report says: the speaker at the root of each chain of those who relay it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.ledger.schema import metadata
from dateline.ledger.values import Valueds, values_of_kind, values_of_records
from dateline.records.happenings import Voice

TABLES = metadata.tables
OBSERVERS = frozenset({"SOC", "MED", "IGO", "NGO", "JRN"})  # PLOVER sectors of those who see and treat, and take no part
SPOKEN = ("speaker", "frame")
NAMED = ("name", "sector")


@dataclass(frozen=True, slots=True)
class Printed:
    """Where and when a report stood, as far as its pages say."""

    names: tuple[str, ...]
    outlet: str | None
    publisher: str | None
    published: str | None
    title: str | None = None


class Voices:
    """The claims of a ledger, with the names of those who make them."""

    def __init__(
        self, connection: Connection, as_of: str | None, printed: Mapping[str, Printed], documents: Collection[str] | None = None
    ) -> None:
        """Load the claims of these reports, or of all, with their speakers."""
        self._claims = values_of_kind(connection, as_of, "claim", SPOKEN, documents)
        self.printed = printed
        speakers = {part for claim in self._claims.values() for key in ("entity", "body") if (part := claim.text("speaker", key))}
        self._entities = values_of_records(connection, as_of, speakers, NAMED)
        self._denials = _related(connection, self._claims, "denies")
        self._rivals = _related(connection, self._claims, "contradicts")

    def of(self, document: str, claims: Iterable[str]) -> tuple[Voice, ...]:
        """Return the voices behind these claims of a report, each once; without claims it is the report's own."""
        found = [self._voice(claim) for claim in claims if claim in self._claims]
        return tuple(dict.fromkeys(found)) or (self._own(document),)

    def _voice(self, name: str) -> Voice:
        root = self._root(name)
        claim = self._claims[root]
        speaker, body = self._name(claim, "entity") or _words(claim), self._name(claim, "body")
        printed, sector = self.printed[claim.document], self._sector(claim)
        return Voice(
            claim=root,
            speaker=speaker,
            body=body,
            anonymous=claim.flag("speaker", "anonymous"),
            force=claim.text("frame", "force"),
            document=claim.document,
            publisher=printed.publisher or printed.outlet,
            side="observer" if claim.text("frame", "channel") == "observation" or sector in OBSERVERS else "unknown",
            cites=speaker if claim.text("speaker", "kind") == "document" and claim.flag("speaker", "named") else None,
            sector=sector,
            denied_by=tuple(sorted({self._speaker(each) for each in (*self._denials[name], *self._denials[root])})),
            against=tuple(sorted({self._root(each) for each in (*self._rivals[name], *self._rivals[root])})),
        )

    def _own(self, document: str) -> Voice:
        printed = self.printed[document]
        return Voice(None, None, None, False, None, document, printed.publisher or printed.outlet)

    def _root(self, name: str) -> str:
        seen = [name]
        while (via := self._claims[seen[-1]].text("frame", "via")) in self._claims and via not in seen:
            seen.append(via)
        return seen[-1]

    def _name(self, claim: Valueds, key: str) -> str | None:
        entity = self._entities.get(claim.text("speaker", key) or "")
        return entity.text("name") if entity else None

    def _speaker(self, name: str) -> str:
        claim = self._claims[name]
        return self._name(claim, "entity") or _words(claim) or "an unnamed source"

    def _sector(self, claim: Valueds) -> str | None:
        """Return the sector of the body that speaks, else of the person."""
        entities = (self._entities.get(claim.text("speaker", key) or "") for key in ("body", "entity"))
        return next((sector for entity in entities if entity and (sector := entity.text("sector"))), None)


def _words(claim: Valueds) -> str | None:
    said = claim.said("speaker")
    return None if said is None or not said.own else " ".join(said.exact.split())


def _related(connection: Connection, claims: Collection[str], kind: str) -> Mapping[str, list[str]]:
    """Return by claim the claims that stand in such a relation to it."""
    relation = TABLES["relation"].c
    found: dict[str, list[str]] = defaultdict(list)
    if not claims:
        return found
    wanted = select(relation.left, relation.right).where(relation.relation == kind).order_by(relation.id)
    for left, right in connection.execute(wanted):
        if left in claims:
            found[right].append(left)
    return found
