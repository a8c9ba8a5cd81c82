from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from .project_page import ProjectPage, grouped


class CapitalSource(models.TextChoices):
    """Where the money of a project comes from."""

    CENTRAL = "central", _("Central budget")
    LOCAL = "local", _("Local budgets")
    FOREIGN = "foreign", _("Foreign loans and aid")
    OTHER = "other", _("Other lawful sources")


class ProjectCapital(Orderable):
    """The part of a project's capital that one source gives, in dong (R111, R185)."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="capital_sources")
    source = models.CharField(_("source"), max_length=20, choices=CapitalSource)
    amount = models.BigIntegerField(_("amount (dong)"), validators=[MinValueValidator(0)])
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("source of capital")
        verbose_name_plural = _("capital by source")

    @property
    def amount_text(self) -> str:
        return grouped(self.amount)
