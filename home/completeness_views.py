"""What the site of an editor still lacks, with one click to the page to write."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from sites.completeness import CategoryState, SiteState, State, states_of
from sites.models import Domain, DomainStatus
from sites.tenancy import current_organisation

from .category_places import category_page_types
from .pages import BasePage, CategoryListPage


@dataclass(frozen=True)
class Row:
    """A category and where to write; ``write_url`` is empty when the site lost its page."""

    state: CategoryState
    write_url: str


def own_states() -> list[SiteState]:
    """States of every open site of the current organisation that owes anything."""
    domains = Domain.objects.filter(tenant=current_organisation(), status=DomainStatus.ACTIVE)
    return [state for state in states_of(domains.order_by("-is_primary", "pk")) if state.categories]


def completeness(request: HttpRequest) -> HttpResponse:
    """Every category that the organisation's sites owe, and its state."""
    states = own_states()
    sites = {site.hostname: site for site in Site.objects.select_related("root_page")}
    tables = [
        (state, _rows(state, sites[state.domain.domain].root_page))
        for state in states
        if state.domain.domain in sites
    ]
    return render(request, "home/admin/completeness.html", {"tables": tables})


def _rows(state: SiteState, root: Page) -> list[Row]:
    places: dict[str, BasePage] = {}
    for model in category_page_types():
        for page in model.objects.descendant_of(root).exclude(category=""):
            places.setdefault(page.category, page)
    return [Row(each, _write_url(places.get(each.category.code))) for each in state.categories]


def _write_url(page: BasePage | None) -> str:
    """Where the category is written: a new item of its list, or the page itself."""
    if page is None:
        return ""
    if isinstance(page, CategoryListPage):
        app, name = page.detail_model._meta.label_lower.split(".")
        return reverse("wagtailadmin_pages:add", args=[app, name, page.pk])
    if not page.published_kind:
        return reverse("wagtailadmin_explore", args=[page.pk])
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class CompletenessPanel(Component):
    """On the admin's home page: the score, and what is missing."""

    name = "completeness"
    template_name = "home/admin/completeness_panel.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        states = own_states()
        lacking = [
            each for state in states for each in state.categories if each.state != State.PRESENT
        ]
        return {"states": states, "lacking": lacking[:8], "more": max(0, len(lacking) - 8)}
