"""The states of the current organisation's own sites, and where each category is written."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page, Site

from sites.caching import kept
from sites.completeness import CategoryState, SiteState, states_of
from sites.models import Domain, DomainStatus
from sites.tenancy import current_organisation

from ..category_places import category_page_types
from ..pages import BasePage, CategoryListPage


@dataclass(frozen=True)
class Row:
    """A category and where to write; ``write_url`` is empty when the site lost its page,
    ``import_url`` where rows cannot come from a file."""

    state: CategoryState
    write_url: str = ""
    import_url: str = ""


def own_roots() -> dict[str, Page]:
    """Root pages of the current organisation's sites, by host."""
    return kept("own-roots", _read_roots)


def _read_roots() -> dict[str, Page]:
    sites = Site.objects.select_related("root_page")
    return {site.hostname: site.root_page for site in sites}


def own_domains() -> list[Domain]:
    """Open sites of the current organisation, the main one first."""
    domains = Domain.objects.filter(tenant=current_organisation(), status=DomainStatus.ACTIVE)
    return list(domains.select_related("tenant").order_by("-is_primary", "pk"))


def own_states() -> list[SiteState]:
    """States of every open site of the current organisation that owes anything."""
    return [state for state in states_of(own_domains()) if state.categories]


def rows_of(state: SiteState, root: Page) -> list[Row]:
    """Every category of a site, with the addresses at which it is written."""
    urls = kept(f"writing-places:{root.pk}", lambda: _urls(root))
    return [Row(each, *urls.get(each.category.code, ())) for each in state.categories]


def _urls(root: Page) -> dict[str, tuple[str, ...]]:
    """By code of category, for ``Row``; of several pages the first."""
    urls: dict[str, tuple[str, ...]] = {}
    for model in category_page_types():
        for page in model.objects.descendant_of(root).exclude(category=""):
            urls.setdefault(page.category, _urls_of(page))
    return urls


def _urls_of(page: BasePage) -> tuple[str, ...]:
    """Where a category is written: a new item of its list, or the page itself."""
    if isinstance(page, CategoryListPage):
        app, name = page.detail_model._meta.label_lower.split(".")
        add = reverse("wagtailadmin_pages:add", args=[app, name, page.pk])
        return add, reverse("import_items", args=[page.pk])
    if not page.published_kind:
        return (reverse("wagtailadmin_explore", args=[page.pk]),)
    return (reverse("wagtailadmin_pages:edit", args=[page.pk]),)
