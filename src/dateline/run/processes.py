"""One function over many inputs in several processes, results in the order of the inputs."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 8  # inputs in flight per process: enough to keep all busy behind one long report, few enough to hold in memory

# Weights lie in some ten megabytes that each sentence goes through: in large pages a processor finds them a twelfth faster. The C library
# of Linux asks for such pages where this is set before a process begins; elsewhere it says nothing to anyone.
LARGE_PAGES = ("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1")

# What a function loads once lives as long as its process, and a result's records live until it is handed on: searching them for what
# nobody needs any more after every 700 new ones, as Python does by itself, takes a fifteenth of its time and finds next to nothing.
SEARCHED = (50_000, 20, 50)

# Filled by the initializer of each worker process; the parent never reads it.
_function: list[Callable[[Any], Any]] = []


def apply(build: Callable[[], Callable[[Given], Made]], inputs: Iterable[Given], workers: int) -> Iterator[Made]:
    """Yield the function's result for each input, in order; `build` makes the function, once in each process.

    With one worker nothing is started. `build`, inputs and results must be picklable.
    """
    if workers <= 1:
        function = build()
        yield from map(function, inputs)
        return
    # Spawned, not forked: a forked copy of a process with running threads may never wake up.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, (build,))
    waiting: deque[Future[Made]] = deque()
    try:
        for given in inputs:
            with _interrupts_held(), _large_pages():
                waiting.append(pool.submit(_call, given))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let processes begin that never hear Ctrl-C: a terminal sends it to all, and it is for the one that the user started."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _large_pages() -> Iterator[None]:
    """Let processes begin that keep what is large in large pages, unless the user has set that otherwise."""
    name, wanted = LARGE_PAGES
    if name in os.environ:
        yield
        return
    os.environ[name] = wanted
    try:
        yield
    finally:
        del os.environ[name]


def _begin(build: Callable[[], Callable[[Any], Any]]) -> None:
    _function.append(build())
    gc.freeze()
    gc.set_threshold(*SEARCHED)


def _call(given: Any) -> Any:
    return _function[0](given)
