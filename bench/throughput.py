"""Cached home page, as a ratio to nginx that serves the same bytes from disk in the same run."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from deploy.nginx import private
from deploy.nginx.render import Options

from . import programs
from .figures import Figure, not_measured
from .network import BASE_DOMAIN, LOOPBACK, PORT, free_port, get, home, served

SECONDS, ROUNDS = 4, 3
FILE_SERVER = """
server {{
    listen {listen};
    access_log {log}/files.log portal buffer=32k flush=5s;
    default_type text/html;
    location / {{ root {root}; }}
}}
"""
NAMES = ("home page cached, one worker", "home page cached, nginx of deploy/")


def measure() -> Iterator[Figure]:
    """Both ratios; load from wrk, one thread, eight connections, to this machine."""
    if why := programs.why_missing("wrk") or programs.why_missing("nginx"):
        yield from (not_measured(name, "of static", why) for name in NAMES)
        return
    directory = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    try:
        rates, size = _rates(directory)
    finally:
        shutil.rmtree(directory)
    static = rates["static"]
    for name, key, bound in ((NAMES[0], "worker", 0.08), (NAMES[1], "cache", 0.7)):
        note = f"{rates[key]:,.0f} of {static:,.0f} requests/s; {size:,} bytes of gzip"
        yield Figure(name, rates[key] / static, "of static", bound, at_least=True, note=note)


def _rates(directory: Path) -> tuple[dict[str, float], int]:
    """Requests a second of each server (medians of turns in one run), and the page's size."""
    files, cached = f"{LOOPBACK}:{free_port()}", f"{LOOPBACK}:{free_port()}"
    purge = f"{LOOPBACK}:{free_port()}"
    options = Options(
        listen=cached,
        origin=f"{LOOPBACK}:{PORT}",
        purge_listen=purge,
        static_root=home() / "static",
    )
    root = directory / "files"
    root.mkdir()
    extra = FILE_SERVER.format(listen=files, log=directory, root=root)
    with served(), private.running(directory, options, extra):
        page = get(BASE_DOMAIN, gzip=True)[1]
        (root / "page").write_bytes(page)
        if os.geteuid() == 0:
            directory.chmod(0o755)
        targets = {
            "static": f"http://{files}/page",
            "worker": f"http://{LOOPBACK}:{PORT}/",
            "cache": f"http://{cached}/",
        }
        turns: dict[str, list[float]] = {name: [] for name in targets}
        for _ in range(ROUNDS):
            for name, url in targets.items():
                turns[name].append(_load(url))
    return {name: median(rates) for name, rates in turns.items()}, len(page)


def _load(url: str) -> float:
    done = subprocess.run(
        ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", f"Host: {BASE_DOMAIN}:{PORT}",
         "-H", "Accept-Encoding: gzip", url],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    if "Non-2xx" in done.stdout:
        raise RuntimeError(done.stdout)
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert found, done.stdout
    return float(found[1])
