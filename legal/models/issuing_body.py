from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from ..words import level_choices


class IssuingBody(ClusterableModel):
    """Who issues documents (R103). Bodies are renamed and merged, and their documents stay:
    a document shows the name of its day of issue."""

    name = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    abbreviation = models.CharField(
        _("abbreviation in symbols"),
        max_length=40,
        blank=True,
        db_index=True,
        help_text=_("As number-symbols write it: UBND in 352/QĐ-UBND."),
    )
    level = models.CharField(
        pgettext_lazy("document", "level"), max_length=20, choices=level_choices
    )
    since = models.DateField(
        _("name in use since"), null=True, blank=True, help_text=_("Empty: since ever.")
    )
    until = models.DateField(
        _("existed until"),
        null=True,
        blank=True,
        help_text=_("Merged or abolished after this day."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("body that took over"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("issuing body")
        verbose_name_plural = _("issuing bodies")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The end is before the beginning.")})
        if self.successor_id and self.successor_id == self.pk:
            raise ValidationError({"successor": _("A body does not follow itself.")})


class IssuingBodyName(Orderable):
    """A name that a body had before."""

    body = ParentalKey(IssuingBody, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"))

    class Meta(Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The end is before the beginning.")})

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and day <= self.until
