"""Joining what belongs together, with the reasons for which it was joined."""

from __future__ import annotations


class Joining:
    """Things by number, each at first on its own."""

    def __init__(self, number: int) -> None:
        """Begin with nothing joined."""
        self._head = list(range(number))
        self._reasons: list[tuple[int, str]] = []

    def head(self, one: int) -> int:
        """Return the smallest of those with which a thing is joined."""
        while self._head[one] != one:
            self._head[one] = self._head[self._head[one]]
            one = self._head[one]
        return one

    def join(self, left: int, right: int, reason: str) -> None:
        """Join two things; the reason is kept if they were apart."""
        first, second = sorted((self.head(left), self.head(right)))
        if first != second:
            self._head[second] = first
            self._reasons.append((first, reason))

    def groups(self) -> list[tuple[list[int], list[str]]]:
        """Return what stands together with the reasons, each once, in the order of its first."""
        members: dict[int, list[int]] = {}
        for one in range(len(self._head)):
            members.setdefault(self.head(one), []).append(one)
        reasons: dict[int, dict[str, None]] = {head: {} for head in members}
        for one, reason in self._reasons:
            reasons[self.head(one)][reason] = None
        return [(group, list(reasons[head])) for head, group in members.items()]
