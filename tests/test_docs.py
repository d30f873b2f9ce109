"""What the documents say is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from dateline.cli.program import app

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_heading(command: str) -> None:
    assert f"## {command}\n" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = subprocess.run([sys.executable, "-m", "dateline", command, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_every_setting_is_written_down() -> None:
    code = (ROOT / "src/dateline/config.py").read_text(encoding="utf-8")
    settings = set(re.findall(r"DATELINE_[A-Z]+", code))
    assert settings
    for setting in settings:
        assert f"`{setting}`" in (ROOT / "docs/commands.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_program_prints() -> None:
    done = subprocess.run([sys.executable, "scripts/readme.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]))
def test_links_between_documents_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    for link in links:
        assert ((ROOT / page).parent / link).exists(), f"{page}: {link}"
