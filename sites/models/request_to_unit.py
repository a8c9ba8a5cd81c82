from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation
from .province_request import ProvinceRequest


class RequestToUnit(models.Model):
    """A request as one unit has it, with the unit's answer (R83); both sides read here."""

    wagtail_reference_index_ignore = True

    request = models.ForeignKey(ProvinceRequest, on_delete=models.CASCADE, related_name="units")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("unit"), on_delete=models.CASCADE, related_name="+"
    )
    answer = models.TextField(_("answer"), blank=True)
    link = models.URLField(_("link"), max_length=1000, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("request to a unit")
        verbose_name_plural = _("requests to units")
        ordering = ["-request__sent_at", "organisation__name_order"]
        constraints = [
            models.UniqueConstraint(fields=["request", "organisation"], name="one_request_a_unit")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.request}"

    @property
    def is_late(self) -> bool:
        """Whether it was answered after its day, or is not answered although it passed."""
        due = self.request.due_day
        if self.answered_at:
            return timezone.localdate(self.answered_at) > due
        return timezone.localdate() > due
