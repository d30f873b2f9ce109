"""Clusters: what live edges join, a person's `different` always binding, the weakest suggestions left out first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from dateline.records.happenings import Cluster, Edge

Policy = Literal["working", "reviewed"]
THRESHOLD = 0.5  # at and above it the working view follows a suggestion


@dataclass(slots=True)
class Groups:
    """Records being joined, and which groups people have told apart."""

    parent: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str) -> None:
        """Take a record in, alone."""
        if name not in self.parent:
            self.parent[name] = name
            self.members[name] = [name]

    def of(self, name: str) -> str:
        """Return the group of a record."""
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make one group of two; what is apart from either is apart from both."""
        large, small = sorted((self.of(left), self.of(right)), key=lambda each: (-len(self.members[each]), each))
        if large == small:
            return
        self.parent[small] = large
        self.members[large] += self.members.pop(small)
        for other in self.apart.pop(small, set()):
            self.apart[other].discard(small)
            self.part(large, other)

    def part(self, left: str, right: str) -> None:
        """Keep two groups apart."""
        first, second = self.of(left), self.of(right)
        if first != second:
            self.apart[first].add(second)
            self.apart[second].add(first)

    def may_join(self, left: str, right: str) -> bool:
        """Tell whether nobody has told the groups of two records apart."""
        return self.of(right) not in self.apart.get(self.of(left), set())


def clusters_of(
    edges: Iterable[Edge],
    policy: Policy,
    threshold: float,
    among: Iterable[str] | None,
    first: Callable[[str], tuple[int, str]],
) -> list[Cluster]:
    """Return the clusters, each with the public id that it keeps: that of the member which the ledger learned of `first`.

    People's `same` joins whatever a machine says. In the working view suggestions at the threshold or above join too, the
    strongest first, unless the two sides of a `different` would meet; then that suggestion, the weakest on its path, is left out.
    """
    known, wanted = list(edges), None if among is None else set(among)
    groups = Groups()
    for name in [*(name for edge in known for name in (edge.left, edge.right)), *sorted(wanted or ())]:
        groups.add(name)
    by_people = _by_people(groups, known)
    if policy == "working":
        _by_machines(groups, known, threshold)
    kept = [[name for name in members if wanted is None or name in wanted] for members in groups.members.values()]
    found = [_cluster(members, by_people, first) for members in kept if len(members) > (wanted is None)]
    return sorted(found, key=lambda each: first(each.id))


def _by_people(groups: Groups, edges: list[Edge]) -> dict[str, str]:
    for edge in edges:
        if edge.judgement == "same":
            groups.join(edge.left, edge.right)
    for edge in edges:
        if edge.judgement == "different":
            groups.part(edge.left, edge.right)
    return {name: groups.of(name) for name in groups.parent}


def _by_machines(groups: Groups, edges: list[Edge], threshold: float) -> None:
    likely = [(-edge.score, edge.left, edge.right) for edge in edges if edge.judgement == "suggested" and edge.score is not None]
    for score, left, right in sorted(likely):
        if -score >= threshold and groups.may_join(left, right):
            groups.join(left, right)


def _cluster(members: list[str], by_people: dict[str, str], first: Callable[[str], tuple[int, str]]) -> Cluster:
    machine = len({by_people[name] for name in members}) > 1
    return Cluster(min(members, key=first), tuple(sorted(members)), machine)
