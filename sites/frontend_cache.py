"""The cache in front of the portal (nginx, ``deploy/``) forgets what a change made stale.

Called when stamps have moved, after the commit: the very next request sees the change. The
caches are those of ``wagtail.contrib.frontend_cache``; unlike Wagtail's own purge, which
asks for one address a page and runs in a task, a whole host is purged, in one request and
at once, because a page shows its organisation's menu, lists and settings.

A cache that does not answer delays nobody and loses nothing: what could not be purged is
purged by a task, again and again until it is.
"""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.tasks import task
from django.tasks.base import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from django_tenants.utils import schema_context
from wagtail.contrib.frontend_cache.backends import HTTPBackend
from wagtail.contrib.frontend_cache.utils import get_backends

from . import stamps
from .addresses import authority
from .kinds import SiteKind
from .models import Domain, DomainStatus
from .tenancy import PUBLIC

TIMEOUT = 0.4  # seconds for one answer
TIME_LIMIT = 0.8  # seconds for all hosts; an editor waits for them
PAUSE = 5  # seconds in which a cache that did not answer is left to the task
FIRST_RETRY, LAST_RETRY = 2, 60  # seconds
EVERY_PAGE = "/*"

logger = logging.getLogger(__name__)
_paused_until: dict[str, float] = {}


def purge_moved(names: frozenset[str]) -> None:
    """Purge the hosts whose pages depend on these stamps."""
    if is_configured():
        purge_or_retry(hosts_of(names))


def is_configured() -> bool:
    """Whether there is a cache in front."""
    return bool(getattr(settings, "WAGTAILFRONTENDCACHE", None))


def hosts_of(names: frozenset[str]) -> list[str]:
    """Host headers whose pages depend on these stamps.

    When the network itself changed, that is every host: also one that was closed or now
    redirects, whose pages must not outlive it.
    """
    with schema_context(PUBLIC):
        domains = Domain.objects.order_by("domain")
        if stamps.NETWORK not in names:
            domains = domains.filter(_shown_by(names), status=DomainStatus.ACTIVE)
        return [authority(name) for name in domains.values_list("domain", flat=True)]


def _shown_by(names: frozenset[str]) -> Q:
    shown = Q(tenant__schema_name__in=names)
    if stamps.NETWORK_CONTENT in names:
        shown |= Q(tenant__kind=SiteKind.PROVINCE) | Q(domain__in=_noted_hosts())
    return shown


def note_network_content(host: str) -> None:
    """Remember that a page of this host shows what other organisations publish.

    Any editor can put such a list on a home page; the Provincial Office's sites need no note.
    """
    note = _notes() / host
    if is_configured() and not note.exists():
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch()


def _noted_hosts() -> list[str]:
    return [note.name for note in _notes().iterdir()] if _notes().is_dir() else []


def _notes() -> Path:
    return Path(settings.PORTAL_HOME, "run", "shows-network-content")


def purge_or_retry(hosts: list[str], *, delay: int = FIRST_RETRY) -> None:
    """Purge hosts now; those that a cache did not confirm are purged by a task later."""
    failed = _purge(hosts)
    if left := [host for host in hosts if host in failed]:
        logger.error("not purged, a task tries again: %s", ", ".join(left))
        _retry(left, delay)


def _purge(hosts: list[str]) -> set[str]:
    """Ask every configured cache; gives the hosts that one of them did not confirm."""
    failed: set[str] = set()
    for backend in get_backends().values():
        mine = [host for host in hosts if backend.invalidates_hostname(host.partition(":")[0])]
        if isinstance(backend, HTTPBackend):
            failed |= _purge_by_http(backend, mine)
        else:
            backend.purge_batch([f"{settings.PUBLIC_SCHEME}://{host}{EVERY_PAGE}" for host in mine])
    return failed


def _purge_by_http(backend: Any, hosts: Iterable[str]) -> set[str]:
    """One connection for all hosts. Wagtail's own call has no timeout and hides failures."""
    left = set(hosts)
    if time.monotonic() < _paused_until.get(backend.cache_netloc, 0):
        return left
    deadline = time.monotonic() + TIME_LIMIT
    kind = HTTPSConnection if backend.cache_scheme == "https" else HTTPConnection
    connection = kind(backend.cache_netloc, timeout=TIMEOUT)
    try:
        for host in hosts:
            if time.monotonic() > deadline:
                break
            if _confirmed(connection, host):
                left.discard(host)
    except (OSError, HTTPException) as error:
        logger.warning("%s does not answer: %s", backend.cache_netloc, error)
        _paused_until[backend.cache_netloc] = time.monotonic() + PAUSE
    finally:
        connection.close()
    return left


def _confirmed(connection: HTTPConnection, host: str) -> bool:
    connection.request("PURGE", EVERY_PAGE, headers={"Host": host})
    answer = connection.getresponse()
    answer.read()
    return answer.status in (200, 204)


@task()
def purge_later(hosts: list[str], delay: int) -> None:
    """Purge what could not be purged before; puts itself off while the cache is away."""
    _paused_until.clear()
    purge_or_retry(hosts, delay=min(2 * delay, LAST_RETRY))


def _retry(hosts: list[str], delay: int) -> None:
    """One task row a host at most: a row that still waits will purge what it names."""
    with schema_context(PUBLIC):
        waiting = DBTaskResult.objects.filter(
            task_path=purge_later.module_path, status=TaskResultStatus.READY
        )
        known = {host for row in waiting for host in row.args_kwargs["args"][0]}
        if new := [host for host in hosts if host not in known]:
            later = timezone.now() + timedelta(seconds=delay)
            purge_later.using(run_after=later).enqueue(new, delay)
