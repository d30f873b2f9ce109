"""How often something may be tried: so many times in a span of time, and then not before the first of them lies that far back."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

KEYS = 20_000  # names and addresses that are remembered; whoever invents more pushes out the oldest, not the server's memory


class Limit:
    """Counts tries by a key, in the memory of this process."""

    def __init__(self, most: int, seconds: int, clock: Callable[[], float]) -> None:
        """Allow so many tries in so many seconds."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: str) -> int:
        """Count one try; return how many seconds to wait before another, 0 where this one is allowed."""
        now = self._clock()
        with self._lock:
            tries = self._tries.setdefault(key, deque())
            self._tries.move_to_end(key)
            while len(self._tries) > KEYS:
                self._tries.popitem(last=False)
            while tries and tries[0] <= now - self._seconds:
                tries.popleft()
            if len(tries) >= self._most:
                return max(1, int(tries[0] + self._seconds - now + 0.999))
            tries.append(now)
            return 0

    def forget(self, key: str) -> None:
        """Forget the tries of a key: it was the right person after all."""
        with self._lock:
            self._tries.pop(key, None)


def network_of(address: str) -> str:
    """Return what stands for the one behind an address: the address, of IPv6 its first 64 bits, which are one customer's."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)
