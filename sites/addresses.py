"""Addresses of sites, from the host name and the port that citizens see."""

from django.conf import settings
from django.utils.functional import lazy

STANDARD_PORTS = (80, 443)


def authority(host: str) -> str:
    """The exact Host header with which a browser asks for ``host``."""
    port = settings.PUBLIC_PORT
    return host if port in STANDARD_PORTS else f"{host}:{port}"


def site_url(host: str) -> str:
    """Address of a site's home page without a trailing slash."""
    return f"{settings.PUBLIC_SCHEME}://{authority(host)}"


def _admin_base_url() -> str:
    """Where the editors of the organisation at work sign in; used in their mails."""
    from .tenancy import current_domain

    domain = current_domain()
    return site_url(domain.domain) if domain else site_url(settings.BASE_DOMAIN)


def lazy_admin_base_url() -> str:
    """A string for WAGTAILADMIN_BASE_URL that is looked up anew at each use."""
    url: str = lazy(_admin_base_url, str)()
    return url
