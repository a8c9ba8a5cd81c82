"""The network that is measured: its home, its environment, its processes."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from sonla.paths import ROOT
from sonla.up import server_command

BASE_DOMAIN = "sonla.localhost"
PORT = 8791  # part of every site's address, so it is fixed
LIMIT = 900  # seconds for a command
START_LIMIT = 60  # seconds for a server's first page
LOOPBACK = "127.0.0.1"
BUILT = "built"  # written last
COMPILE = "PYTHONDONTWRITEBYTECODE"  # no installation compiles the portal at each start


def home() -> Path:
    """PORTAL_HOME of the measured network, below the one that was given."""
    return Path(os.environ["BENCH_HOME"])


def enter(portal_home: Path) -> None:
    """Point this process and all that it starts at the measured network."""
    os.environ["BENCH_HOME"] = str(portal_home / "bench")
    os.environ["PORTAL_HOME"] = os.environ["BENCH_HOME"]
    os.environ["PORTAL_VENV"] = sys.prefix
    os.environ["BASE_DOMAIN"] = BASE_DOMAIN
    os.environ["PUBLIC_PORT"] = str(PORT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "sonla.settings"
    for name in ("DATABASE_URL", "STATIC_ROOT", "FRONTEND_CACHE_URL", "S3_BUCKET", COMPILE):
        os.environ.pop(name, None)
    home().mkdir(parents=True, exist_ok=True)


def seconds_to_build() -> float | None:
    """What building the network that is there took; None when there is none."""
    built = home() / BUILT
    return float(built.read_text()) if built.exists() else None


def build() -> float:
    """``./portal up --sites all`` on an empty home; seconds until the first page came.

    Raises:
        RuntimeError: it stopped, or took longer than the limit.
    """
    _put_aside()
    home().mkdir()
    started = time.perf_counter()
    log = (home() / "up.log").open("wb")
    process = subprocess.Popen(
        [str(ROOT / "portal"), "up", "--sites", "all", "--port", str(PORT)],
        stdout=log, stderr=log, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    try:
        wait_for_page(process, PORT, LIMIT)
        seconds = time.perf_counter() - started
    except RuntimeError:
        raise RuntimeError(f"./portal up failed, see {home() / 'up.log'}") from None
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=LIMIT)
        _wait_for_database_to_stop()
    (home() / BUILT).write_text(f"{seconds:.1f}")
    return seconds


def _put_aside() -> None:
    """Move the old network away. To delete its 200,000 files now would slow down what is
    measured: ext4 searches past every inode that was freed in the last minutes."""
    home().rename(home().with_name(f"{home().name}.{time.time_ns()}"))


def remove_old() -> None:
    """Delete what was put aside; last, because it would slow down a measurement."""
    for old in home().parent.glob(f"{home().name}.[0-9]*"):
        shutil.rmtree(old)


def _wait_for_database_to_stop() -> None:
    """Its last checkpoint may take minutes: some 140,000 files are written for the first time."""
    deadline = time.monotonic() + LIMIT
    while (home() / "postgres" / "data" / "postmaster.pid").exists():
        if time.monotonic() > deadline:
            raise RuntimeError("PostgreSQL does not stop")
        time.sleep(0.2)


def portal(*arguments: str, **environment: str) -> str:
    """Run one verb as an operator does; gives what it printed."""
    done = subprocess.run(
        [str(ROOT / "portal"), *arguments],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=LIMIT,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"./portal {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def served(**environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """The server as ``up`` starts it: one worker process."""
    options = Namespace(host=LOOPBACK, port=PORT, workers=1, threads=4)
    process = subprocess.Popen(
        server_command(options), cwd=ROOT, env=os.environ | environment, start_new_session=True
    )
    try:
        wait_for_page(process, PORT, START_LIMIT)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for_page(process: subprocess.Popen[bytes], port: int, limit: int) -> None:
    """Wait until the province's home page is answered.

    Raises:
        RuntimeError: the process stopped, or took too long.
    """
    deadline = time.monotonic() + limit
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if get(BASE_DOMAIN, port=port)[0] == 200:
                return
        except (OSError, HTTPException):
            pass
        time.sleep(0.02)
    raise RuntimeError("no page came")


def get(host: str, path: str = "/", *, port: int = PORT, gzip: bool = False) -> tuple[int, bytes]:
    """Status and body of one page."""
    headers = {"Host": f"{host}:{PORT}"} | ({"Accept-Encoding": "gzip"} if gzip else {})
    connection = HTTPConnection(LOOPBACK, port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def first_article(host: str) -> str:
    """Path of an article that the home page leads to."""
    body = get(host)[1].decode()
    for path in re.findall(r'href="(/tin-tuc/[^"/]+/[^"/]+/)"', body):
        if get(host, path)[0] == 200:
            return str(path)
    raise RuntimeError(f"{host} links to no article")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
