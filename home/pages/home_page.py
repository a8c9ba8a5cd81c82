from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..home_blocks import HomeBlock
from .base import BasePage


class HomePage(BasePage):
    """The root page of a site; its blocks are arranged by the board (Art. 12.4, R72)."""

    main = StreamField(HomeBlock(), verbose_name=_("main column"), blank=True)
    side = StreamField(HomeBlock(), verbose_name=_("side column"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("main"), FieldPanel("side")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = None
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def schema_org(self) -> dict[str, Any]:
        return {"@type": "GovernmentOrganization", "name": self.title}
