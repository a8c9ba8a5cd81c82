from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from ..validators import validate_official_email, validate_phone
from .detail_page import DetailPage

CONTACT = ("contact_unit", "contact_person", "address", "phone", "email", "office_hours")
ANSWER = ("how_to_ask", "how_answered", "time_limits", "costs")
PAPER_FORM = "phieu-yeu-cau"


class AccessPage(RoutablePageMixin, DetailPage):
    """How citizens ask the agency for information (Law on Access to Information): whom to
    ask, how and when it answers, its own regulation, the paper form (R124).

    Time limits and costs are the agency's text: the law that sets them changes.
    """

    is_category_page = True
    fills = "access"

    contact_unit = models.CharField(_("unit to ask"), max_length=200, blank=True)
    contact_person = models.CharField(_("contact person"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True, validators=[validate_phone])
    email = models.EmailField(
        _("official e-mail"), blank=True, validators=[validate_official_email]
    )
    office_hours = models.CharField(_("office hours"), max_length=200, blank=True)
    how_to_ask = models.TextField(_("how to ask"), blank=True)
    how_answered = models.TextField(_("how requests are answered"), blank=True)
    time_limits = models.TextField(_("when requests are answered"), blank=True)
    costs = models.TextField(_("costs"), blank=True)
    regulation = models.ForeignKey(
        "home.PortalDocument",
        verbose_name=_("the agency's own regulation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    request_form = models.ForeignKey(
        "home.PortalDocument",
        verbose_name=_("form to download"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Beside the form to print that the page always offers."),
    )

    facts = (*CONTACT, *ANSWER)
    content_panels = [
        *DetailPage.content_panels,
        MultiFieldPanel([FieldPanel(name) for name in CONTACT], _("Contact point")),
        MultiFieldPanel([FieldPanel(name) for name in ANSWER], _("Requests and answers")),
        MultiFieldPanel([FieldPanel("regulation"), FieldPanel("request_form")], _("Files")),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    template = "home/access_page.html"

    class Meta:
        verbose_name = _("access to information")
        verbose_name_plural = _("access to information")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """It needs no list above it."""
        return cls.can_exist_under(parent) and cls.is_creatable

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["files"] = [file for file in (self.regulation, self.request_form) if file]
        context["paper_form"] = f"{self.get_url(request)}{PAPER_FORM}/"
        return context

    @path(f"{PAPER_FORM}/")
    def print_form(self, request: HttpRequest) -> HttpResponse:
        """The paper form, to print and fill in by hand or on the screen; nothing is sent."""
        context = {"title": gettext("Request for information")}
        return self.render(request, context_overrides=context, template="home/request_form.html")
