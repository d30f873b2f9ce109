"""From live statements to totals and to what is to come, for those who follow them from report to report."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from dateline.ledger.happenings import load_printed
from dateline.ledger.stated import ceiling, clamped, floor
from dateline.ledger.values import Valueds, values_of_kind, values_of_records
from dateline.ledger.voices import Voices
from dateline.records.agenda import Coming
from dateline.records.happenings import Bounds
from dateline.records.totals import Total

TALLY = ("number", "measure", "unit", "actor", "target", "place", "period", "as_of", "attribution")
SCHEDULED = ("kind", "due", "firmness", "party", "change", "was", "attribution")


def load_totals(
    connection: Connection, as_of: str | None, documents: Collection[str] | None = None, voices: Voices | None = None
) -> list[Total]:
    """Return the totals that reports give, these or all, by report and id."""
    tallies = values_of_kind(connection, as_of, "tally", TALLY, documents)
    voices = voices or Voices(connection, as_of, load_printed(connection, as_of, documents), documents)
    around = _Around(connection, as_of, tallies.values(), ("actor", "target", "place"), voices)
    found = [around.total(each) for each in tallies.values() if each.said("number") is not None]
    return sorted(found, key=lambda each: (each.document, each.id))


def load_comings(
    connection: Connection, as_of: str | None, documents: Collection[str] | None = None, voices: Voices | None = None
) -> list[Coming]:
    """Return what reports announce, these or all, by report and id."""
    scheduled = values_of_kind(connection, as_of, "scheduled", SCHEDULED, documents)
    voices = voices or Voices(connection, as_of, load_printed(connection, as_of, documents), documents)
    around = _Around(connection, as_of, scheduled.values(), ("party",), voices)
    return sorted((around.coming(each) for each in scheduled.values()), key=lambda each: (each.document, each.id))


class _Around:
    """The reports and speakers of some records, and the names of those that they point to."""

    def __init__(
        self, connection: Connection, as_of: str | None, records: Iterable[Valueds], pointing: tuple[str, ...], voices: Voices
    ) -> None:
        self._voices = voices
        self._printed = voices.printed
        pointed = {name for each in records for property_ in pointing for name in each.many(property_)}
        self._named = values_of_records(connection, as_of, pointed, ("name",))

    def total(self, tally: Valueds) -> Total:
        """Return a tally as its report gives it, by the first voice behind it."""
        claims = tally.many("attribution")
        voice = self._voices.of(tally.document, claims)[0]
        low, value, high = (tally.number("number", key) for key in ("low", "value", "high"))
        words = tally.said("measure") or tally.values["number"][0]
        return Total(
            id=tally.id,
            measure=tally.text("measure") or "other",
            bounds=Bounds(floor(low), clamped(value, low, high), ceiling(high)),
            comparator=tally.text("number", "comparator"),
            unit=tally.text("unit"),
            actor=self._name(tally, "actor"),
            target=self._name(tally, "target"),
            place=self._name(tally, "place"),
            start=tally.text("period", "start"),
            end=tally.text("period", "end"),
            as_of=tally.text("as_of", "date"),
            as_of_precision=tally.text("as_of", "precision"),
            speaker=voice.speaker,
            anonymous=voice.anonymous,
            second_hand=voice.claim is not None and voice.claim not in claims,
            document=tally.document,
            published=self._printed[tally.document].published,
            quote=" ".join(words.exact.split()),
            body=voice.body,
            publisher=voice.publisher,
        )

    def coming(self, scheduled: Valueds) -> Coming:
        """Return a scheduled event as its report announces it."""
        printed = self._printed[scheduled.document]
        words = scheduled.said("kind")
        voices = self._voices.of(scheduled.document, scheduled.many("attribution"))
        return Coming(
            id=scheduled.id,
            document=scheduled.document,
            names=printed.names,
            kind=scheduled.text("kind"),
            quote="" if words is None else " ".join(words.exact.split()),
            start=scheduled.text("due", "start"),
            end=scheduled.text("due", "end"),
            precision=scheduled.text("due", "precision"),
            firmness=scheduled.text("firmness"),
            parties=tuple(dict.fromkeys(name for each in scheduled.many("party") if (name := self._of(each)))),
            change=scheduled.text("change"),
            was_start=scheduled.text("was", "start"),
            was_end=scheduled.text("was", "end"),
            published=printed.published,
            speakers=tuple(dict.fromkeys(each.speaker for each in voices if each.speaker)),
        )

    def _name(self, record: Valueds, property_: str) -> str | None:
        return self._of(record.text(property_))

    def _of(self, name: str | None) -> str | None:
        named = self._named.get(name or "")
        return named.text("name") if named else None
