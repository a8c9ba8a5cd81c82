from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

PARAMETER = "trang"


def page_of(request: HttpRequest, items: Any, per_page: int) -> Page:
    """The page of a list that the address asks for.

    Raises:
        Http404: a number that the list does not have; an endless series of addresses
            with the same content would fill caches and search engines.
    """
    try:
        return Paginator(items, per_page).page(request.GET.get(PARAMETER, 1))
    except InvalidPage:
        raise Http404 from None


def query_without_page(request: HttpRequest) -> str:
    """What else the address asks for, for links to the same list in another form."""
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    return query.urlencode()
