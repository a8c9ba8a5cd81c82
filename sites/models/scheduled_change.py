from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class ScheduledChange(models.Model):
    """A moment at which pages of an organisation go live or expire.

    The worker reads only this register, so a schedule is kept although nobody
    visits the site and no query ever runs over all schemas.
    """

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("scheduled change")
        verbose_name_plural = _("scheduled changes")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "due_at"], name="one_change_per_moment")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.due_at:%Y-%m-%d %H:%M}"
