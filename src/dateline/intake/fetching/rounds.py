"""One look at a feed: the reports it names that are not known yet, fetched one by one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.errors import UnreadableError
from dateline.intake.fetching.feeds import Item, items_of
from dateline.intake.fetching.fetcher import Fetcher
from dateline.intake.fetching.reports import raw_of
from dateline.intake.open import expand
from dateline.intake.raw import Raw
from dateline.records.reading import Failure

Known = Callable[[Iterable[str]], set[str]]
LONGEST_REST = 96  # rounds that a feed which keeps failing is left alone at most; a day, when a round is a quarter of an hour
TEMPORARY = ("fetch", "robots")


@dataclass(slots=True)
class Feed:
    """A feed between two looks: what its host gave to ask again with, how often it has failed, for how many rounds it rests."""

    url: str
    validators: dict[str, str] = field(default_factory=dict)
    failures: int = 0
    rest: int = 0


def look(feed: Feed, fetcher: Fetcher, known: Known) -> Iterator[Raw | Failure]:
    """Yield what is new in a feed; a failure stands for a report, or for the whole feed, that could not be fetched.

    A feed that fails rests one round, then two, then four, and is tried again. Nothing is asked of a report that is known.
    A feed whose reports could not all be had is read again at the next look, even if it has not changed.
    """
    if feed.rest:
        feed.rest -= 1
        return
    try:
        fetched = fetcher.get(feed.url, feed.validators)
        items = [] if fetched.unchanged else items_of(fetched.data, fetched.url)
    except UnreadableError as error:
        feed.rest = min(2**feed.failures, LONGEST_REST)
        feed.failures += 1
        yield Failure(feed.url, error.kind, f"{error}; it rests for {_rounds(feed.rest)}")
        return
    feed.failures = 0
    held = known([item.url for item in items])
    missing = yield from _fetch([item for item in items if item.url not in held], fetcher)
    if not fetched.unchanged:
        feed.validators = {} if missing else fetched.validators


def _fetch(items: list[Item], fetcher: Fetcher) -> Generator[Raw | Failure, None, bool]:
    """Yield the reports; return whether some may be had later."""
    missing = False
    for item in items:
        try:
            fetched = fetcher.get(item.url)
        except UnreadableError as error:
            missing = missing or error.kind in TEMPORARY
            yield Failure(item.url, error.kind, str(error))
            continue
        yield from expand(raw_of(fetched, "feed", item.published, item.title))
    return missing


def _rounds(number: int) -> str:
    return "one round" if number == 1 else f"{number} rounds"
