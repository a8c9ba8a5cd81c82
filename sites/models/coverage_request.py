from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class CoverageStatus(models.TextChoices):
    """Where an invitation of a reporter stands (Art. 13.6; R87)."""

    SENT = "sent", _("Sent")
    ASSIGNED = "assigned", _("Reporter assigned")
    DONE = "done", _("Covered")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn by the unit")


OPEN = (CoverageStatus.SENT, CoverageStatus.ASSIGNED)


class SentCoverageRequest(models.Model):
    """What a unit sent to the Provincial Office, and what became of it; both sides read here.

    ``request_id``: of the unit's own record, in its schema.
    """

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("unit"), on_delete=models.CASCADE, related_name="+"
    )
    request_id = models.PositiveBigIntegerField()
    event = models.CharField(_("event"), max_length=300)
    starts_at = models.DateTimeField(_("time of the event"))
    place = models.CharField(_("place"), max_length=300)
    leaders = models.TextField(_("leaders who attend"))
    inviting_unit = models.CharField(_("inviting unit"), max_length=300)
    contact_name = models.CharField(_("contact person"), max_length=150)
    contact_phone = models.CharField(_("telephone"), max_length=60)
    contact_email = models.EmailField(_("e-mail"))
    note = models.TextField(_("note"), blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=CoverageStatus, default=CoverageStatus.SENT
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    reporter = models.CharField(_("reporter"), max_length=200, blank=True)
    article_title = models.CharField(_("resulting article"), max_length=300, blank=True)
    article_url = models.URLField(max_length=1000, blank=True)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("invitation of a reporter, sent")
        verbose_name_plural = _("invitations of reporters, sent")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "request_id"], name="one_row_a_coverage_request"
            )
        ]
        indexes = [models.Index(fields=["status", "-starts_at"], name="coverage_by_status")]

    def __str__(self) -> str:
        return self.event

    @property
    def is_open(self) -> bool:
        """Whether the Provincial Office still has to do with it."""
        return self.status in OPEN
