"""Parts of a count: "14 killed, including four leaders", "30 of them children", "four of the dead"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extract.counts.figure import Figure
from dateline.extract.counts.groups import Counted, group_of, phrase_span
from dateline.extract.counts.words import is_plural, lemma, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Token


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the report with its sentence; `whole` is the place of the figure that it is part of.

    A `void` figure is one that the report itself takes back.
    """

    figure: Figure
    sentence: Sentence
    whole: int | None = None
    void: bool = False


def with_parts(counts: Counted, figures: list[Figure], earlier: list[Entry]) -> list[Entry]:
    """Return the figures of one sentence with their parts; places of wholes count from the first figure of the report."""
    sentence = counts.sentence
    entries: list[Entry] = []
    for figure in sorted([*figures, *_new(counts, figures, earlier)], key=lambda each: (each.number, each.outcome)):
        whole = _whole_of(counts, figure, [*earlier, *entries])
        entries.append(Entry(figure, sentence, whole))
    return [replace(entry, whole=_whole_ahead(counts, entry, entries, len(earlier)) or entry.whole) for entry in entries]


def _whole_ahead(counts: Counted, entry: Entry, entries: list[Entry], before: int) -> int | None:
    """Return the place of the whole that stands behind its part: "four children were among 11 killed"."""
    number = next((each for each in counts.numbers if each.span == entry.figure.number), None)
    state = _state_among(counts.sentence, number) if number is not None else None
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


def _new(counts: Counted, figures: list[Figure], earlier: list[Entry]) -> Iterator[Figure]:
    """Yield the figures that only a whole gives an outcome: "including four leaders", "four of the dead"."""
    taken = [figure.number for figure in figures]
    for number in counts.numbers:
        if any(number.span.meets(span) for span in taken) or number.quantity.value == 0:
            continue
        outcome, trigger = _inherited(counts, number, figures, earlier)
        if outcome is not None and trigger is not None:
            head = _described(counts, number)
            span = phrase_span(counts.sentence, head, number)
            yield Figure(outcome, trigger, head, number.quantity, number.span, span, "count.part@1", 0.8)
    yield from _single_parts(counts, figures)


def _inherited(counts: Counted, number: Number, figures: list[Figure], earlier: list[Entry]) -> tuple[str | None, Token | None]:
    sentence = counts.sentence
    head = sentence.tokens[number.head]
    state = _state_behind(sentence, number) or _state_among(sentence, number)
    if state is not None:
        return losses().by_state.get(state.text.lower()), state
    before = [figure for figure in figures if figure.number.end <= number.span.start and figure.quantity.value != 0]
    marked = _is_marked(sentence, number.span.start) or _has_them(sentence, number) or _joined_part(counts, number)
    marked = marked or _among_behind(sentence, number)
    if before and marked:
        return before[-1].outcome, before[-1].trigger
    if (
        _has_them(sentence, number)
        and earlier
        and not before
        and earlier[-1].sentence.index >= sentence.index - 1
        and _is_nominal(sentence, head)
    ):
        return earlier[-1].figure.outcome, head
    return None, None


def _among_behind(sentence: Sentence, number: Number) -> bool:
    """Tell whether "among them" follows: "two children among them"."""
    after = [token.text.lower() for token in sentence.tokens if token.span.start >= number.span.end][:5]
    return any(word in losses().sets["part.among"] and other in losses().sets["part.them"] for word, other in pairwise(after))


def _is_nominal(sentence: Sentence, head: Token) -> bool:
    """Tell whether "three of them" is said to be something ("were farmers"), not to do something."""
    above = sentence.governor(head)
    return above is not None and sentence.child(above, "cop") is not None and above.tag == "NOUN"


def _is_marked(sentence: Sentence, start: int) -> bool:
    """Tell whether "including" or "among them" stands right before a place in the text."""
    before = [token.text.lower() for token in sentence.tokens if token.span.end <= start and start - token.span.end < 20][-3:]
    if not before:
        return False
    words = losses().sets
    return before[-1] in words["part.marks"] or (len(before) > 1 and before[-1] in words["part.them"] and before[-2] in words["part.among"])


def _joined_part(counts: Counted, number: Number) -> bool:
    """Tell whether a number is coordinated to one that is marked: "including two women and three children"."""
    head = counts.sentence.tokens[number.head]
    noun = counts.sentence.governor(head) if head.relation == "nummod" else head
    above = counts.sentence.governor(noun) if noun is not None and noun.relation == "conj" else None
    marked = counts.carried.get(above.index) if above is not None else None
    if marked is not None:
        return _is_marked(counts.sentence, marked.span.start)
    return above is not None and _is_marked(counts.sentence, counts.sentence.span_of(above).start)


def _has_them(sentence: Sentence, number: Number) -> bool:
    """Tell whether "of them" or "of whom" follows a number."""
    after = [token.text.lower() for token in sentence.tokens if token.span.start >= number.span.end][:2]
    return len(after) == 2 and after[0] == "of" and after[1] in losses().sets["part.of_them"]


def _state_behind(sentence: Sentence, number: Number) -> Token | None:
    """Return the word "dead" of "four of the dead", "three of those killed"."""
    after = [token for token in sentence.tokens if token.span.start >= number.span.end][:4]
    if len(after) < 3 or after[0].text.lower() != "of" or after[1].text.lower() not in losses().sets["part.definite"]:
        return _state_before(sentence, number)
    return next((token for token in after[2:] if token.text.lower() in losses().by_state), None)


def _state_among(sentence: Sentence, number: Number) -> Token | None:
    """Return the word "killed" of "two children were among those killed", "among the 11 people killed"."""
    after = [token for token in sentence.tokens if token.span.start >= number.span.end][:9]
    words = losses().sets
    place = next((at for at, token in enumerate(after) if token.text.lower() in words["part.among"]), None)
    if place is None or not any(token.text.lower() in words["part.copulas"] for token in after[max(0, place - 2) : place]):
        return None
    return next((token for token in after[place + 1 :] if token.text.lower() in losses().by_state), None)


def _state_before(sentence: Sentence, number: Number) -> Token | None:
    """Return the word "dead" of "among the dead were two nurses" and "the wounded" of "the wounded included three nurses"."""
    before = [token for token in sentence.tokens if token.span.end <= number.span.start][-5:]
    for place, token in enumerate(before):
        if token.text.lower() not in losses().by_state:
            continue
        behind = [each.text.lower() for each in before[place + 1 :]]
        ahead = [each.text.lower() for each in before[max(0, place - 2) : place]]
        words = losses().sets
        included = behind[:1] and behind[0] in words["part.marks"] and "the" in ahead
        among = behind[:1] and behind[0] in words["part.copulas"] and len(ahead) == 2 and ahead[0] in words["part.among"]
        if included or among:
            return token
    return None


def _described(counts: Counted, number: Number) -> Token:
    """Return the word that says who the counted are: "farmers" in "four of the dead were farmers"."""
    sentence = counts.sentence
    head = sentence.tokens[number.head]
    above = sentence.governor(head)
    apposed = _apposed(sentence, number)
    if apposed is not None:
        return apposed
    if above is not None and above.tag == "NOUN" and above.index > head.index:
        return above
    return next((sentence.tokens[index] for index, each in sorted(counts.carried.items()) if each == number), head)


def _apposed(sentence: Sentence, number: Number) -> Token | None:
    """Return the noun right behind "20 of them"."""
    if not _has_them(sentence, number):
        return None
    after = [token for token in sentence.tokens if token.span.start >= number.span.end][2:5]
    rest = [token for token in after if token.tag != "ADJ"]
    return rest[0] if rest and rest[0].tag == "NOUN" else None


def _single_parts(counts: Counted, figures: list[Figure]) -> Iterator[Figure]:
    """Yield the single persons that are named as part: "including a judge", "among them Colonel Brekke"."""
    sentence = counts.sentence
    for token in sentence.tokens:
        if token.tag not in ("NOUN", "PROPN") or token.index in counts.carried:
            continue
        first = sentence.tokens[min(each.index for each in [token, *sentence.children(token, "det", "amod", "compound", "nmod:poss")])]
        before = [figure for figure in figures if figure.number.end <= first.span.start and figure.quantity.value not in (0, 1)]
        behind = [each.text.lower() for each in sentence.tokens[token.index + 1 : token.index + 3]]
        words = losses().sets
        after = len(behind) == 2 and behind[0] in words["part.among"] and behind[1] in words["part.them"]
        if not before or not (_is_marked(sentence, first.span.start) or _joined_single(counts, token) or after):
            continue
        if any(figure.span.meets(token.span) for figure in figures):
            continue
        group = group_of(counts, token, choosy=True)
        if group is not None:
            yield Figure(
                before[-1].outcome,
                before[-1].trigger,
                group.head,
                group.quantity,
                group.number,
                group.span,
                "count.part_single@1",
                0.7,
                written=False,
            )


def _joined_single(counts: Counted, token: Token) -> bool:
    above = counts.sentence.governor(token) if token.relation == "conj" else None
    if above is None:
        return False
    first = min([above.span.start, *(each.span.start for each in counts.sentence.children(above, "det", "amod", "compound", "nummod"))])
    return _is_marked(counts.sentence, first)


def _whole_of(counts: Counted, figure: Figure, entries: list[Entry]) -> int | None:
    """Return the place of the figure that contains this one."""
    if figure.quantity.value == 0:
        return None
    number = next((each for each in counts.numbers if each.span == figure.number), None)
    near = [at for at, entry in enumerate(entries) if entry.sentence.index == counts.sentence.index and can_hold(entry, figure)]
    wholes = [at for at in near if entries[at].whole is None]
    if wholes and _is_part(counts, figure, number):
        return wholes[-1]
    wide = [at for at, entry in enumerate(entries) if can_hold(entry, figure) and entry.figure.outcome == figure.outcome]
    return _whole_before(counts.sentence, number, wide, entries, alone=not near) if number is not None else None


def _is_part(counts: Counted, figure: Figure, number: Number | None) -> bool:
    if figure.rule == "count.part_single@1" or _is_marked(counts.sentence, figure.span.start):
        return True
    return number is not None and (
        _has_them(counts.sentence, number) or _joined_part(counts, number) or _among_behind(counts.sentence, number)
    )


def _whole_before(sentence: Sentence, number: Number, wide: list[int], entries: list[Entry], *, alone: bool) -> int | None:
    """Return the whole that an earlier sentence gave: for "three of them", "four of the dead", "one of those leaders"."""
    if _has_them(sentence, number) and alone:
        return wide[-1] if wide else None
    if _state_behind(sentence, number) is not None or _state_among(sentence, number) is not None:
        return next((at for at in reversed(wide) if entries[at].whole is None), None)
    noun = _definite_noun(sentence, number)
    known = (lemma(noun), "people") if noun is not None else ()
    return next((at for at in reversed(wide) if lemma(entries[at].figure.head) in known), None)


def can_hold(entry: Entry, figure: Figure) -> bool:
    """Tell whether a figure can contain another: it is not smaller, nor nothing."""
    whole, part = entry.figure.quantity, figure.quantity
    least = part.low if part.low is not None else part.value
    most = whole.high if whole.high is not None else None
    if whole.value == 0 or entry.figure.number == figure.number:
        return False
    return most is None or least is None or (most > least or (most == least and not figure.written))


def _definite_noun(sentence: Sentence, number: Number) -> Token | None:
    """Return the plural of "one of those leaders"."""
    after = [token for token in sentence.tokens if token.span.start >= number.span.end][:6]
    if len(after) < 3 or after[0].text.lower() != "of" or after[1].text.lower() not in losses().sets["part.definite"]:
        return None
    return next((token for token in after[2:] if token.tag in ("NOUN", "PROPN") and is_plural(token)), None)
