"""A real portal process behind a real nginx with the deployed configuration."""

import os
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest

from deploy.nginx import private
from deploy.nginx.render import Options
from sonla.paths import ROOT
from sonla.up import server_command
from tests.database import make_copy


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def cache(self) -> str | None:
        """What nginx did: HIT, MISS, BYPASS, …; None where it keeps nothing."""
        return self.headers["X-Cache"]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Site:
    """The network as citizens reach it, and editors as processes beside it."""

    port: int
    purge_port: int
    home: Path
    environment: dict[str, str]

    def ask(self, host: str, path: str = "/", method: str = "GET", **headers: str) -> Answer:
        return self._ask(self.port, host, path, method, headers)

    def purge(self, host: str, path: str = "/*", method: str = "PURGE") -> Answer:
        return self._ask(self.purge_port, host, path, method, {})

    def _ask(self, port, host, path, method, headers, body=None):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        sent = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=sent)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    def post(self, host: str, path: str, body: str, **headers: str) -> Answer:
        headers = {"Content_Type": "application/x-www-form-urlencoded", **headers}
        return self._ask(self.port, host, path, "POST", headers, body)

    def editor(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tests.deploy.editor", *command],
            cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The network of ``units.csv`` behind nginx; what tests publish stays."""
    reason = private.missing()
    if reason and not os.environ.get("CI"):
        pytest.skip(reason)
    assert not reason, reason
    home = tmp_path_factory.mktemp("nginx")
    origin, listen, purge = free_port(), free_port(), free_port()
    environment = os.environ | {
        "PORTAL_HOME": str(home / "portal"),
        "DATABASE_URL": make_copy(f"nginx_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"),
        "FRONTEND_CACHE_URL": f"http://127.0.0.1:{purge}",
    }
    command = server_command(Namespace(host="127.0.0.1", port=origin, workers=1, threads=4))
    portal = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    options = Options(
        listen=f"127.0.0.1:{listen}",
        origin=f"127.0.0.1:{origin}",
        purge_listen=f"127.0.0.1:{purge}",
        static_root=Path(os.environ["STATIC_ROOT"]),
    )
    try:
        wait_for(portal, origin)
        with private.running(home, options):
            yield Site(listen, purge, home, environment)
    finally:
        portal.terminate()
        portal.wait(timeout=30)


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the portal does not answer")
