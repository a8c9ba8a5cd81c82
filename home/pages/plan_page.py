from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .detail_page import DETAIL_TEMPLATE, DetailPage, detail_panels


class PlanKind(models.TextChoices):
    """Kinds of Arts. 16.5, 19.5 and, the widest, 20.5 (R109, R183, R199)."""

    STRATEGY = "strategy", _("Strategy")
    MASTER_PLAN = "master-plan", _("Master plan")
    PLAN = "plan", _("Plan")
    PROGRAMME = "programme", _("Programme")
    PROJECT = "project", _("Project")
    SCHEME = "scheme", _("Scheme")
    ANNUAL = "annual", _("Annual work programme")


class PlanPage(DetailPage):
    """A strategy, master plan, plan or programme, published as the Planning Law asks (R110)."""

    kind = models.CharField(_("kind"), max_length=20, choices=PlanKind)
    field = models.CharField(_("field"), max_length=150, blank=True)
    year_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    area = models.CharField(_("area"), max_length=200, blank=True)
    approval = models.CharField(
        _("approving decision"), max_length=200, blank=True, help_text=_("Number and symbol.")
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    published_on = models.DateField(_("made public on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)

    facts = (
        "kind", "field", "year_from", "year_to", "area", "approval", "approved_on",
        "published_on", "result",
    )  # fmt: skip
    card_facts = ("kind", "year_from", "year_to", "approval")
    filters = ("kind", "year_from")
    order = ("-year_from", "-first_published_at", "-pk")
    content_panels = detail_panels(*facts)

    template = DETAIL_TEMPLATE

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def clean_facts(self) -> None:
        """A period ends after it begins; what is published was approved before."""
        if self.year_from and self.year_to and self.year_to < self.year_from:
            raise ValidationError({"year_to": _("The end is before the beginning.")})
        if self.approved_on and self.published_on and self.published_on < self.approved_on:
            raise ValidationError({"published_on": _("Made public before it was approved.")})
