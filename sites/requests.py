"""What the tenant middleware adds to a request."""

from typing import Any

from django.http import HttpRequest

from .models import Domain, Organisation


class SiteRequest(HttpRequest):
    """A request of a site: for type checkers; no such object is ever made."""

    organisation: Organisation
    tenant: Organisation
    domain: Domain
    drawn_page: Any
