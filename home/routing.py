"""From an address to a page in two queries, however deep it lies.

Wagtail walks down level by level, two queries each. Here the page and everything above it
come in one query; they are the breadcrumb as well.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from editorial.workflow.takedowns import taken_down_at
from sites.requests import SiteRequest

from .frame import SiteFrame

MAX_DEPTH = 12


def serve(request: SiteRequest, path: str) -> HttpResponse:
    """Wagtail's page view, with the route found our way."""
    try:
        if not hasattr(request, "_wagtail_route_for_request"):
            request._wagtail_route_for_request = find(request, path)  # type: ignore[attr-defined]
        response: HttpResponse = wagtail_serve(request, path)
    except Http404:
        return _withdrawn(request, path)
    return response


def _withdrawn(request: SiteRequest, path: str) -> HttpResponse:
    """What the board took down is said to be gone (R31).

    Raises:
        Http404: nothing was ever taken down here.
    """
    takedown = taken_down_at(SiteFrame(request).common.site.root_page, path)
    if takedown is None:
        raise Http404
    return render(request, "home/taken_down.html", {"takedown": takedown}, status=410)


def find(request: SiteRequest, path: str) -> RouteResult | None:
    """The page for a path and what of the path is left for it, or None.

    Leaves ``request.page_trail``: the pages from the site's root down to it.

    Raises:
        Http404: the page refuses what is left of the path.
    """
    site = SiteFrame(request).common.site
    request._wagtail_site = site  # type: ignore[attr-defined]
    components = [component for component in path.split("/") if component]
    if len(components) > MAX_DEPTH:
        return None
    trail = _trail(site.root_page, components)
    request.page_trail = trail  # type: ignore[attr-defined]
    rest = components[len(trail) - 1 :]
    return trail[-1].specific.route(request, rest)


def _trail(root: Page, components: list[str]) -> list[Page]:
    """The root and the pages below it that the components name, as deep as they go."""
    paths = [root.url_path]
    for component in components:
        paths.append(f"{paths[-1]}{component}/")
    if not components:
        return [root]
    found = {
        page.url_path: page
        # By slug too: it has an index, url_path has none.
        for page in Page.objects.filter(slug__in=components, url_path__in=paths[1:])
    }
    trail = [root]
    for path in paths[1:]:
        if path not in found:
            break
        trail.append(found[path])
    return trail
