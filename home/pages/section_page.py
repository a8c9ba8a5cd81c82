from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..blocks import BodyBlock
from ..pagination import page_of
from .base import BasePage

PER_PAGE = 20


class SectionPage(BasePage):
    """A section: an introduction and the pages below it."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    subpage_types = ["home.SectionPage", "home.ContentPage", "home.MapPage"]
    template = "home/section_page.html"

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        children = self.get_children().live().public().specific(defer=False)
        context["children"] = page_of(request, children, PER_PAGE)
        return context
