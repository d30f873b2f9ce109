"""The wheel holds all that reading needs: it installs beside its dependencies and reads a report without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NO_INDEX = ("No matching distribution", "NewConnectionError", "Could not find a version", "Connection", "Temporary failure")
READ = """
import socket, sys
def refuse(*given, **named):
    raise AssertionError("a socket was opened")
socket.socket.connect = socket.socket.connect_ex = socket.socket.bind = socket.socket.sendto = socket.getaddrinfo = refuse
import dateline
print(dateline.__file__, file=sys.stderr)
from dateline.cli.main import main
sys.argv = ["dateline", "read", sys.argv[1], "--json"]
main()
"""


def _pip(*arguments: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if any(sign in done.stderr for sign in NO_INDEX):
        pytest.skip("no package index is reachable, and the wheel cannot be built without hatchling")
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_a_wheel_installs_and_reads_an_example_without_a_network(tmp_path: Path) -> None:
    _pip("wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT)
    wheel = next(tmp_path.glob("dateline-*.whl"))
    room = tmp_path / "room"
    _pip("install", "--no-deps", "--no-index", "--target", room, wheel)
    example = ROOT / "examples" / "01-orsha-valley.html"
    command = [sys.executable, "-c", READ, str(example)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(room)})
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(str(room)), "another Dateline was loaded"
    assert json.loads(done.stdout)["counts"]
