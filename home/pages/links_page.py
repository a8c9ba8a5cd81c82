from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..home_blocks import LinkGroupBlock
from .detail_page import DetailPage


class LinksPage(DetailPage):
    """Links to other bodies, by group (Art. 16.11; R126)."""

    is_category_page = True

    groups = StreamField(
        [("group", LinkGroupBlock())], verbose_name=_("groups of links"), blank=True
    )

    content_panels = [*DetailPage.content_panels, FieldPanel("groups"), FieldPanel("body")]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    template = "home/links_page.html"

    class Meta:
        verbose_name = _("links directory")
        verbose_name_plural = _("links directories")

    @property
    def has_content(self) -> bool:
        return bool(self.groups) or super().has_content
