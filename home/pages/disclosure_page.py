from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page, Site

from sites.categories import BY_CODE, CATEGORIES, Category, categories_of
from sites.completeness import State, site_state
from sites.models import Domain
from sites.requests import SiteRequest

from ..category_places import places_on
from .detail_page import DetailPage

FORM = "Đăng trên trang thông tin điện tử"
TIMING = "Khi ban hành hoặc có thay đổi"
DURATION = "Thường xuyên"
PAPER_FORM = "ban-in"


@dataclass(frozen=True)
class DisclosureRow:
    """A line of the paper form: what, where, how, when, for how long, by whom."""

    name: str
    address: str
    form: str
    timing: str
    duration: str
    unit: str
    state: State | None = None


class DisclosurePage(RoutablePageMixin, DetailPage):
    """The list of information that must be made public (Arts. 16.9, 19.9, 20.9; R123, R190),
    made from the catalogue and the register, completed by hand, printed as the paper form."""

    is_category_page = True

    content_panels = [
        *DetailPage.content_panels,
        InlinePanel("entries", heading=_("Lines changed or added by hand"), label=_("Line")),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    template = "home/disclosure_page.html"

    class Meta:
        verbose_name = _("list of information to be made public")
        verbose_name_plural = _("lists of information to be made public")

    @property
    def has_content(self) -> bool:
        return True  # the catalogue is never empty

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["rows"] = self.rows(request.domain, Site.find_for_request(request).root_page)
        context["paper_form"] = f"{self.get_url(request)}{PAPER_FORM}/"
        return context

    @path(f"{PAPER_FORM}/")
    def print_form(self, request: SiteRequest) -> HttpResponse:
        """The paper form, to print and sign."""
        context = {"title": self.title, "today": timezone.localdate()}
        return self.render(request, context_overrides=context, template="home/disclosure_form.html")

    def rows(self, domain: Domain, root: Page) -> list[DisclosureRow]:
        """One line a category of the site's kind, then those added by hand."""
        addresses = _addresses(domain, root)
        states = {each.category.code: each.state for each in site_state(domain).categories}
        entries = list(self.entries.all())
        by_hand = {each.category: each for each in entries if each.category}
        rows = []
        for category in categories_of(domain.kind):
            address = addresses.get(category.code, f"{domain.url}/")
            texts = _texts(category, address, by_hand.get(category.code))
            rows.append(replace(DisclosureRow(*texts), state=states.get(category.code)))
        rows += [DisclosureRow(*each.values()) for each in entries if not each.category]
        return rows


def _addresses(domain: Domain, root: Page) -> dict[str, str]:
    """Where each category is read; for some the frame of every site has it, not a page."""
    of_frame = {
        "search": f"{domain.url}{reverse('search')}",
        "services-link": str(settings.SERVICE_PORTAL_URL),
    }
    places = places_on(root)
    return of_frame | {code: f"{domain.url}{place.path}" for code, place in places.items()}


def _texts(category: Category, address: str, entry: "DisclosureEntry | None") -> Any:
    made = (category.name, address, FORM, TIMING, DURATION, category.unit)
    if entry is None:
        return made
    return [typed or default for typed, default in zip(entry.values(), made, strict=True)]


def category_choices() -> list[tuple[str, str]]:
    """Categories by name; a function, so that a new row of the catalogue is no migration."""
    return [(each.code, each.name) for each in CATEGORIES if each.code in BY_CODE]


class DisclosureEntry(Orderable):
    """A line of the list: of a category, or of information of its own."""

    page = ParentalKey(DisclosurePage, on_delete=models.CASCADE, related_name="entries")
    category = models.CharField(
        _("information category"), max_length=40, blank=True, choices=category_choices
    )
    name = models.CharField(_("information"), max_length=300, blank=True)
    address = models.URLField(_("address"), blank=True)
    form = models.CharField(_("form of publication"), max_length=200, blank=True)
    timing = models.CharField(_("time of publication"), max_length=200, blank=True)
    duration = models.CharField(_("period of publication"), max_length=200, blank=True)
    unit = models.CharField(_("unit in charge"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("line of the list")
        verbose_name_plural = _("lines of the list")

    def values(self) -> Any:
        """What was typed, in the order of the paper form."""
        return (self.name, self.address, self.form, self.timing, self.duration, self.unit)
