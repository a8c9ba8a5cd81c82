from django.db import models
from django.utils.translation import gettext_lazy as _


class ProvinceRequest(models.Model):
    """What the province's board asks of units (Art. 13.3; R83); each unit has its own
    ``RequestToUnit``."""

    wagtail_reference_index_ignore = True

    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("what is asked"))
    due_day = models.DateField(_("answer by"))
    sent_by = models.CharField(_("sent by"), max_length=200)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)

    class Meta:
        verbose_name = _("request of the province's board")
        verbose_name_plural = _("requests of the province's board")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.subject
