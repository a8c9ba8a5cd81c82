from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from sites.network_items import network_items
from sites.requests import SiteRequest

from ..feeds import ItemFeed
from ..network_filters import NetworkFilterForm
from ..page_dependencies import depends_on_network
from ..pagination import page_of, query_without_page
from .base import BasePage

PER_PAGE = 20


class NetworkListPage(RoutablePageMixin, BasePage):
    """What the sites of the network publish, by category, kind of organisation, district
    and words; each item marked with its source and read on its own site (R24)."""

    parent_page_types = ["home.HomePage", "home.SectionPage"]
    subpage_types: list[str] = []
    template = "home/network_list_page.html"

    class Meta:
        verbose_name = _("list from the sites")
        verbose_name_plural = _("lists from the sites")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        depends_on_network(request, content=True)
        form = NetworkFilterForm(request.GET)
        context["form"] = form
        context["items"] = page_of(request, _items(request, form), PER_PAGE)
        context["query"] = query_without_page(request)
        return context

    @path("rss.xml/")  # Wagtail adds the slash; the address has none
    def feed(self, request: SiteRequest) -> HttpResponse:
        """RSS of this list, narrowed as the list is."""
        return ItemFeed(self, _items(request, NetworkFilterForm(request.GET)))(request)


def _items(request: SiteRequest, form: NetworkFilterForm) -> Any:
    return form.narrowed(partial(network_items, request.domain))
