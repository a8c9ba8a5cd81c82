from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Page, Site

from . import display

# What a browser may show by itself; anything else is downloaded, never run.
SHOWN_INLINE = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
A_YEAR = 365 * 24 * 3600
PUBLIC_FOLDERS = ("images/", "original_images/")


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """A picture of this organisation, from disk or S3; another's cannot be named here."""
    extension = path.rpartition(".")[2].lower()
    if not path.startswith(PUBLIC_FOLDERS) or extension not in SHOWN_INLINE:
        raise Http404
    try:
        file = default_storage.open(path)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation, ValueError, OSError):
        raise Http404 from None
    response = FileResponse(file, content_type=SHOWN_INLINE[extension])
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def set_display(request: HttpRequest) -> HttpResponse:
    """Remember text size and contrast, and go back to the page the reader came from."""
    current = display.read(request.COOKIES.get(display.COOKIE, ""))
    wanted = display.changed(
        current, request.GET.get("co-chu", ""), request.GET.get("tuong-phan", "")
    )
    back = request.GET.get("ve", "/")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    if wanted.cookie:
        response.set_cookie(
            display.COOKIE,
            wanted.cookie,
            max_age=display.MAX_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(display.COOKIE)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every section and page of the site, as a tree for readers."""
    root = Site.find_for_request(request).root_page
    pages = (
        Page.objects.descendant_of(root)
        .filter(depth__lte=root.depth + 3)
        .live()
        .public()
        .exclude(content_type__model="articlepage")
        .order_by("path")
    )
    return render(request, "home/site_map.html", {"tree": _tree(root, list(pages))})


def _tree(root: Page, pages: list[Page]) -> list[dict[str, Any]]:
    """Nested ``{"title", "url", "children"}`` from pages in tree order."""
    stack: list[tuple[int, list[dict[str, Any]]]] = [(root.depth, [])]
    for page in pages:
        while stack[-1][0] >= page.depth:
            stack.pop()
        node = {
            "title": page.title,
            "url": "/" + page.url_path[len(root.url_path) :],
            "children": [],
        }
        stack[-1][1].append(node)
        stack.append((page.depth, node["children"]))
    return stack[0][1]


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: everything public may be read; where the site map is."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        f"Disallow: {reverse('set_display')}",
        f"Sitemap: {request.domain.url}{reverse('sitemap')}",  # type: ignore[attr-defined]
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml of this site alone."""
    response: HttpResponse = wagtail_sitemap(request)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 inside the site's frame, with ways to go on."""
    return render(request, "404.html", {"title": _("Page not found")}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 that needs neither database nor context."""
    from sites.middleware import plain_page

    return plain_page("500.html", 500)
