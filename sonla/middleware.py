"""Health, headers and language: what every answer needs and no room below owns."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError

from home.embeds import FRAME_SOURCES
from sites.addresses import site_url

GetResponse = Callable[[HttpRequest], HttpResponse]

NETWORK_SOURCES = f"{site_url(settings.BASE_DOMAIN)} {site_url(f'*.{settings.BASE_DOMAIN}')}"
PUBLIC_POLICY = "; ".join(
    [
        "default-src 'self'",
        # Lists of the network show pictures of its other sites.
        f"img-src 'self' data: {NETWORK_SOURCES}",
        f"frame-src 'self' {' '.join(FRAME_SOURCES)}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
# The Wagtail editor writes inline scripts (date choosers) and styles of its own.
ADMIN_POLICY = PUBLIC_POLICY.replace(
    "default-src 'self'",
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'",
).replace("img-src 'self' data:", "img-src 'self' data: blob:")


class HealthMiddleware:
    """``/-/health`` answers before any tenant: a probe's host belongs to nobody."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/-/health":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return JsonResponse({"status": "ok"})
        return self.get_response(request)


class SecurityHeadersMiddleware:
    """Content Security Policy and Permissions-Policy; a view's own policy stays."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        admin = request.path.startswith(reverse("wagtailadmin_home"))
        signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
        response.headers.setdefault(
            "Content-Security-Policy", ADMIN_POLICY if admin or signed_in else PUBLIC_POLICY
        )
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        return response


class IncompleteFormMiddleware:
    """A form without a field that its view counts on is refused (400), not an error of ours:
    Wagtail reads the counts of a page's blocks and rows without asking whether they came."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBadRequest | None:
        if not isinstance(exception, MultiValueDictKeyError):
            return None
        return HttpResponseBadRequest(render_to_string("400.html"))


class SiteLocaleMiddleware:
    """The language of a page is its site's, never the browser's; the admin sets its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.domain.language  # type: ignore[attr-defined]
        if request.path.startswith(reverse("wagtailadmin_home")):
            language = "vi"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
            response.headers.setdefault("Content-Language", language)
            return response
