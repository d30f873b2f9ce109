"""How many sources stand behind a value: those who relay drop out, copies and spokesmen join those whose words they carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from dateline.reconcile.joining import Joining
from dateline.reconcile.subjects import fuller_names, name_key
from dateline.records.happenings import Family, Independence, Origin, Side, Voice

DENIED = "denied"
SAME_RELEASE = 1  # days between the reports of one release: morning papers carry what was said the evening before
Days = Mapping[str, str | None]


def independent(voices: Iterable[Voice], families: Iterable[Family] = (), published: Days | None = None) -> Independence:
    """Return the sources behind a value from the roots of all who state it; `published` gives the days of their reports.

    Who denies a value does not stand behind it; a report that names its source adds no voice of its own.
    """
    roots = list(_roots(voices))
    joined = Joining(len(roots))
    copied = _copies(families)
    for join in (_same_speaker, _same_outlet, _same_paper):
        for left, right, reason in join(roots):
            joined.join(left, right, reason)
    for left, right, reason in (*_same_text(roots, copied), *_same_release(roots, copied, published or {}), *_same_short_name(roots)):
        joined.join(left, right, reason)
    origins = tuple(_origin([roots[each] for each in group], reasons) for group, reasons in joined.groups())
    named = [each for each in origins if not each.anonymous]
    unnamed = [each for each in origins if each.anonymous]
    return Independence(len(named) + len({each.side for each in unnamed}), len(origins), origins)


def _roots(voices: Iterable[Voice]) -> Iterator[Voice]:
    """Yield each voice once, without denials and without reports that only relay."""
    supporting = sorted({each for each in voices if each.force != DENIED}, key=_order)
    citing = {each.document for each in supporting if each.speaker is not None}
    yield from (each for each in supporting if each.speaker is not None or each.document not in citing)


def _order(voice: Voice) -> tuple[str, str, str]:
    return voice.document, voice.claim or "", voice.speaker or ""


def _same_speaker(roots: Sequence[Voice]) -> Iterator[tuple[int, int, str]]:
    named = _by(roots, lambda each: None if each.anonymous else name_key(each.speaker))
    yield from ((left, right, f"the same speaker, {roots[left].speaker}") for left, right in _neighbours(named))
    claims = _by(roots, lambda each: each.claim)
    yield from ((left, right, "the same words of one report") for left, right in _neighbours(claims))


def _same_outlet(roots: Sequence[Voice]) -> Iterator[tuple[int, int, str]]:
    """Yield the own voices of one outlet, copies of what it published first, and those who name it as their source."""
    outlets = _by(roots, lambda each: name_key(each.publisher) if each.speaker is None else None)
    yield from ((left, right, f"both are {roots[left].publisher}'s own words") for left, right in _neighbours(outlets))
    for at, each in enumerate(roots):
        own = outlets.get(name_key(each.speaker) or "", [])
        if own and not each.anonymous:
            yield own[0], at, f"{each.speaker} is the outlet itself"


def _same_paper(roots: Sequence[Voice]) -> Iterator[tuple[int, int, str]]:
    cited = _by(roots, lambda each: name_key(each.cites))
    yield from ((left, right, f"both cite {roots[left].cites}") for left, right in _neighbours(cited))


def _same_text(roots: Sequence[Voice], copied: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the same voice in two copies of one text: both the report's own, or both the same unnamed person."""
    voices = _by(roots, lambda each: f"{copied[each.document]} {name_key(each.speaker)}" if each.document in copied else None)
    yield from ((left, right, "their reports are copies of one text") for left, right in _neighbours(voices))


def _same_release(roots: Sequence[Voice], copied: Mapping[str, str], published: Days) -> Iterator[tuple[int, int, str]]:
    """Yield those who speak for one body, and the body itself, in reports of one release."""
    bodies: dict[str, list[int]] = {}
    for at, each in enumerate(roots):
        if not each.anonymous:
            for key in {name_key(each.body), name_key(each.speaker)} - {None}:
                bodies.setdefault(key or "", []).append(at)
    for members in bodies.values():
        by_day = sorted(members, key=lambda at: (published.get(roots[at].document) or "", at))
        by_text = _by(roots, lambda each: copied.get(each.document, each.document), members)
        for left, right in (*pairwise(by_day), *_neighbours(by_text)):
            body = roots[left].body or roots[right].body
            if body is not None and _is_one_release(roots[left].document, roots[right].document, copied, published):
                yield left, right, f"both speak for {body} in one release"


def _is_one_release(left: str, right: str, copied: Mapping[str, str], published: Days) -> bool:
    if copied.get(left, left) == copied.get(right, right):
        return True
    days = [date.fromisoformat(day[:10]).toordinal() for each in (left, right) if (day := published.get(each))]
    return len(days) == 2 and abs(days[0] - days[1]) <= SAME_RELEASE


def _same_short_name(roots: Sequence[Voice]) -> Iterator[tuple[int, int, str]]:
    """Yield a short name and the only longer one that it can stand for: "police" and "Selmin police", "Brekke" and "Ane Brekke"."""
    named = _by(roots, lambda each: None if each.anonymous else name_key(each.speaker))
    for short, full in fuller_names(named).items():
        left, right = named[short][0], named[full][0]
        yield left, right, f"{roots[left].speaker} can only be {roots[right].speaker}"


def _copies(families: Iterable[Family]) -> dict[str, str]:
    """Return one report for all that are copies of one text."""
    first: dict[str, str] = {}
    for family in sorted((each for each in families if each.relation == "syndicated"), key=lambda each: (each.left, each.right)):
        left, right = first.setdefault(family.left, family.left), first.setdefault(family.right, family.right)
        if left != right:
            first |= {document: min(left, right) for document, head in first.items() if head in {left, right}}
    return first


def _origin(voices: Sequence[Voice], reasons: Sequence[str]) -> Origin:
    sides: list[Side] = [each.side for each in voices if each.side != "unknown"]
    return Origin(tuple(voices), tuple(reasons), sides[0] if sides else "unknown", all(each.anonymous for each in voices))


def _by(roots: Sequence[Voice], key: Callable[[Voice], str | None], some: Iterable[int] | None = None) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at in range(len(roots)) if some is None else some:
        name = key(roots[at])
        if name is not None:
            found.setdefault(name, []).append(at)
    return found


def _neighbours(groups: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    for group in groups.values():
        yield from pairwise(group)
