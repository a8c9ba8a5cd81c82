"""Generation stamps: one tiny file an organisation, touched when its public face changes.

Every process of the machine reads them with one ``stat`` (about a microsecond), so
whatever is cached in a process is known to be stale at the very next request, whoever
made the change. Two stamps are the network's own.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection as django_connection
from django.db import transaction
from django.utils.module_loading import import_string

from .connection import connection

Stamp = int

NETWORK = "public"  # organisations and domains
NETWORK_CONTENT = "public-content"  # anything published anywhere

# Called with the names that moved. By path: what they name needs the models, which need this.
LISTENERS = ("sites.frontend_cache.purge_moved",)


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
    move_all([schema_name])


def move_all(schema_names: Iterable[str]) -> None:
    """Move several stamps, then tell the listeners, once."""
    names = frozenset(schema_names)
    for name in names:
        _touch(name)
    for listener in LISTENERS:
        import_string(listener)(names)


def move_on_commit(schema_name: str | None = None) -> None:
    """Move the generation of a schema (default: the current one) when the transaction commits."""
    name = schema_name or connection.schema_name
    planned = _planned_move()
    if planned:
        planned.names.add(name)
    else:
        transaction.on_commit(_Move(name))


class _Move:
    """Moves what one transaction changed, each stamp once."""

    def __init__(self, name: str) -> None:
        self.names = {name}

    def __call__(self) -> None:
        move_all(self.names)


def _planned_move() -> _Move | None:
    """The move that this transaction makes already, unless a savepoint could take it back.

    One that stands in an outer savepoint lives at least as long as what is done now.
    """
    savepoints = set(django_connection.savepoint_ids)
    for needed, work, _robust in django_connection.run_on_commit:
        if isinstance(work, _Move) and needed <= savepoints:
            return work
    return None


def _touch(schema_name: str) -> None:
    path = _path(schema_name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), read(schema_name) + 1)
    os.utime(path, ns=(now, now))
