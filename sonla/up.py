"""``./portal up``: prepare the network, serve it, say where it is, stop it all on Ctrl-C."""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from types import FrameType

from rich.console import Console

from . import network_file
from .cli import database
from .paths import ROOT

EPILOG = """example:
  ./portal up --sites few --port 8000
  then open http://sonla.localhost:8000/
"""
console = Console()


def main(arguments: list[str]) -> int:
    """Bring the network up and serve it until it is told to stop."""
    options = _parser().parse_args(arguments)
    os.environ["BASE_DOMAIN"] = options.base_domain
    os.environ["PUBLIC_PORT"] = str(options.port)
    os.environ["DJANGO_SETTINGS_MODULE"] = "sonla.settings"
    if not _port_is_free(options.host, options.port):
        console.print(f"[red]Port {options.port} is taken. Choose another with --port.")
        return 1
    _stop_on_terminate()
    with database():
        network_file.write()
        _django("prepare")
        _django("demonstrate", "--sites", options.sites)
        return _serve(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./portal up",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sites", choices=["few", "all"], default="few")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--base-domain",
        default=os.environ.get("BASE_DOMAIN", "sonla.localhost"),
        help="every site lies at or below it; in production sonla.gov.vn",
    )
    parser.add_argument("--workers", type=int, default=1, help="web processes")
    parser.add_argument("--threads", type=int, default=4, help="threads a web process")
    return parser


def _port_is_free(host: str, port: int) -> bool:
    """Asked before anything is made: the server binds with SO_REUSEPORT and would share it."""
    with socket.socket() as probe:
        # Connections of a server just stopped may linger; only a listener counts.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _stop_on_terminate() -> None:
    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


def _django(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *arguments], check=True, cwd=ROOT, env=os.environ
    )


def _serve(options: argparse.Namespace) -> int:
    server = subprocess.Popen(server_command(options), cwd=ROOT, start_new_session=True)
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "worker"], cwd=ROOT, start_new_session=True
    )
    try:
        _wait_until_it_answers(options.host, options.port, server)
        _announce()
        while server.poll() is None and worker.poll() is None:
            time.sleep(0.5)
        return server.returncode or worker.returncode or 0
    finally:
        for process in (server, worker):
            process.terminate()
        for process in (server, worker):
            process.wait(timeout=30)


def server_command(options: argparse.Namespace) -> list[str]:
    """granian with threaded workers; one that grew large is replaced."""
    return [
        sys.executable,
        "-m",
        "granian",
        "sonla.wsgi:application",
        "--interface=wsgi",
        f"--host={options.host}",
        f"--port={options.port}",
        f"--workers={options.workers}",
        f"--blocking-threads={options.threads}",
        "--workers-max-rss=512",
        "--respawn-failed-workers",
        "--log-level=warning",
        "--no-ws",
    ]


def _wait_until_it_answers(host: str, port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with socket.create_connection((host, port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def _announce() -> None:
    """The addresses and sign-in links that ``demonstrate`` left."""
    found = json.loads(Path(os.environ["PORTAL_HOME"], "demonstration.json").read_text())
    # Plain lines: an address in a table is cut, and cannot be clicked or copied whole.
    say = partial(console.print, soft_wrap=True, highlight=False)
    say("\n[bold]Mạng lưới đã sẵn sàng")
    for site in found["sites"]:
        say(f"  {site['url']}  {site['name']}")
    if found["more"]:
        say(f"  … và {found['more']} trang khác")
    say("\n[bold]Liên kết đăng nhập một lần")
    for person in found["people"]:
        say(f"  {person['role']} – {person['organisation']}\n    {person['link']}")
    say("\nCtrl-C để dừng.")
