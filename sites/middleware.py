"""The first step of every request: host -> site -> the organisation's schema."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils import translation

from . import hosts
from .connection import connection
from .models import Organisation
from .requests import SiteRequest

GetResponse = Callable[[SiteRequest], HttpResponse]


class TenantMiddleware:
    """Enter the schema of the organisation that the host belongs to, and leave it again.

    Sets ``request.organisation`` (also as ``request.tenant``) and ``request.domain``.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        if getattr(request, "is_dummy", False):
            return self._preview(request)
        host = hosts.resolve(request.META.get("HTTP_HOST", ""))
        if host is None:
            return plain_page("sites/unknown_host.html", 404)
        if host.redirects_to:
            return HttpResponsePermanentRedirect(host.redirects_to + request.get_full_path())
        if not host.is_open:
            return plain_page("sites/closed.html", 410, domain=host.domain)
        request.organisation = request.tenant = host.organisation
        request.domain = host.domain
        connection.set_tenant(host.organisation)
        try:
            return self.get_response(request)
        finally:
            connection.set_schema_to_public()

    def _preview(self, request: SiteRequest) -> HttpResponse:
        """Wagtail's preview runs the middleware again, with a host taken from a row that
        editors may reach: whatever it says, stay in the schema of the outer request."""
        organisation: Organisation = connection.tenant
        request.organisation = request.tenant = organisation
        request.domain = hosts.resolve_in(organisation, request.META.get("HTTP_HOST", ""))
        return self.get_response(request)


def plain_page(template: str, status: int, **context: object) -> HttpResponse:
    """A page that needs no organisation, in Vietnamese."""
    with translation.override("vi"):
        response = HttpResponse(render_to_string(template, context), status=status)
    response["Cache-Control"] = "no-store"
    return response
