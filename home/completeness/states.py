"""The states of the current organisation's own sites, and where each category is written."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy

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
    is_for_others: bool = field(default=False, kw_only=True)

    def within(self, rights: set[str]) -> "Row":
        """Without the addresses that these rights to pages do not open."""
        needed = "add_page" if self.import_url else "change_page"
        if not self.write_url or needed in rights:
            return self
        return replace(self, write_url="", import_url="", is_for_others=True)


def _page_rights(user: Any) -> set[str]:
    """Of the account's roles; whoever may only add changes no page of somebody else."""
    granted = page_permission_policy.get_cached_permissions_for_user(user)
    return {each.permission.codename for each in granted}


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


def rows_of(state: SiteState, root: Page, user: Any) -> list[Row]:
    """Every category of a site, with the addresses at which the account writes it."""
    urls = kept(f"writing-places:{root.pk}", lambda: _urls(root))
    rows = (Row(each, *urls.get(each.category.code, ())) for each in state.categories)
    if user.is_superuser:
        return list(rows)
    rights = _page_rights(user)
    return [row.within(rights) for row in rows]


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
