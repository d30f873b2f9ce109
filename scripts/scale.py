"""How the time of linking grows with the archive: `python -m scripts.scale 5000 10000 20000`, processor seconds of one core."""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.reconcile.copies import copies
from dateline.reconcile.incidents import incident
from dateline.reconcile.joining import Joining
from dateline.reconcile.linkage import THRESHOLD, link
from dateline.records.happenings import Cluster, Happening, Link
from scripts.simulated import simulate

SEED = 1


def main() -> None:
    """Print one line for each size: how long each step took, and how much memory was needed at most until then."""
    print("reports happenings copies links incidents all seconds MB")
    for size in map(int, sys.argv[1:] or ["5000", "20000"]):
        archive = simulate(size, SEED)
        took: dict[str, float] = {}
        with _timed(took, "copies"):
            families = copies(archive.texts)
        with _timed(took, "links"):
            links = link(archive.happenings, families, archive.texts)
        with _timed(took, "incidents"):
            found = [incident(_cluster(each), each) for each in _groups(archive.happenings, links)]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        steps = " ".join(f"{seconds:.1f}" for seconds in took.values())
        print(
            len(archive.texts), len(archive.happenings), steps, f"{sum(took.values()):.1f}", memory, f"({len(found)} incidents)", flush=True
        )


@contextmanager
def _timed(took: dict[str, float], step: str) -> Iterator[None]:
    began = time.process_time()
    yield
    took[step] = time.process_time() - began


def _groups(happenings: tuple[Happening, ...], links: list[Link]) -> list[list[Happening]]:
    """Return what the links at or above the threshold hold together."""
    place = {each.id: number for number, each in enumerate(happenings)}
    joined = Joining(len(happenings))
    for each in links:
        if each.score >= THRESHOLD:
            joined.join(place[each.left], place[each.right], "")
    groups: dict[int, list[Happening]] = defaultdict(list)
    for number, happening in enumerate(happenings):
        groups[joined.head(number)].append(happening)
    return list(groups.values())


def _cluster(members: list[Happening]) -> Cluster:
    return Cluster(members[0].id, tuple(each.id for each in members), machine=True)


if __name__ == "__main__":
    main()
