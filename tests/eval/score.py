"""Score readings of our own reports. `python -m tests.eval.score [--errors] [--reports DIR]` prints the table and what went wrong where.

DIR holds another set of reports (default: the first one, which the gate guards); `tests/eval/second` was written before any run over it.

Records are paired one to one: the words overlap and the value agrees. A record that answers nothing asked for is wrong,
and so is the second one for the same words. Gold marked optional costs nothing either way.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from dateline import extract
from dateline.config import from_environment
from dateline.extract.codebook import load_codebook
from dateline.extract.places.gazetteer import open_gazetteer
from dateline.language import load_parser
from dateline.records.claims import Attribution, Count, Fact, Incident, Place, Scheduled, Tally
from dateline.records.claims import Record as Claim
from dateline.records.quantities import Toll
from dateline.records.reading import Reading
from dateline.records.texts import Span
from tests.conftest import document
from tests.eval.gold import REPORTS, Record, Report, load

MATERIAL = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"}
NEWS = {"occurred", "ongoing", "denied"}
HELD = {"arrested": "captured"}


@dataclass
class Figure:
    """Hits among the given and the wanted records, and what went wrong in which report."""

    hits: int = 0
    given: int = 0
    wanted: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of the given records that are right."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the wanted records that were given."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hits / (self.given + self.wanted) if self.given + self.wanted else 0.0

    def add(self, right: bool, report: Report, error: str, *, given: bool = True, wanted: bool = True) -> None:
        """Count one answer."""
        self.hits += right
        self.given += given
        self.wanted += wanted
        if not right:
            self.errors.append((report.name, error))


Figures = dict[str, Figure]
Said = TypeVar("Said")
Told = TypeVar("Told", bound=Claim)


def evaluate(reports: Iterable[Report], read: Callable[[Report], Reading]) -> Figures:
    """Return every figure over the reports."""
    figures: Figures = defaultdict(Figure)
    for report in reports:
        reading = read(report)
        _incidents(report, reading, figures)
        _counts(report, reading, figures)
        _tallies(report, reading, figures)
        _scheduled(report, reading, figures)
        _attributions(report, reading, figures)
        _facts(report, reading, figures)
        _values(report, reading, figures)
        _temptations(report, reading, figures)
    return dict(figures)


def _pairs(gold: list[Record], said: Iterable[Said], score: Callable[[Record, Said], float]) -> list[tuple[Record, Said]]:
    """Pair gold and said records one to one, the best first and required gold before optional gold."""
    others = list(said)
    ranked = [(score(want, got) - 0.01 * want.get("optional", False), i, j) for i, want in enumerate(gold) for j, got in enumerate(others)]
    left, right, pairs = set(range(len(gold))), set(range(len(others))), []
    for value, i, j in sorted(ranked, key=lambda each: (-each[0], each[1], each[2])):
        if value > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((gold[i], others[j]))
    return pairs


def _settle(
    figure: Figure,
    report: Report,
    gold: list[Record],
    said: Iterable[Told],
    pairs: list[tuple[Record, Told]],
    free: Callable[[Told], bool] = lambda _: False,
) -> None:
    """Add hits, misses and wrong records to a figure."""
    met = {id(want) for want, _ in pairs}
    used = {id(got) for _, got in pairs}
    for want in gold:
        if not want.get("optional"):
            figure.add(id(want) in met, report, f"missed {_named(want)}", given=id(want) in met)
    for got in said:
        if id(got) not in used and not free(got):
            figure.add(False, report, f"wrong {_shown(report, got)}", wanted=False)


def _named(want: Record) -> str:
    return str({key: value for key, value in want.items() if key != "optional"})


def _shown(report: Report, got: Claim) -> str:
    values = [
        getattr(got, name) for name in ("type", "status", "value", "low", "outcome", "measure", "predicate", "kind") if hasattr(got, name)
    ]
    return f"{got.rule} {values} “{' '.join(got.span.of(report.text).split())[:110]}”"


def _meet(left: Iterable[Span], right: Iterable[Span]) -> bool:
    others = list(right)
    return any(a.meets(b) for a in left for b in others)


def _one_of(said: str | None, wanted: str) -> bool:
    return said in wanted.split("|")


def _incidents(report: Report, reading: Reading, figures: Figures) -> None:
    gold = report.wanted("incidents")
    triggers = {event.id: event.span for event in reading.events}

    def score(want: Record, got: Incident) -> float:
        on = report.spans(want["on"])
        return sum(_meet([triggers[event]], on) for event in got.events) + 0.5 * _one_of(got.type, want["type"])

    pairs = [(want, got) for want, got in _pairs(gold, reading.incidents, score) if score(want, got) >= 1]
    _settle(figures["incidents"], report, gold, reading.incidents, pairs, lambda got: got.type not in MATERIAL or got.status not in NEWS)
    places = {place.id: place for place in reading.places}
    found = {id(want): got for want, got in pairs}
    for want in gold:
        got = found.get(id(want))
        if not want.get("optional"):
            _slots(report, figures, want, got, places.get((got and got.place) or ""))


def _slots(report: Report, figures: Figures, want: Record, got: Incident | None, place: Place | None) -> None:
    """Score what is said of an incident; one that was not found gives no answer."""
    names = {place.name.casefold(), place.span.of(report.text).casefold()} if place else set()
    span = (got.start, got.end) if got else (None, None)
    answers: dict[str, tuple[str, object, bool]] = {
        "type": ("type", got and got.type, bool(got) and _one_of(got.type if got else None, want["type"])),
        "status": ("status", got and got.status, bool(got) and _one_of(got.status if got else None, want["status"])),
        "date": ("start", any(span) and span, span == (want.get("start"), want.get("end"))),
        "place": (
            "place",
            place and place.name,
            any(each.casefold() in name for each in want.get("place", "").split("|") for name in names),
        ),
    }
    for slot, (key, said, right) in answers.items():
        if key in want:
            figures[f"incident {slot}"].add(right, report, f"{want['on'][0]}: {said or 'nothing'}, not {want[key]}", given=bool(said))
    for toll in ("killed", "injured"):
        found: Toll | None = getattr(got, toll, None)
        if toll in want or found:
            right = toll in want and found is not None and _same_toll(want[toll], found)
            error = f"{want['on'][0]}: {toll} {found}, not {want.get(toll)}"
            figures["incident toll"].add(right, report, error, given=found is not None, wanted=toll in want)


def _same_toll(want: int | list[int], got: Toll) -> bool:
    """Tell whether the best figure, or the lower bound without one, is the wanted one or lies in the wanted range."""
    low, high = (want, want) if isinstance(want, int) else want
    best = got.low if got.best is None else got.best
    return best is not None and low <= best <= high


def _same_number(want: Record, got: Count | Tally) -> bool:
    if "low" in want:
        return (got.low, got.high) == (want["low"], want["high"])
    return got.value == want.get("value")


def _counts(report: Report, reading: Reading, figures: Figures) -> None:
    gold = report.wanted("counts")

    def score(want: Record, got: Count) -> float:
        outcomes = {HELD.get(each, each) for each in want["outcome"].split("|")}
        right = HELD.get(got.outcome, got.outcome) in outcomes and _same_number(want, got)
        return float(right and _meet([got.number], report.spans(want["on"])))

    pairs = _pairs(gold, reading.counts, score)
    _settle(figures["counts"], report, gold, reading.counts, pairs)
    quotes = {got.id: want["on"] for want, got in pairs}
    for want, got in pairs:
        if "class" in want:
            figures["count class"].add(
                _one_of(got.who.class_, want["class"]), report, f"{want['on']}: {got.who.class_}, not {want['class']}"
            )
        if "part_of" in want or got.part_of:
            whole = quotes.get(got.part_of or "")
            right = "part_of" in want and whole == want["part_of"]
            figures["count part"].add(
                right, report, f"{want['on']}: part of {whole}", given=got.part_of is not None, wanted="part_of" in want
            )


def _tallies(report: Report, reading: Reading, figures: Figures) -> None:
    gold = report.wanted("tallies")

    def score(want: Record, got: Tally) -> float:
        return float(_one_of(got.measure, want["measure"]) and _same_number(want, got) and _meet([got.number], report.spans(want["on"])))

    pairs = _pairs(gold, reading.tallies, score)
    _settle(figures["tallies"], report, gold, reading.tallies, pairs)
    for want, got in pairs:
        if "start" in want:
            ends = {got.period.end, got.as_of.date if got.as_of else None}
            right = _near(want["start"], got.period.start) and any(_near(want["end"], end) for end in ends)
            figures["tally period"].add(right, report, f"{want['on']}: {got.period.start} to {sorted(filter(None, ends))}")


def _near(wanted: str, said: str | None, days: int = 3) -> bool:
    return said is not None and abs((date.fromisoformat(said[:10]) - date.fromisoformat(wanted)).days) <= days


def _scheduled(report: Report, reading: Reading, figures: Figures) -> None:
    gold = report.wanted("scheduled")

    def score(want: Record, got: Scheduled) -> float:
        on = report.spans(want["on"])
        due = all(_near(want[edge], getattr(got.due, edge), 1) for edge in ("start", "end") if edge in want)
        return float(_one_of(got.kind, want["kind"]) and due) * (_meet([got.what], on) + 0.5 * _meet([got.span], on))

    _settle(figures["scheduled"], report, gold, reading.scheduled, _pairs(gold, reading.scheduled, score))


def _attributions(report: Report, reading: Reading, figures: Figures) -> None:
    gold = report.wanted("attributions")

    def score(want: Record, got: Attribution) -> float:
        share = _dice(report.spans(want["content"]), got.content)
        return share if share >= 0.5 and _meet(got.source.spans, report.spans(want["source"])) else 0.0

    pairs = _pairs(gold, reading.attributions, score)
    _settle(figures["attributions"], report, gold, reading.attributions, pairs)
    for want, got in pairs:
        if "force" in want:
            figures["attribution force"].add(
                _one_of(got.force, want["force"]), report, f"{want['source']}: {got.force}, not {want['force']}"
            )
        if "anonymous" in want:
            right = got.source.anonymous == want["anonymous"]
            figures["attribution anonymity"].add(right, report, f"{want['source']}: anonymous {got.source.anonymous}")


def _dice(left: Iterable[Span], right: Iterable[Span]) -> float:
    """Return the overlap of two sets of words in characters, 0 to 1."""
    one = {place for span in left for place in range(*span)}
    other = {place for span in right for place in range(*span)}
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _facts(report: Report, reading: Reading, figures: Figures) -> None:
    gold = report.wanted("facts")
    names = {entity.id: entity.name for entity in reading.entities}

    def score(want: Record, got: Fact) -> float:
        predicates = {want["predicate"], got.predicate}
        same = len(predicates) == 1 or predicates == {"role", "rank"}
        who, value = names.get(got.subject, "").casefold().split(), set(got.value.casefold().split())
        wanted = set(want["value"].casefold().split())
        return float(bool(who) and same and who[-1] == want["subject"].casefold().split()[-1]) * len(value & wanted) / len(value | wanted)

    pairs = [(want, got) for want, got in _pairs(gold, reading.facts, score) if score(want, got) >= 0.4]
    _settle(figures["facts"], report, gold, reading.facts, pairs, lambda got: any(score(want, got) >= 0.4 for want in gold))


def _values(report: Report, reading: Reading, figures: Figures) -> None:
    """Score the times and places asked for, and the day the report speaks from."""
    for want in report.wanted("times"):
        said = [time.value for time in reading.times if _meet([time.span], report.spans(want["on"]))]
        figures["times"].add(want["value"] in said, report, f"{want['on']}: {said}, not {want['value']}")
    for want in report.wanted("places"):
        lands = [place.country for place in reading.places if _meet([place.span], report.spans(want["on"]))]
        figures["places"].add(want["country"] in lands, report, f"{want['on']}: {lands}, not {want['country']}")
    wanted, day = report.gold["anchor"], reading.anchor.date
    days = [wanted, wanted] if isinstance(wanted, str) else wanted
    right = day is None if not days[0] else day is not None and days[0] <= day <= days[1]
    figures["anchor"].add(right, report, f"{day}, not {wanted}")


def _temptations(report: Report, reading: Reading, figures: Figures) -> None:
    """Score the words that look like a record and are none."""
    triggers = {event.id: event.span for event in reading.events}
    wanted = [span for want in report.wanted("incidents") for span in report.spans(want["on"])]
    told = [got for got in reading.incidents if got.type in MATERIAL and got.status in NEWS]
    said = {
        "incident": [triggers[event] for got in told for event in got.events if not _meet([triggers[event]], wanted)],
        "count": [got.number for got in reading.counts],
        "tally": [got.number for got in reading.tallies],
        "scheduled": [got.what for got in reading.scheduled],
        "fact": [got.value_span for got in reading.facts],
    }
    for no in report.wanted("not"):
        fallen = _meet(said[no["kind"]], report.spans(no["on"]))
        figures["temptations"].add(not fallen, report, f"{no['kind']} from “{no['on']}”")


def table(figures: Figures) -> str:
    """Return the figures as lines of text."""
    return "\n".join(
        f"{name:22} P {each.precision:.3f}  R {each.recall:.3f}  F1 {each.f1:.3f}"
        f"   {each.hits} right of {each.given} given, {each.wanted} wanted"
        for name, each in figures.items()
    )


def main() -> None:
    """Read every report with the installed program and print the figures, then the errors of each report."""
    arguments = argparse.ArgumentParser(prog="python -m tests.eval.score")
    arguments.add_argument("--errors", action="store_true", help="also print what went wrong where")
    arguments.add_argument("--reports", type=Path, default=REPORTS, metavar="DIR", help="the folder of the set")
    wanted = arguments.parse_args()
    parser = load_parser()
    tables = extract.Tables(load_codebook(), open_gazetteer(from_environment(os.environ).cache))
    figures = evaluate(load(wanted.reports), lambda report: extract.read(parser.analyse(document(report.text, report.published)), tables))
    print(table(figures))  # noqa: T201
    errors = sorted((report, name, error) for name, figure in figures.items() for report, error in figure.errors)
    if wanted.errors:
        print("\n" + "\n".join(f"{report}  {name}: {error}" for report, name, error in errors))  # noqa: T201


if __name__ == "__main__":
    main()
