"""A real browser over the pages: Debian's chromium, driven through its own driver, without any network but the server's."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
import uvicorn
from fastapi import FastAPI
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

SCREENS = Path(__file__).parents[2] / "docs/screens"
TALLEST = 1300  # pixels of a page that a picture shows
DESKTOP, PHONE = (1280, 900), (390, 844)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
PROGRAMS = {"chromium": "/usr/bin/chromium", "chromedriver": "/usr/bin/chromedriver"}
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(done, error => done({violations: [], error: String(error)}));
"""
GRAVE = ("serious", "critical")


def open_browser(folder: Path) -> webdriver.Chrome:
    """Return a browser with a profile of its own; where one is missing the test is skipped, with its name."""
    missing = [name for name, path in PROGRAMS.items() if not (Path(path).exists() or shutil.which(name))]
    if missing:
        pytest.skip(f"a browser test needs {' and '.join(missing)}")
    options = Options()
    options.binary_location = _program("chromium")
    for flag in (*FLAGS, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(_program("chromedriver")))
    driver.set_page_load_timeout(60)
    driver.set_script_timeout(60)
    return driver


def _program(name: str) -> str:
    return PROGRAMS[name] if Path(PROGRAMS[name]).exists() else str(shutil.which(name))


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of this machine in a thread, and give its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page open in a browser."""

    driver: webdriver.Chrome
    address: str

    def open(self, path: str, *, dark: bool = False, size: tuple[int, int] = DESKTOP) -> None:
        """Open a page in a window of this size, in light or dark colours."""
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.get(f"{self.address}{path}")

    def faults(self) -> list[str]:
        """Return the grave faults that axe finds on the page that is open, one line each."""
        self.driver.execute_script(AXE)
        found: Any = self.driver.execute_async_script(RUN_AXE)
        assert "error" not in found, found["error"]
        return [
            f"{each['id']} ({each['impact']}): {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
            for each in found["violations"]
            if each["impact"] in GRAVE
            for node in each["nodes"]
        ]

    def complaints(self) -> list[str]:
        """Return what the browser has complained about since it was last asked: refused scripts and styles, errors."""
        log: list[dict[str, str]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call] # selenium gives it no types
        return [each["message"] for each in log if each["level"] in {"SEVERE", "WARNING"}]

    def overflows(self) -> bool:
        """Tell whether the page is wider than its window, so that a reader must scroll sideways."""
        return bool(self.driver.execute_script("return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page as docs/screens/NAME.png, where DATELINE_SCREENS asks for them."""
        if not os.environ.get("DATELINE_SCREENS"):
            return
        width, height = self.driver.execute_script("return [window.innerWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST), "scale": 1}
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip})
        SCREENS.mkdir(exist_ok=True)
        (SCREENS / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))
