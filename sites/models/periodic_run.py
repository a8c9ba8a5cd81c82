from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodicRun(models.Model):
    """When a periodic job last began; whoever moves the time first runs it."""

    wagtail_reference_index_ignore = True

    job = models.CharField(max_length=50, unique=True)
    began_at = models.DateTimeField()

    class Meta:
        verbose_name = _("run of a periodic job")
        verbose_name_plural = _("runs of periodic jobs")

    def __str__(self) -> str:
        return f"{self.job} {self.began_at:%Y-%m-%d %H:%M}"
