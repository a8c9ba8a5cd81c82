from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sites.requests import SiteRequest

from .engines import Engine, PostgresEngine, Query, Results
from .forms import KINDS, NETWORK, SearchForm
from .query import parse

PER_PAGE = 15
MAX_SUGGESTIONS = 8

engine: Engine = PostgresEngine()


@require_safe
def search(request: SiteRequest) -> HttpResponse:
    """Results on this site, or over the network (R125, R192)."""
    form = SearchForm(request.GET)
    form.is_valid()
    text = str(form.value("q"))
    network = form.value("scope") == NETWORK
    page: Any = form.value("page", 1)
    query = Query(
        terms=parse(text),
        domain_id=None if network else request.domain.pk,
        kind=str(form.value("kind")),
        since=form.cleaned_data.get("since"),
        until=form.cleaned_data.get("until"),
        sort=str(form.value("sort", "lien-quan")),
        page=page,
    )
    results = engine.search(query, PER_PAGE)
    context = {
        "form": form,
        "text": text,
        "asked": bool(query.terms),
        "network": network,
        "results": results,
        "kinds": [(KINDS.get(kind, kind), count) for kind, count in results.kinds.items()],
        "page_object": _page(results, page),
    }
    return render(request, "search/results.html", context)


def _page(results: Results, number: int) -> Any:
    """A page object for the page links; the hits themselves come from the engine."""
    return Paginator(range(results.total), PER_PAGE).get_page(number)


@require_safe
def suggest(request: SiteRequest) -> JsonResponse:
    """Titles that begin as typed, for the search box."""
    text = request.GET.get("q", "")
    suggestions = engine.suggest(text, request.domain.pk, MAX_SUGGESTIONS)
    return JsonResponse([{"title": s.title, "url": s.url} for s in suggestions], safe=False)


@require_safe
def opensearch(request: SiteRequest) -> HttpResponse:
    """OpenSearch description: browsers can search this site from their address bar."""
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "search/opensearch.xml", content_type=kind)
