"""Reading what was brought, one after another, in a process of its own: a report that breaks its reader leaves the page alone."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import Full, Queue

from dateline.config import Config
from dateline.errors import DatelineError
from dateline.web.bring.parcels import Parcel

KEPT = 200  # jobs that can still be looked at
WAITING = 20
PATIENCE = 600  # seconds for one parcel
SHOWN = 500  # characters of an error


@dataclass(frozen=True, slots=True)
class Read:
    """One report that was read: its id, its name, whether it was new, and how many records of each kind it gave."""

    document: str
    name: str
    new: bool
    records: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """What became of a parcel so far: `state` is waiting, reading, comparing, done or failed; steps are words for people."""

    id: str
    name: str
    by: str
    state: str = "waiting"
    steps: tuple[tuple[str, str], ...] = ()
    reports: tuple[Read, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.state in {"done", "failed"}


class Jobs:
    """The parcels that a page was given, in the order in which they came; one is read at a time."""

    def __init__(self, config: Config, clock: Callable[[], str]) -> None:
        """Take the ledger to add to, and what tells the time."""
        self._config = config
        self._clock = clock
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: Queue[tuple[str, Parcel]] = Queue(WAITING)
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def bring(self, parcel: Parcel, by: str) -> Job:
        """Take a parcel and return its job; where too many wait already, say so."""
        job = Job(secrets.token_urlsafe(12), parcel.name, by, steps=((self._clock(), "received"),))
        with self._lock:
            try:
                self._queue.put_nowait((job.id, parcel))
            except Full as error:
                raise DatelineError(f"{WAITING} reports wait to be read already; try again in a minute") from error
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
            if self._worker is None or not self._worker.is_alive():
                self._worker = threading.Thread(target=self._work, name="dateline-bring", daemon=True)
                self._worker.start()
        return job

    def of(self, name: str) -> Job | None:
        """Return a job as it stands now."""
        with self._lock:
            return self._jobs.get(name)

    def _work(self) -> None:
        while True:
            name, parcel = self._queue.get()
            self._step(name, "reading", "the model and the rules are read in; then the report")
            try:
                with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
                    self._read(name, parcel, Path(folder))
            except (OSError, DatelineError, subprocess.SubprocessError) as error:
                self._fail(name, str(error))

    def _read(self, name: str, parcel: Parcel, folder: Path) -> None:
        command = [sys.executable, "-m", "dateline", "add", "--json", *parcel.arguments(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self._environment(), text=True) as child:  # noqa: S603 the words of the command are ours
            watch = threading.Timer(PATIENCE, child.kill)
            watch.start()
            errors: list[str] = []
            listener = threading.Thread(target=lambda: errors.extend(child.stderr or ()), daemon=True)
            listener.start()
            for read in _reports(child.stdout or ()):
                self._took(name, read)
            code = child.wait()
            watch.cancel()
            listener.join()
        said = tuple(line.strip().removeprefix("dateline: ")[:SHOWN].replace(f"{folder}/", "") for line in errors if line.strip())
        if code < 0:
            said = (*said, f"it took more than {PATIENCE // 60} minutes, or too much memory, and was stopped")
        self._end(name, said, whole=code == 0)

    def _environment(self) -> dict[str, str]:
        config = self._config
        given = {"DATELINE_LEDGER": config.ledger}  # an address may hold a password, and commands can be seen by everybody on a machine
        given |= {"DATELINE_CACHE": str(config.cache), "DATELINE_HOSTS": " ".join(sorted(config.hosts))}
        given |= {"DATELINE_CODEBOOK": str(config.codebook)} if config.codebook else {}
        given |= {"DATELINE_GAZETTEER": str(config.gazetteer)} if config.gazetteer else {}
        return {**os.environ, **given, "PYTHONIOENCODING": "utf-8"}

    def _took(self, name: str, read: Read) -> None:
        many = sum(read.records.values())
        told = f"{read.name}: {many} records" if read.new else f"{read.name}: known already"
        job = self._step(name, "comparing", told)
        with self._lock:
            self._jobs[name] = replace(job, reports=(*job.reports, read))

    def _end(self, name: str, errors: tuple[str, ...], *, whole: bool) -> None:
        job = self._step(
            name, "done" if whole else "failed", "compared with what the ledger holds" if whole else "not everything could be read"
        )
        with self._lock:
            self._jobs[name] = replace(job, errors=errors)

    def _fail(self, name: str, why: str) -> None:
        self._end(name, (why[:SHOWN],), whole=False)

    def _step(self, name: str, state: str, words: str) -> Job:
        with self._lock:
            job = self._jobs[name]
            self._jobs[name] = replace(job, state=state, steps=(*job.steps, (self._clock(), words)))
            return self._jobs[name]


def _reports(lines: Iterable[str]) -> Iterator[Read]:
    for line in lines:
        try:
            said = json.loads(line)
            yield Read(said["document"], said["name"], bool(said["new"]), dict(said["records"]))
        except (ValueError, LookupError, TypeError):
            continue
