from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class LinkReport(models.Model):
    """How the links on an organisation's sites stood when they were last asked (R126)."""

    wagtail_reference_index_ignore = True

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="link_report"
    )
    links = models.PositiveIntegerField(_("links"), default=0)
    broken = models.PositiveIntegerField(_("broken links"), default=0)
    checked_at = models.DateTimeField(_("checked"), auto_now=True)

    class Meta:
        verbose_name = _("report on links")
        verbose_name_plural = _("reports on links")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.broken}/{self.links}"
