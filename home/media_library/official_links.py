"""Where a banner may lead: a site of the network, or one of the state's (R72, R217)."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sites.models import Domain, DomainStatus

_PATH = re.compile(r"/(?![/\\])[^\s\\]*")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_HIDDEN = re.compile(r"[\s\\@\x00-\x1f\x7f]")


def validate_official_link(address: str) -> None:
    """A path on the own site, or a web address on an official one.

    Raises:
        ValidationError: it is neither.
    """
    if _PATH.fullmatch(address):
        return
    host = _host_of(address)
    if host is None:
        raise ValidationError(
            _("Write a path of this site, such as /tin-tuc/, or a whole address with https://.")
        )
    if not _is_official(host) and not _is_in_network(host):
        raise ValidationError(
            _("A banner leads only to sites of the network or of the state (%(endings)s).")
            % {"endings": ", ".join(settings.OFFICIAL_LINK_DOMAINS)}
        )


def _host_of(address: str) -> str | None:
    """The host that a browser would ask; None when that is open to doubt."""
    if _HIDDEN.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _port = parts.port
    except ValueError:
        return None
    known = parts.scheme in ("http", "https") and _HOST.fullmatch(host)
    return host if known else None


def _is_official(host: str) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in settings.OFFICIAL_LINK_DOMAINS)


def _is_in_network(host: str) -> bool:
    return Domain.objects.filter(domain=host).exclude(status=DomainStatus.RETIRED).exists()
