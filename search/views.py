from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sites.register import open_sites
from sites.requests import SiteRequest

from .engines import MAX_RESULTS, RELEVANCE, Query, Results, TookTooLong, engine
from .forms import KINDS, NETWORK, SearchForm
from .query import Terms, parse

PER_PAGE = 10
MAX_SUGGESTIONS = 8


@require_safe
def search(request: SiteRequest) -> HttpResponse:
    """Results on this site, or over the network (R125, R192)."""
    form = SearchForm(request.GET)
    form.is_valid()
    network = form.value("scope") == NETWORK
    terms = parse(form.value("q"))
    context = {
        "form": form,
        "text": form.value("q"),
        "terms": terms,
        "network": network,
        "network_link": link(request, "scope", NETWORK),
    }
    try:
        results = engine.search(query(request, form, terms, network=network))
    except TookTooLong:
        return render(request, "search/results.html", context | {"too_long": True}, status=503)
    context |= {
        "results": results,
        "kinds": kind_links(request, results, form.value("kind")),
        "page_object": page_object(results),
    }
    return render(request, "search/results.html", context)


def query(request: SiteRequest, form: SearchForm, terms: Terms, *, network: bool) -> Query:
    """The question to the engine: this site, or every open site in this site's language."""
    site = request.domain
    ids = open_sites().order_by().values_list("pk", flat=True) if network and terms else [site.pk]
    return Query(
        terms=terms,
        domain_ids=tuple(ids),
        kind=form.value("kind"),
        language=site.language if network else "",
        since=form.value("since", None),
        until=form.value("until", None),
        sort=form.value("sort", RELEVANCE),
        page=form.value("page", 1),
        per_page=PER_PAGE,
    )


def kind_links(request: SiteRequest, results: Results, chosen: str) -> list[dict[str, Any]]:
    """The kinds of content that were found, each with its number and its address."""
    return [
        {
            "label": KINDS.get(kind, kind),
            "count": count,
            "url": link(request, "kind", kind),
            "is_chosen": kind == chosen,
        }
        for kind, count in results.kinds.items()
    ]


def link(request: SiteRequest, name: str, value: str) -> str:
    """Address of the same search with one field changed, from its first page."""
    parameters = request.GET.copy()
    parameters.pop(SearchForm.PARAMETERS["page"], None)
    parameters[SearchForm.PARAMETERS[name]] = value
    return f"?{parameters.urlencode()}"


def page_object(results: Results) -> Page:
    """For the page links; the hits themselves come from the engine."""
    reachable = range(min(results.total, MAX_RESULTS))
    return Paginator(reachable, PER_PAGE).page(results.page)


@require_safe
def suggest(request: SiteRequest) -> JsonResponse:
    """Titles on this site that begin as typed, for the search box."""
    terms = parse(request.GET.get("q", ""))
    try:
        found = engine.suggest(terms, (request.domain.pk,), MAX_SUGGESTIONS)
    except TookTooLong:
        found = []
    return JsonResponse([{"title": each.title, "url": each.url} for each in found], safe=False)


@require_safe
def opensearch(request: SiteRequest) -> HttpResponse:
    """OpenSearch description: browsers can search this site from their address bar."""
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "search/opensearch.xml", content_type=kind)
