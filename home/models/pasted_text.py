from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PastedText(models.Model):
    """What an editor brought from Word for a page, until it is taken or refused (R43)."""

    wagtail_reference_index_ignore = True

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    source_name = models.CharField(_("file"), max_length=255, blank=True)
    blocks = models.JSONField()
    counts = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("pasted text")
        verbose_name_plural = _("pasted texts")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.source_name or str(self.pk)
