"""Which figure a part lies in: the whole of its own sentence, the one ahead of it, or the one an earlier sentence gave."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.entry import Entry, can_hold, same_outcome
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.marks import has_them, is_marked, noun_of, opened_state, state_among, state_of
from dateline.extract.counts.parts import is_part
from dateline.extract.counts.words import lemma
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence


def placed(counts: Counted, figures: list[Figure], earlier: list[Entry]) -> list[Entry]:
    """Return the figures of one sentence with their wholes; places of wholes count from the first figure of the report."""
    entries: list[Entry] = []
    for figure in figures:
        entries.append(Entry(figure, counts.sentence, _whole_of(counts, figure, [*earlier, *entries])))
    return [replace(entry, whole=_whole_ahead(counts, entry, entries, len(earlier)) or entry.whole) for entry in entries]


def _whole_ahead(counts: Counted, entry: Entry, entries: list[Entry], before: int) -> int | None:
    """Return the place of the whole that stands behind its part: "four children were among 11 killed"."""
    number = _number_of(counts, entry.figure)
    state = state_among(counts.sentence, number) if number is not None else None
    if number is None or state is None:
        return None
    return next(
        (
            before + at
            for at, other in enumerate(entries)
            if number.span.end <= other.figure.number.start < state.span.start
            and other.figure.outcome == entry.figure.outcome
            and can_hold(other, entry.figure)
        ),
        None,
    )


def _number_of(counts: Counted, figure: Figure) -> Number | None:
    return next((each for each in counts.numbers if each.span == figure.number), None)


def _whole_of(counts: Counted, figure: Figure, entries: list[Entry]) -> int | None:
    """Return the place of the figure that contains this one."""
    if figure.quantity.value == 0:
        return None
    number = _number_of(counts, figure)
    antecedent = _antecedent(counts.sentence, number, figure, entries) if number is not None else None
    if antecedent is not None:
        return antecedent
    wide = [
        at for at, entry in enumerate(entries) if same_outcome(entry.figure, figure) and can_hold(entry, figure) and not entry.figure.former
    ]
    if number is not None and opened_state(counts.sentence, number) is not None:
        # "Of the dead, four were children and two nurses": neither holds the other.
        wide = [at for at in wide if entries[at].sentence.index != counts.sentence.index or entries[at].figure.rule != "count.part@1"]
    near = [at for at in wide if entries[at].sentence.index == counts.sentence.index]
    wholes = [at for at in near if entries[at].whole is None]
    if wholes and _is_part(counts, figure, number):
        return wholes[-1]
    return _whole_before(counts.sentence, number, wide, entries, alone=not near) if number is not None else None


def _antecedent(sentence: Sentence, number: Number, figure: Figure, entries: list[Entry]) -> int | None:
    """Return those of whom a number with a verb of its own tells, told right before: "wounding six, one of whom died"."""
    if figure.rule == "count.part@1" or not has_them(sentence, number):
        return None
    before = [
        at for at, each in enumerate(entries) if each.sentence.index == sentence.index and each.figure.number.end <= number.span.start
    ]
    last = entries[before[-1]] if before else None
    return before[-1] if last is not None and last.whole is None and can_hold(last, figure) else None


def _is_part(counts: Counted, figure: Figure, number: Number | None) -> bool:
    if figure.rule == "count.part_single@1" or is_marked(counts.sentence, figure.span.start):
        return True
    return number is not None and is_part(counts, number)


def _whole_before(sentence: Sentence, number: Number, wide: list[int], entries: list[Entry], *, alone: bool) -> int | None:
    """Return the whole that an earlier sentence gave: for "three of them", "four of the dead", "one of those leaders"."""
    if has_them(sentence, number) and alone:
        return wide[-1] if wide else None
    if any(found(sentence, number) is not None for found in (state_of, state_among, opened_state)):
        return _latest(entries, [at for at in wide if entries[at].whole is None])
    noun = noun_of(sentence, number)
    known = (lemma(noun), "people") if noun is not None else ()
    return next((at for at in reversed(wide) if lemma(entries[at].figure.head) in known), None)


def _latest(entries: list[Entry], wholes: list[int]) -> int | None:
    """Return the whole told last; of running tolls the highest, since an older one only leads up to it."""
    if not wholes or not entries[wholes[-1]].figure.cumulative:
        return wholes[-1] if wholes else None
    return max((at for at in wholes if entries[at].figure.cumulative), key=lambda at: (entries[at].figure.quantity.low or 0, at))
