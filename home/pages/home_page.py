from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from sites.requests import SiteRequest

from ..home_blocks import HomeBlock, SectionNewsBlock, section_path
from ..home_lists import HomeLists
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
        context["home_lists"] = HomeLists(request.domain, self._sections(context))
        return context

    def _sections(self, context: dict[str, Any]) -> Iterator[tuple[str, int]]:
        for block in (*self.main, *self.side):
            if isinstance(block.block, SectionNewsBlock):
                path = section_path(block.value, context)
                if path:
                    yield path, block.value["count"]

    def schema_org(self) -> dict[str, Any]:
        return {"@type": "GovernmentOrganization", "name": self.title}
