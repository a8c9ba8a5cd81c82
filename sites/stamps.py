"""Generation stamps: one tiny file an organisation, touched when its public face changes.

Every process of the machine reads them with one ``stat`` (about a microsecond), so
whatever is cached in a process is known to be stale at the very next request, whoever
made the change. Two stamps are the network's own.
"""

import os
import time
from functools import partial
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
    _Announcement(schema_name)()


def move_on_commit(schema_name: str | None = None) -> None:
    """Move the generation of a schema (default: the current one) when the transaction commits."""
    name = schema_name or connection.schema_name
    transaction.on_commit(partial(_touch, name))
    if announcement := _announcement_of_this_transaction():
        announcement.names.add(name)
    else:
        transaction.on_commit(_Announcement(name), robust=True)


class _Announcement:
    """Tells the listeners what moved, once a transaction.

    It runs before stamps that the same transaction moves later, and a listener must find
    all of them moved: it moves them itself.
    """

    def __init__(self, name: str) -> None:
        self.names = {name}

    def __call__(self) -> None:
        for name in self.names:
            _touch(name)
        for listener in LISTENERS:
            import_string(listener)(frozenset(self.names))


def _announcement_of_this_transaction() -> _Announcement | None:
    """The planned one. Only a rollback that also undoes the present work can cancel it."""
    hooks = (hook[1] for hook in django_connection.run_on_commit)
    return next((work for work in hooks if isinstance(work, _Announcement)), None)


def _touch(schema_name: str) -> None:
    path = _path(schema_name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), read(schema_name) + 1)
    os.utime(path, ns=(now, now))
