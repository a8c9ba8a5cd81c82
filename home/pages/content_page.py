from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BodyBlock
from ..text import stream_text
from .base import BasePage


class ContentPage(BasePage):
    """A page of text, pictures, tables and files."""

    is_category_page = True
    published_kind = "page"

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    subpage_types = ["home.ContentPage"]
    template = "home/content_page.html"

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def plain_text(self) -> str:
        return stream_text(self.body)
