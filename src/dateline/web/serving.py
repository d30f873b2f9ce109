"""Serving the pages until somebody says stop."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from dateline.catalogue import Say, silent
from dateline.errors import DatelineError
from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.ledger import Library
from dateline.web.pages import home
from dateline.web.settings import Settings


def serve(settings: Settings, host: str, port: int, say: Callable[[str], None], hear: Say = silent) -> None:
    """Serve the pages until the process is told to stop; `say` gets the address once they can be asked for.

    `hear` is told how many of the ledger's reports are in the lists: a large ledger takes minutes at its first time.
    """
    if not settings.people and not _is_loopback(host):
        raise DatelineError(f"--host {host}: without a login the pages are for this machine alone: leave --host out, or give --people")
    open_view(settings.ledger).close()
    listening = _listen(host, port)
    taken = listening.getsockname()[1]
    app = create_app(settings)
    make_ready(app.state.library, hear)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, access_log=False))
    say(f"http://{f'[{host}]' if ':' in host else host}:{taken}/")
    server.run(sockets=[listening])


def make_ready(library: Library, hear: Say) -> None:
    """Put together beforehand what pages are made of, so that the first reader does not wait for it."""
    with library.open() as desk:
        desk.fill(hear)
    threading.Thread(target=_look, args=(library,), daemon=True).start()


def _look(library: Library) -> None:
    """Make the first page, which has the charts, as its first reader would."""
    with suppress(DatelineError), library.open() as desk:
        home.values(library, desk)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128)
    except OSError as error:
        raise DatelineError(f"{host}:{port}: {error.strerror or error}: another program may hold it: choose another --port") from error
