from django.db import models
from django.utils.translation import gettext_lazy as _

from ..kinds import SiteKind


class TemplateScript(models.Model):
    """SQL that makes the schema of a new site of one kind (design, decision 11).

    Captured once per release from the kind's template organisation; ``fingerprint``
    tells for which migrations and blueprint it was made.
    """

    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=20, choices=SiteKind, unique=True)
    fingerprint = models.CharField(max_length=64)
    sql = models.TextField()
    captured_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("template script")
        verbose_name_plural = _("template scripts")

    def __str__(self) -> str:
        return self.kind
