"""From a Host header to a site, without a query for most requests."""

import time
from dataclasses import dataclass
from threading import Lock

from django_tenants.utils import schema_context

from . import stamps
from .addresses import authority
from .models import Domain, DomainStatus, Organisation, OrganisationStatus

MAX_HOSTS = 2_000
MAX_HOST_HEADER = 260
LIFETIME = 30  # seconds


@dataclass(frozen=True, slots=True)
class Host:
    """A host of the register. Its rows are shared between threads: read only."""

    domain: Domain
    organisation: Organisation
    redirects_to: str | None

    @property
    def is_open(self) -> bool:
        """Whether the site serves pages (not retired, not deactivated)."""
        return (
            self.domain.status == DomainStatus.ACTIVE
            and self.organisation.status == OrganisationStatus.ACTIVE
        )


class HostCache:
    """Bounded, short-lived, and emptied as soon as the network's stamp moves."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[float, Host | None]] = {}
        self._stamp = -1
        self._lock = Lock()

    def resolve(self, header: str) -> Host | None:
        """The site that exactly this Host header asks for; None when there is none."""
        if not header or len(header) > MAX_HOST_HEADER:
            return None
        stamp = stamps.read(stamps.NETWORK)
        now = time.monotonic()
        if stamp != self._stamp:
            self.clear(stamp)
        expires, host = self._entries.get(header, (0.0, None))
        if now < expires:
            return host
        host = _look_up(header)
        with self._lock:
            if len(self._entries) >= MAX_HOSTS:
                self._entries.clear()
            if stamp == self._stamp:
                self._entries[header] = (now + LIFETIME, host)
        return host

    def clear(self, stamp: int = -1) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self._stamp = stamp


def _look_up(header: str) -> Host | None:
    name = header.partition(":")[0]
    if header != authority(name) or "\x00" in header:
        return None
    with schema_context(stamps.NETWORK):
        domain = Domain.objects.select_related("tenant", "redirects_to").filter(domain=name).first()
        if domain is None or domain.tenant.status == OrganisationStatus.TEMPLATE:
            return None
        return Host(domain, domain.tenant, _redirect_target(domain))


def _redirect_target(domain: Domain) -> str | None:
    """Where a redirecting domain leads at last: citizens follow one redirect, not a chain."""
    seen = {domain.pk}
    target = domain
    while target.status == DomainStatus.REDIRECTING:
        target = Domain.objects.get(pk=target.redirects_to_id)
        if target.pk in seen:
            return None
        seen.add(target.pk)
    return target.url if target.pk != domain.pk else None


_cache = HostCache()
resolve = _cache.resolve
clear = _cache.clear


def resolve_in(organisation: Organisation, header: str) -> Domain:
    """The active domain of one organisation for a Host header; its main site otherwise."""
    host = resolve(header)
    if host and host.organisation.pk == organisation.pk:
        return host.domain
    with schema_context(stamps.NETWORK):
        return Domain.objects.get(tenant=organisation, is_primary=True)
