from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class BulkReview(models.Model):
    """One step taken with many texts at once: what was chosen, and how far it has come.

    ``items``: (task state, revision that was on the screen, title); ``data``: of the step's
    form; ``refused``: (title, why) of those that had changed or gone on meanwhile.
    """

    wagtail_reference_index_ignore = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    action = models.CharField(max_length=30)
    items = models.JSONField()
    data = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("step taken with many texts")
        verbose_name_plural = _("steps taken with many texts")
        ordering = ["-created_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.action} {len(self.items)}"
