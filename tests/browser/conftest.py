"""A network that is really served, and a real Chromium that reads it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from sonla.paths import ROOT
from sonla.up import server_command
from tests.database import HOME, make_copy

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BASE = "sonla.localhost"


@dataclass(frozen=True)
class LiveNetwork:
    """The demonstration network, served on ``port``; its files lie under ``home``."""

    port: int
    home: Path
    environment: dict[str, str]

    def url(self, label: str, path: str = "/") -> str:
        """Address on the site with this label (``""``: the province)."""
        host = f"{label}.{BASE}" if label else BASE
        return f"http://{host}:{self.port}{path}"

    def link(self, role: str, label: str) -> str:
        """One-time sign-in link of a person of the demonstration, on the site with this label."""
        people = json.loads((self.home / "demonstration.json").read_text())["people"]
        links = (person["link"] for person in people if role in person["role"])
        return next(link for link in links if link.startswith(self.url(label)))


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def live_network() -> Iterator[LiveNetwork]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed")
    port, worker = free_port(), os.environ.get("PYTEST_XDIST_WORKER", "main")
    home = HOME / f"live-{worker}"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    environment = {
        **os.environ,
        "PORTAL_HOME": str(home),
        "PUBLIC_PORT": str(port),
        "DATABASE_URL": make_copy(f"live_{worker}"),
    }
    django = [sys.executable, "-m", "django"]
    subprocess.run(
        [*django, "demonstrate", "--sites", "few"], check=True, cwd=ROOT, env=environment
    )
    options = Namespace(host="127.0.0.1", port=port, workers=1, threads=4)
    processes = [
        subprocess.Popen(command, cwd=ROOT, env=environment)
        for command in (server_command(options), [*django, "worker"])
    ]
    try:
        wait_for(port)
        yield LiveNetwork(port, home, environment)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; the tests themselves use none.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # The page's own requests only: this browser looks for nothing outside.
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A citizen's browser with nothing remembered."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield context
    context.close()
