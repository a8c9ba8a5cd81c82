from django.db import models
from django.utils.translation import gettext_lazy as _

from .detail_page import DETAIL_TEMPLATE, DetailPage, detail_panels


class GuidanceAudience(models.TextChoices):
    """For whom a guidance is written (R23, R108)."""

    CITIZENS = "citizens", _("Citizens")
    BUSINESSES = "businesses", _("Businesses")
    OFFICIALS = "officials", _("Officials")
    ALL = "all", _("Everybody")


class GuidancePage(DetailPage):
    """Guidance on law, regimes and policies (Arts. 16.4, 19.4, 20.4; R108, R182, R198)."""

    topic = models.CharField(_("topic"), max_length=200)
    field = models.CharField(_("field"), max_length=150, blank=True)
    audience = models.CharField(
        _("for whom"), max_length=20, choices=GuidanceAudience, default=GuidanceAudience.ALL
    )
    documents = models.TextField(
        _("related documents"),
        blank=True,
        help_text=_("One a line: number and symbol, date, title."),
    )

    facts = ("topic", "field", "audience", "documents")
    card_facts = ("field", "audience")
    filters = ("audience",)
    content_panels = detail_panels("topic", "field", "audience", "documents")

    template = DETAIL_TEMPLATE

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance")
