from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from .detail_page import DetailPage


class WorkWeekPage(DetailPage):
    """Leaders' work of one week."""

    monday = models.DateField(_("Monday of the week"))

    facts = ()
    order = ("-monday",)
    content_panels = [
        *DetailPage.content_panels,
        FieldPanel("monday"),
        InlinePanel("entries", heading=_("Work"), label=_("Entry")),
        FieldPanel("body"),
    ]
    template = "home/work_week_page.html"

    class Meta:
        verbose_name = _("work week")
        verbose_name_plural = _("work weeks")

    @property
    def has_content(self) -> bool:
        return self.entries.exists() or super().has_content

    def plain_text(self) -> str:
        entries = (f"{each.leader} {each.work} {each.place}" for each in self.entries.all())
        return f"{super().plain_text()} {' '.join(entries)}".strip()

    def clean_facts(self) -> None:
        if self.monday and self.monday.weekday():
            raise ValidationError({"monday": _("This day is no Monday.")})


class WorkEntry(Orderable):
    """One item of work on one day."""

    page = ParentalKey(WorkWeekPage, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField(_("day"))
    time = models.CharField(_("time"), max_length=50)
    leader = models.CharField(_("leader"), max_length=200)
    work = models.CharField(_("work"), max_length=500)
    place = models.CharField(_("place"), max_length=200, blank=True)

    class Meta:
        ordering = ["day", "sort_order"]
        verbose_name = _("entry of a work week")
        verbose_name_plural = _("entries of work weeks")

    def clean(self) -> None:
        super().clean()
        monday = self.page.monday
        if monday and self.day and not monday <= self.day < monday + timedelta(days=7):
            raise ValidationError({"day": _("This day is not in the week.")})
