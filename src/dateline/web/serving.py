"""Serving the pages until somebody says stop."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from dateline.errors import DatelineError
from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.settings import Settings


def serve(settings: Settings, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the pages until the process is told to stop; `say` gets the address once it is taken."""
    if not settings.people and not _is_loopback(host):
        raise DatelineError(f"--host {host}: without a login the pages are for this machine alone: leave --host out, or give --people")
    open_view(settings.ledger).close()
    listening = _listen(host, port)
    taken = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning", server_header=False, access_log=False))
    say(f"http://{f'[{host}]' if ':' in host else host}:{taken}/")
    server.run(sockets=[listening])


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
