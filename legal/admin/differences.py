"""“Differs from the National database”: what sources say otherwise than the library (R105)."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..exchange.statements import differences_of, differing
from .importing import writable_libraries

PER_PAGE = 50


def differences(request: HttpRequest) -> HttpResponse:
    """Documents of the libraries that this user may write, with both values of each field."""
    libraries = writable_libraries(request)
    if not libraries:
        raise PermissionDenied
    below = Q()
    for library in libraries:
        below |= Q(page__path__startswith=library.path)
    found = Paginator(differing().filter(below), PER_PAGE).get_page(request.GET.get("p"))
    rows = [(each, differences_of(each)) for each in found]
    return render(request, "legal/admin/differences.html", {"rows": rows, "page": found})
