"""Memory of one worker and of one database backend after a hundred sites."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from .figures import Figure
from .network import get, served
from .new_sites import open_hosts

SITES = 100
PATHS = ("/", "/so-do-trang/")


def measure() -> Iterator[Figure]:
    """Megabytes after the pages of a hundred sites were drawn once each."""
    hosts = open_hosts(SITES)
    if len(hosts) < SITES:
        raise RuntimeError(f"only {len(hosts)} sites")
    with served() as server:
        before = _memory(_worker(server.pid))
        for host in hosts:
            for path in PATHS:
                status = get(host, path)[0]
                if status != 200:
                    raise RuntimeError(f"{host}{path}: {status}")
        after = _memory(_worker(server.pid))
        backends = [_memory(pid) for pid in _backends()]
    note = f"RSS {after['Rss']:.0f}; {before['Pss']:.0f} before; {len(PATHS)} pages a site"
    yield Figure(
        f"memory of one worker after {SITES} sites (PSS)", after["Pss"], "MB", 250, note=note
    )
    largest = max(backend["Pss_Anon"] for backend in backends)
    note = f"private memory of the largest of {len(backends)}; replaced every 10 minutes"
    yield Figure(f"one database backend after {SITES} sites", largest, "MB", note=note)


def _worker(server: int) -> int:
    """The process that serves: the largest below granian's."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return max((int(pid) for pid in children), key=lambda pid: _memory(pid)["Rss"], default=server)


def _backends() -> list[int]:
    """Backends of the server's pool: every client's but ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
            " AND datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [row[0] for row in cursor.fetchall()]


def _memory(pid: int) -> dict[str, float]:
    """Rss, Pss, Pss_Anon … of a process in megabytes."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {name: int(size) / 1024 for name, size in re.findall(r"^(\w+):\s+(\d+) kB", text, re.M)}
