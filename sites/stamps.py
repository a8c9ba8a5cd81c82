"""Generation stamps: one tiny file an organisation, touched when its public face changes.

Every process of the machine reads them with one ``stat`` (about a microsecond), so
whatever is cached in a process is known to be stale at the very next request, whoever
made the change. Two stamps are the network's own.
"""

import os
import time
from pathlib import Path

from django.conf import settings
from django.db import transaction

from .connection import connection

Stamp = int

NETWORK = "public"  # organisations and domains
NETWORK_CONTENT = "public-content"  # anything published anywhere


def _path(schema_name: str) -> Path:
    return Path(settings.PORTAL_HOME, "run", "stamps", schema_name)


def read(schema_name: str) -> Stamp:
    """The present generation of a schema, in nanoseconds; 0 when it never moved."""
    try:
        return _path(schema_name).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def move(schema_name: str) -> None:
    """Make everything cached about a schema stale, in all processes, now."""
    path = _path(schema_name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), read(schema_name) + 1)
    os.utime(path, ns=(now, now))


def move_on_commit(schema_name: str | None = None) -> None:
    """Move the generation of a schema (default: the current one) when the transaction commits."""
    name = schema_name or connection.schema_name
    transaction.on_commit(lambda: move(name))
