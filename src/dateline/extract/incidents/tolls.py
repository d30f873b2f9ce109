"""How many people a happening cost: sides are added, tellings of the same loss are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.extract.incidents.words import words
from dateline.records.claims import Count
from dateline.records.quantities import Toll

FORMER = "count.former@"  # rules of figures that the report itself calls earlier ones
POOLS = ("leaders", "fighters", "forces", "people")


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts that stand together, with their sums; a bound is null where one of the counts leaves it open."""

    counts: tuple[Count, ...]

    @property
    def best(self) -> int | None:
        """Return the sum of the values."""
        return _total(count.value for count in self.counts)

    @property
    def low(self) -> int | None:
        """Return the sum of the lower bounds."""
        return _total(count.low for count in self.counts)

    @property
    def high(self) -> int | None:
        """Return the sum of the upper bounds."""
        return _total(count.high for count in self.counts)

    @property
    def size(self) -> int:
        """Return the figure by which sums are compared."""
        return self.best if self.best is not None else (self.low or 0)


def toll(
    counts: list[Count], sentence_of: Callable[[Count], int], source_of: Callable[[Count], str], names: Mapping[str, str]
) -> Toll | None:
    """Return the toll that counts of one outcome give, one source's figures at a time; none where there are none.

    `names` holds the proper names of persons by entity, and the ages of single persons by count. A count that is the report's own
    has no source.
    """
    whole = [count for count in counts if count.part_of is None and not count.rule.startswith(FORMER)] or counts
    if not whole:
        return None
    said = _said(whole, sentence_of, names)
    pooled = [_by_pool(own, sentence_of, names) for own in _by_source(whole, source_of)]
    chosen = _chosen(said, max(pooled, key=lambda total: total.size))
    rivals = [total for total in said if _is_rival(total, chosen)]
    lows, highs = [total.low for total in (chosen, *rivals)], [total.high for total in (chosen, *rivals)]
    low = min((each for each in lows if each is not None), default=None)
    high = None if any(each is None for each in highs) else max(each for each in highs if each is not None)
    return Toll(low, _clamped(chosen.best, low, high), high, tuple(count.id for count in counts))


def _by_source(counts: list[Count], source_of: Callable[[Count], str]) -> list[list[Count]]:
    """Return the counts of each source, those of the report itself with each: what two sources say of one happening does not add up."""
    sources = list(dict.fromkeys(source for count in counts if (source := source_of(count)))) or [""]
    return [[count for count in counts if source_of(count) in {source, ""}] for source in sources]


def _said(counts: list[Count], sentence_of: Callable[[Count], int], names: Mapping[str, str]) -> list[Sum]:
    """Return what each sentence says by each source, its counts added up."""
    units: dict[tuple[int, tuple[str, ...]], list[Count]] = {}
    for count in counts:
        units.setdefault((sentence_of(count), count.attributions), []).append(count)
    return [Sum(tuple(_once(listed, names))) for listed in units.values()]


def _once(counts: list[Count], names: Mapping[str, str]) -> list[Count]:
    """Return the counts of a sentence, a loss told by two verbs once ("1 killed as gunman fires into house, killing one man")."""
    kept: list[Count] = []
    for count in counts:
        if not any(_same_loss(count, other, names) for other in kept):
            kept.append(count)
    return kept


def _same_loss(count: Count, other: Count, names: Mapping[str, str]) -> bool:
    if count.span.meets(other.span) or _is_apposed(count, other):
        return True
    if (count.value, count.low, count.who.class_) != (other.value, other.low, other.who.class_) or count.event == other.event:
        return False
    told, before = names.get(count.who.entity or ""), names.get(other.who.entity or "")
    return told is None or before is None or told == before


def _is_apposed(count: Count, other: Count) -> bool:
    """Tell whether two single persons are one, told by description and name side by side: "rebel leader Omar"."""
    return count.value == other.value == 1 and (0 <= count.span.start - other.span.end <= 2 or 0 <= other.span.start - count.span.end <= 2)


def _chosen(said: list[Sum], pooled: Sum) -> Sum:
    """A running total counts as it stood last; else the largest telling, and sides told apart where they add up to more."""
    running = [total for total in said if any(count.cumulative for count in total.counts)]
    if running:
        return running[-1]
    largest = max(said, key=lambda total: total.size)
    return pooled if pooled.size > largest.size else largest


def _by_pool(counts: list[Count], sentence_of: Callable[[Count], int], names: Mapping[str, str]) -> Sum:
    """Return the largest telling of each kind of people, added up."""
    chosen: list[Count] = []
    for pool in POOLS:
        own = [count for count in counts if count.who.class_ in words("classes", pool)]
        if own:
            tellings = [*_said(own, sentence_of, names), Sum(tuple(_persons(own, names)))]
            chosen += max(tellings, key=lambda total: total.size).counts
    unknown = [count for count in chosen if count.who.class_ == "unknown"]
    return (
        Sum(tuple(chosen))
        if len(unknown) == 0 or len(unknown) == len(chosen)
        else Sum(tuple(max(_said(counts, sentence_of, names), key=lambda t: t.size).counts))
    )


def _persons(counts: list[Count], names: Mapping[str, str]) -> list[Count]:
    """Return one count for each single person: told apart by their names, else by their ages; a description alone is no second person."""
    single = [count for count in counts if count.value == 1]
    by_name = {names[count.who.entity]: count for count in reversed(single) if count.who.entity is not None and count.who.entity in names}
    by_age = {age: count for count in reversed(single) if (age := names.get(count.id)) is not None}
    best = max((by_name, by_age), key=len)
    return list(reversed(best.values())) or single[:1]


def _is_rival(total: Sum, chosen: Sum) -> bool:
    """Tell whether another telling gives the whole a different figure: another source, of about the same size."""
    return (
        total.size > 0
        and total is not chosen
        and total.size * 2 >= chosen.size
        and any(count.attributions for count in total.counts)
        and _unlike(total, chosen)
    )


def _unlike(total: Sum, chosen: Sum) -> bool:
    return {each for count in total.counts for each in count.attributions} != {
        each for count in chosen.counts for each in count.attributions
    }


def _total(values: Iterable[float | None]) -> int | None:
    listed = list(values)
    return None if any(each is None for each in listed) else int(sum(each for each in listed if each is not None))


def _clamped(best: int | None, low: int | None, high: int | None) -> int | None:
    if best is None:
        return None
    best = best if low is None else max(best, low)
    return best if high is None else min(best, high)
