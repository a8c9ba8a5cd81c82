"""What an uncached page costs: SQL statements, and processor time of the process."""

import time
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client

from .figures import Figure
from .network import BASE_DOMAIN, PORT, first_article, served

WARM_UP, REQUESTS = 20, 150
BOUNDS = {"home page": 12, "news article": 10}


def measure() -> Iterator[Figure]:
    """Statements and milliseconds of the province's home page and of an article of it."""
    with served():
        paths = {"home page": "/", "news article": first_article(BASE_DOMAIN)}
    client = Client(headers={"host": f"{BASE_DOMAIN}:{PORT}"})
    for name, path in paths.items():
        milliseconds = _processor_time(client, path)
        statements = _statements(client, path)
        yield Figure(f"uncached {name}: SQL", len(statements), "statements", BOUNDS[name])
        bound = 15 if name == "home page" else None
        note = f"process time over {REQUESTS} requests in process, after {WARM_UP}"
        yield Figure(f"uncached {name}: CPU", milliseconds, "ms", bound, note=note)


def _processor_time(client: Client, path: str) -> float:
    """The client goes past the kept pages (sonla.wsgi), so each request is drawn."""
    for _ in range(WARM_UP):
        _ask(client, path)
    started = time.process_time()
    for _ in range(REQUESTS):
        _ask(client, path)
    return (time.process_time() - started) / REQUESTS * 1000


def _statements(client: Client, path: str) -> list[str]:
    found: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        _ask(client, path)
    return found


def _ask(client: Client, path: str) -> None:
    status = client.get(path).status_code
    if status != 200:
        raise RuntimeError(f"{path}: {status}")
