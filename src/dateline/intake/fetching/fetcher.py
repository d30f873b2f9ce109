"""Fetching with manners: a host's wishes are read first, it is given time between requests, and it is not asked twice for nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urljoin
from urllib.robotparser import RobotFileParser

from dateline.errors import UnreadableError
from dateline.intake.fetching.addresses import Resolver, parts_of, port_of, resolve
from dateline.intake.fetching.connections import BODY_LIMIT, Answer, ask, open_pool

AGENT = "Dateline"
REDIRECTS = 5
TRIES = 3
MOVED = (301, 302, 303, 307, 308)
LATER = (429, 502, 503, 504)
UNCHANGED = 304
ROBOTS_LIMIT = 512 * 1024  # bytes; RFC 9309 asks crawlers to read at least 500 kibibytes
VALIDATORS = (("etag", "if-none-match"), ("last-modified", "if-modified-since"))


@dataclass(frozen=True, slots=True)
class Manners:
    """How a host is treated: seconds between two requests, the longest wait it may ask for; `allowed` are hosts inside, as host:port."""

    agent: str = AGENT
    pause: float = 1.0
    patience: float = 120.0
    allowed: frozenset[str] = frozenset()
    limit: int = BODY_LIMIT


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock: seconds that only grow, seconds since 1970, and a way to wait."""

    running: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was got: the address asked and the one that answered in the end, header names in small letters."""

    asked: str
    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def unchanged(self) -> bool:
        """Tell whether the host says that nothing has changed since the validators were given."""
        return self.status == UNCHANGED

    @property
    def validators(self) -> dict[str, str]:
        """Return the headers by which the next request can ask whether anything changed."""
        return {sent: self.headers[name] for name, sent in VALIDATORS if name in self.headers}


@dataclass(slots=True)
class Fetcher:
    """Fetches one address after the other; what hosts wish (robots.txt) is read once for each."""

    manners: Manners = Manners()
    timing: Timing = Timing()
    resolver: Resolver = resolve
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, validators: Mapping[str, str] | None = None) -> Fetched:
        """Return what stands at an address; raise UnreadableError where it may not be asked or gives nothing.

        Each redirect is checked like a first address. `validators` are those of an earlier answer.
        """
        here = url
        for _ in range(REDIRECTS + 1):
            parts = parts_of(here)
            self._ask_leave(parts)
            answer = self._ask(parts, dict(validators or {}))
            if answer.status not in MOVED:
                return _got(url, here, answer)
            if "location" not in answer.headers:
                raise UnreadableError("fetch", "the host says that the page has moved, but not where to: look for it by hand")
            here = urljoin(here, answer.headers["location"])
        raise UnreadableError("fetch", f"the address leads on more than {REDIRECTS} times: look for the page by hand")

    def _ask_leave(self, parts: SplitResult) -> None:
        """Raise UnreadableError where the host's robots.txt asks programs to stay away, or cannot be had (RFC 9309)."""
        site = _site(parts)
        if site not in self._robots:
            self._robots[site] = self._read_robots(parts)
        rules = self._robots[site]
        if rules is None:
            raise UnreadableError("robots", "the host cannot give its robots.txt just now, so nothing else is asked: try again later")
        if not rules.can_fetch(self.manners.agent, parts.geturl()):
            raise UnreadableError("robots", "the host's robots.txt asks programs not to fetch this page: save it by hand and give the file")

    def _read_robots(self, parts: SplitResult) -> RobotFileParser | None:
        """Return what a host wishes; everything is allowed where it has no such file, null where it cannot say."""
        here = parts._replace(path="/robots.txt", query="", fragment="")
        for _ in range(REDIRECTS + 1):
            try:
                answer = self._ask(here, {}, ROBOTS_LIMIT)
            except UnreadableError as error:
                if error.kind == "address":
                    raise
                return None
            if answer.status not in MOVED or "location" not in answer.headers:
                break
            here = parts_of(urljoin(here.geturl(), answer.headers["location"]))
        if answer.status >= 500 or answer.status in LATER:
            return None
        rules = RobotFileParser()
        rules.parse(answer.data.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
        return rules

    def _ask(self, parts: SplitResult, headers: dict[str, str], limit: int | None = None) -> Answer:
        """Return an answer; a host that is busy is given the time it asks for, else twice as long each time."""
        polite = {"user-agent": self.manners.agent, "accept": "*/*", "accept-encoding": "gzip", **headers}
        for attempt in range(1, TRIES + 1):
            self._wait(parts)
            with open_pool(self.manners.allowed, self.resolver) as pool:
                answer = ask(pool, parts, polite, limit or self.manners.limit, self.timing.running)
            if answer.status not in LATER or attempt == TRIES:
                break
            wait = _asked_for(answer, self.timing.now())
            if (wait or 0.0) > self.manners.patience:
                raise UnreadableError("fetch", f"the host asks to wait {wait:.0f} seconds: try again then")
            self.timing.sleep(wait if wait is not None else self.manners.pause * 2**attempt)
        return answer

    def _wait(self, parts: SplitResult) -> None:
        """Let the host's pause pass since its last answer."""
        site = _site(parts)
        rules = self._robots.get(site)
        wished = rules.crawl_delay(self.manners.agent) if rules is not None else None
        pause = min(max(self.manners.pause, float(wished or 0)), self.manners.patience)
        passed = self.timing.running() - self._last[site] if site in self._last else pause
        if passed < pause:
            self.timing.sleep(pause - passed)
        self._last[site] = self.timing.running()


def _site(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.hostname}:{port_of(parts)}"


def _asked_for(answer: Answer, now: float) -> float | None:
    """Return for how many seconds a busy host asks to be left alone (Retry-After: seconds or a day); null where it does not say."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - now) if said else None
    except ValueError:
        return None


def _got(asked: str, url: str, answer: Answer) -> Fetched:
    if answer.status in (200, 203, UNCHANGED):
        return Fetched(asked, url, answer.status, answer.headers, answer.data)
    gone = {404: "the page is not there", 410: "the page is gone", 401: "the page wants a login", 403: "the host refuses the page"}
    said = gone.get(answer.status, f"the host answered with status {answer.status}")
    raise UnreadableError("fetch", f"{said}: check the address, or save the page by hand and give the file")
