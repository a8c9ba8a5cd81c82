from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .detail_page import DETAIL_TEMPLATE, DetailPage, detail_panels


class ProjectGroup(models.TextChoices):
    """What the Decision asks to list (Arts. 16.5, 19.5-2; R111, R185, R200)."""

    INVESTMENT = "investment", _("Public investment")
    PROCUREMENT = "procurement", _("Public procurement")
    LOAN = "loan", _("Loans")


class ProjectStatus(models.TextChoices):
    """Where a project stands."""

    PREPARING = "preparing", _("In preparation")
    UNDER_WAY = "under-way", _("Under way")
    FINISHED = "finished", _("Finished")
    STOPPED = "stopped", _("Stopped")


class ProjectPage(DetailPage):
    """A project, programme or purchase with public money. Amounts are in dong."""

    group = models.CharField(_("group"), max_length=20, choices=ProjectGroup)
    project_owner = models.CharField(_("project owner"), max_length=200)
    capital = models.BigIntegerField(_("total capital (dong)"), validators=[MinValueValidator(0)])
    sources = models.TextField(
        _("capital by source"),
        blank=True,
        help_text=_("One a line: source, then amount in dong."),
    )
    year_from = models.PositiveSmallIntegerField(_("from year"))
    year_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=ProjectStatus)
    progress = models.CharField(_("progress"), max_length=300, blank=True)
    disbursed = models.BigIntegerField(
        _("disbursed (dong)"), default=0, validators=[MinValueValidator(0)]
    )
    excess_reason = models.CharField(
        _("why more was disbursed than the capital"), max_length=300, blank=True
    )
    result = models.TextField(_("result"), blank=True)

    facts = (
        "group", "project_owner", "capital", "sources", "year_from", "year_to", "status",
        "progress", "disbursed", "excess_reason", "result",
    )  # fmt: skip
    card_facts = ("group", "project_owner", "capital", "year_from", "status")
    filters = ("group", "status", "year_from")
    totals = ("capital", "disbursed")
    order = ("-year_from", "title", "pk")
    content_panels = detail_panels(*facts)

    template = DETAIL_TEMPLATE

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean_facts(self) -> None:
        """A period ends after it begins; disbursing more than there is needs a reason."""
        if self.year_to and self.year_from and self.year_to < self.year_from:
            raise ValidationError({"year_to": _("The end is before the beginning.")})
        over = (self.disbursed or 0) > (self.capital or 0)
        if over and not self.excess_reason.strip():
            raise ValidationError(
                {"excess_reason": _("More was disbursed than the capital: say why.")}
            )
