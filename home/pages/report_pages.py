"""Reports of Article 16.8: finance, science, epidemics (R119, R121, R122, R189)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.banners import Reach
from sites.tenancy import current_organisation

from .detail_page import DETAIL_TEMPLATE, DetailPage, detail_panels


class FinancialReportPage(DetailPage):
    """An annual financial report (Accounting Law); its file stands in the body."""

    year = models.PositiveSmallIntegerField(_("year of report"))
    unit = models.CharField(_("reporting unit"), max_length=200)

    facts = ("year", "unit")
    card_facts = facts
    filters = ("year",)
    order = ("-year", "-pk")
    content_panels = detail_panels(*facts)

    template = DETAIL_TEMPLATE

    class Meta:
        verbose_name = _("annual financial report")
        verbose_name_plural = _("annual financial reports")


class SciencePage(DetailPage):
    """A science programme or topic and its result."""

    lead = models.CharField(_("head of the topic"), max_length=150)
    host = models.CharField(_("host unit"), max_length=200)
    year_from = models.PositiveSmallIntegerField(_("from year"))
    year_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    budget = models.BigIntegerField(
        _("budget (dong)"), null=True, blank=True, validators=[MinValueValidator(0)]
    )
    result = models.TextField(_("acceptance result"), blank=True)

    facts = ("lead", "host", "year_from", "year_to", "budget", "result")
    card_facts = ("lead", "host", "year_from")
    filters = ("year_from",)
    totals = ("budget",)
    order = ("-year_from", "-pk")
    content_panels = detail_panels(*facts)

    template = DETAIL_TEMPLATE

    class Meta:
        verbose_name = _("science topic")
        verbose_name_plural = _("science topics")

    def clean_facts(self) -> None:
        if self.year_to and self.year_from and self.year_to < self.year_from:
            raise ValidationError({"year_to": _("The end is before the beginning.")})


class EpidemicLevel(models.TextChoices):
    """How grave an epidemic notice is."""

    WATCH = "watch", _("Watch")
    WARNING = "warning", _("Warning")
    OUTBREAK = "outbreak", _("Outbreak declared")


class EpidemicPage(DetailPage):
    """A notice of an epidemic among people, animals or plants."""

    disease = models.CharField(_("disease"), max_length=150)
    area = models.CharField(_("area"), max_length=300)
    level = models.CharField(_("level"), max_length=20, choices=EpidemicLevel)
    from_day = models.DateField(_("from day"), default=timezone.localdate)
    until_day = models.DateField(_("until day"), null=True, blank=True)
    banner = models.CharField(
        _("show the notice"), max_length=10, choices=Reach, blank=True, default=Reach.NOWHERE
    )

    is_on_every_page = True
    facts = ("disease", "area", "level", "from_day", "until_day")
    card_facts = ("disease", "area", "level", "from_day")
    filters = ("level",)
    order = ("-from_day", "-pk")
    content_panels = detail_panels(*facts, "banner")

    template = DETAIL_TEMPLATE

    class Meta:
        verbose_name = _("epidemic notice")
        verbose_name_plural = _("epidemic notices")

    def clean_facts(self) -> None:
        if self.until_day and self.until_day < self.from_day:
            raise ValidationError({"until_day": _("The end is before the beginning.")})
        if self.banner and not self.until_day:
            raise ValidationError({"until_day": _("Say until when every page shows the notice.")})
        organisation = current_organisation()
        if self.banner == Reach.NETWORK and not (
            organisation and organisation.is_provincial_office
        ):
            raise ValidationError(
                {"banner": _("Only the provincial portal shows a notice on every site.")}
            )

    def publication_extras(self) -> dict[str, Any]:
        extras: dict[str, Any] = super().publication_extras()
        if self.banner:
            days = {"banner_from": self.from_day, "banner_until": self.until_day}
            extras |= {"banner": self.banner, **days}
        return extras
