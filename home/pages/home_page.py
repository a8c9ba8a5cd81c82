from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from sites.requests import SiteRequest

from ..home_blocks import HomeBlock, SectionNewsBlock
from ..home_lists import HomeLists
from ..media_library.running import home_banners
from .base import BasePage


class HomePage(BasePage):
    """The root page of a site; its blocks are arranged by the board (Art. 12.4, R72)."""

    main = StreamField(HomeBlock(), verbose_name=_("main column"), blank=True)
    side = StreamField(HomeBlock(), verbose_name=_("side column"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("main"), FieldPanel("side")]
    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["home_lists"] = HomeLists(request, self._sections())
        context["banners"] = home_banners(self)
        return context

    def _sections(self) -> Iterator[tuple[Page, int]]:
        for block in (*self.main, *self.side):
            if isinstance(block.block, SectionNewsBlock) and block.value.get("section"):
                yield block.value["section"], block.value["count"]

    def schema_org(self) -> dict[str, Any]:
        return {"@type": "GovernmentOrganization", "name": self.title}
