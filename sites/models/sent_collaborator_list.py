from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class CollaboratorListStatus(models.TextChoices):
    """Where a list of collaborators stands (Art. 12.6; R75)."""

    DRAFT = "draft", _("Being written")
    SENT = "sent", _("Waits for a decision")
    APPROVED = "approved", _("Approved by decision")
    RETURNED = "returned", _("Returned to be changed")
    REFUSED = "refused", _("Refused")


class SentCollaboratorList(models.Model):
    """A unit's list of collaborators for the provincial portal, and what became of it; both
    sides read here, neither the other's schema. Never shown to citizens.

    ``list_id``: of the unit's own list, in its schema; ``decision_id``: of the Provincial
    Office's own record of the decision; ``sent_at`` tells one sending from the next.
    """

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("unit"), on_delete=models.CASCADE, related_name="+"
    )
    list_id = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField(_("year"), db_index=True)
    until_day = models.DateField(_("last day"))
    sent_by = models.CharField(_("sent by"), max_length=200)
    sent_at = models.DateTimeField(_("sent"))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=CollaboratorListStatus,
        default=CollaboratorListStatus.SENT,
    )
    reason = models.TextField(_("reason"), blank=True)
    decision_id = models.PositiveBigIntegerField(null=True, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=100, blank=True)
    decision_date = models.DateField(_("date of the decision"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("list of collaborators of a unit")
        verbose_name_plural = _("lists of collaborators of units")
        ordering = ["-year", "organisation__name_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "list_id"], name="one_row_a_collaborator_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"

    @property
    def waits(self) -> bool:
        """Whether the Provincial Office has yet to decide."""
        return self.status == CollaboratorListStatus.SENT
