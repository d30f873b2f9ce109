"""Ctrl-C while the program loads, a reader that has gone: one line or none, and the status of other programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

PROGRAM = [sys.executable, "-m", "dateline"]
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@UNIX
def test_ctrl_c_while_modules_are_loaded_is_one_line() -> None:
    code = (
        "import os, signal, sys\n"
        "class Slow:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from dateline.cli.main import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "dateline: stopped\n")


@UNIX
def test_ctrl_c_while_reports_are_read_is_one_line() -> None:
    with subprocess.Popen(
        [*PROGRAM, "read", "--jsonl", "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reading:
        assert reading.stdin is not None
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdin.write('{"id": "one", "text": "Talks resumed on Friday."}\n' * 400)
        reading.stdin.flush()
        assert reading.stdout.read(1) == "{"
        reading.send_signal(signal.SIGINT)
        errors = reading.stderr.read()
    assert (reading.returncode, errors) == (130, "dateline: stopped\n")


@UNIX
@pytest.mark.parametrize("arguments", ["--help", "read --jsonl - --json", "read --jsonl -", "gazetteer find Goma"])
def test_a_reader_that_has_gone_ends_the_program_by_its_signal(arguments: str) -> None:
    left, right = os.pipe()
    os.close(left)
    given = b'{"id": "one", "text": "Talks resumed on Friday."}\n'
    done = subprocess.run([*PROGRAM, *arguments.split()], stdout=right, stderr=subprocess.PIPE, input=given, check=False)
    os.close(right)
    assert done.stderr == b""
    assert done.returncode == -signal.SIGPIPE
