from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Site

from sites.categories import BY_CODE, CATEGORIES, Category, categories_of
from sites.completeness import State, site_state
from sites.requests import SiteRequest

from ..category_places import places_on
from .detail_page import DetailPage

FORM = "Đăng trên trang thông tin điện tử"
TIMING = "Khi ban hành hoặc có thay đổi"
DURATION = "Thường xuyên"


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


class DisclosurePage(DetailPage):
    """The list of information that must be made public (Arts. 16.9, 19.9, 20.9; R123, R190),
    made from the catalogue and the register, completed by hand."""

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
        context["rows"] = self.rows(request)
        return context

    def rows(self, request: SiteRequest) -> list[DisclosureRow]:
        """One line a category of the site's kind, then those added by hand."""
        domain = request.domain
        places = places_on(Site.find_for_request(request).root_page)
        states = {each.category.code: each.state for each in site_state(domain).categories}
        entries = list(self.entries.all())
        by_hand = {each.category: each for each in entries if each.category}
        rows = []
        for category in categories_of(domain.kind):
            path = places[category.code].path if category.code in places else "/"
            texts = _texts(category, f"{domain.url}{path}", by_hand.get(category.code))
            rows.append(replace(DisclosureRow(*texts), state=states.get(category.code)))
        rows += [DisclosureRow(*each.values()) for each in entries if not each.category]
        return rows


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
