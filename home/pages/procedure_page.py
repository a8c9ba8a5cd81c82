from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from .base import BasePage
from .detail_page import DetailPage


class ProcedureLevel(models.TextChoices):
    """Which tier of the administration carries a procedure out."""

    MINISTRY = "ministry", _("Ministry")
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")


class ProcedurePage(DetailPage):
    """An administrative procedure (thủ tục hành chính, Art. 13.8; R89): the fields of the
    national service portal (``vn-rules.md`` §10)."""

    code = models.CharField(
        _("code of the procedure"),
        max_length=40,
        validators=[
            RegexValidator(
                r"^[0-9A-Z]+(\.[0-9A-Z]+)+\Z",
                _("Digits and capital letters between points, as in 1.004873.000.00.00.H52."),
            )
        ],
    )
    field = models.CharField(_("field"), max_length=200)
    level = models.CharField(
        pgettext_lazy("procedure", "level"), max_length=20, choices=ProcedureLevel
    )
    agency = models.CharField(_("agency that carries it out"), max_length=300)
    reception = models.TextField(_("where papers are handed in"), blank=True)
    audience = models.CharField(pgettext_lazy("procedure", "for whom"), max_length=500, blank=True)
    steps = models.TextField(_("steps"), blank=True)
    time_limit = models.CharField(_("time limit"), max_length=300, blank=True)
    fee = models.TextField(_("fee"), blank=True)
    charge = models.TextField(_("charge"), blank=True)
    copies = models.CharField(_("number of files of papers"), max_length=100, blank=True)
    result = models.TextField(_("result of the procedure"), blank=True)
    requirements = models.TextField(_("requirements and conditions"), blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    decision = models.CharField(_("decision of publication"), max_length=200, blank=True)
    service = models.ForeignKey(
        "home.PublicService",
        verbose_name=_("public service"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    facts = (
        "code", "field", "level", "agency", "reception", "audience", "steps", "time_limit",
        "fee", "charge", "copies", "result", "requirements", "legal_basis", "decision", "service",
    )  # fmt: skip
    card_facts = ("code", "field", "level", "time_limit")
    filters = ("field", "level")
    order = ("field", "title", "pk")
    is_shared_by_province = True
    import_key = "code"
    import_rows = {
        "channels": ("way", "time_limit", "fee", "description"),
        "documents": ("name", "originals", "copies", "interactive_form"),
    }
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("long_title"),
        *(FieldPanel(name) for name in facts),
        InlinePanel("channels", heading=_("Ways to hand in"), label=_("Way")),
        InlinePanel("documents", heading=_("Papers"), label=_("Paper")),
        FieldPanel("body"),
    ]
    template = "home/procedure_page.html"

    class Meta:
        verbose_name = _("administrative procedure")
        verbose_name_plural = _("administrative procedures")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        documents = list(self.documents.select_related("form_file"))
        context["channels"] = list(self.channels.all())
        context["documents"] = documents
        context["files"] = [each.form_file for each in documents if each.form_file]
        context["online_forms"] = [each for each in documents if each.interactive_form]
        context["service_url"] = self.service_url
        return context

    @property
    def service_url(self) -> str:
        """Where to hand papers in online: of the service, or the service portal (R12, R107)."""
        if self.service and self.service.url:
            return self.service.url
        return str(settings.SERVICE_PORTAL_URL)

    def plain_text(self) -> str:
        papers = " ".join(each.name for each in self.documents.all())
        return f"{super().plain_text()} {papers}".strip()


class SubmissionWay(models.TextChoices):
    """How papers reach the agency."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    POST = "post", _("By post")


class ProcedureChannel(Orderable):
    """A way to hand papers in, with its own time limit and fee."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="channels")
    way = models.CharField(_("way to hand in"), max_length=20, choices=SubmissionWay)
    time_limit = models.CharField(_("time limit"), max_length=300, blank=True)
    fee = models.CharField(_("fee"), max_length=500, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("way to hand in")
        verbose_name_plural = _("ways to hand in")


class ProcedureDocument(Orderable):
    """A paper of the file (thành phần hồ sơ), with its form: a file to download and fill in
    (R14), or a form on the web (R15)."""

    page = ParentalKey(ProcedurePage, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("name of the paper"), max_length=1000)
    originals = models.PositiveSmallIntegerField(_("originals"), default=0)
    copies = models.PositiveSmallIntegerField(_("copies"), default=0)
    form_file = models.ForeignKey(
        "home.PortalDocument",
        verbose_name=_("form to download"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    interactive_form = models.URLField(_("form on the web"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def clean(self) -> None:
        super().clean()
        if not self.originals and not self.copies:
            raise ValidationError({"originals": _("Say how many originals or copies are needed.")})
