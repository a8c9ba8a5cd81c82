from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.prohibited_acts import ProhibitedAct


class ReviewAct(models.TextChoices):
    """What somebody of the board did with a text."""

    PASSED_ON = "passed-on", _("Edited, passed on")
    CHECKED = "checked", _("Checked, declared")
    APPROVED = "approved", _("Approved, published")
    APPROVED_ALONE = "approved-alone", _("Approved alone")
    RETURNED = "returned", _("Returned to be changed")
    REFUSED = "refused", _("Refused")
    TAKEN_DOWN = "taken-down", _("Taken down")
    CORRECTED = "corrected", _("Corrected")


class ReviewRecord(models.Model):
    """Who did what with which version of a text, and why (R32, R66, R73, R95, R209).

    Never changed or deleted; the names stay when the account or the page goes.
    ``statements``: codes declared, with the ``version`` of the declaration.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="review_records"
    )
    page_title = models.CharField(_("title"), max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    user_name = models.CharField(_("name"), max_length=255)
    act = models.CharField(_("act"), max_length=20, choices=ReviewAct, db_index=True)
    code = models.CharField(
        _("prohibited act"), max_length=10, choices=ProhibitedAct, blank=True, default=""
    )
    reason = models.TextField(_("reason"), blank=True)
    statements = models.JSONField(default=list)
    version = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("record of a review")
        verbose_name_plural = _("records of reviews")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.page_title}: {self.get_act_display()}"
