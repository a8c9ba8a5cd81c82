from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.prohibited_acts import ProhibitedAct


class Notice(models.TextChoices):
    """What a citizen finds at the address afterwards."""

    GONE = "gone", _("Only that the page was withdrawn")
    REASON = "reason", _("That it was withdrawn, and why")


class Takedown(models.Model):
    """A page withdrawn urgently by the board (gỡ khẩn cấp; R31, R50): by whom, when and why.
    Its address answers 410 until the page is published again."""

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    site_root = models.CharField(max_length=255)
    path = models.CharField(_("address"), max_length=1000, db_index=True)
    title = models.CharField(_("title"), max_length=255)
    reason = models.TextField(_("reason"))
    code = models.CharField(
        _("prohibited act"), max_length=10, choices=ProhibitedAct, blank=True, default=""
    )
    notice = models.CharField(
        _("notice to readers"), max_length=10, choices=Notice, default=Notice.GONE
    )
    public_reason = models.CharField(_("reason that readers see"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(_("taken down by"), max_length=255)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    ended_at = models.DateTimeField(_("published again"), null=True)

    class Meta:
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")
        ordering = ["-created_at"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.title
