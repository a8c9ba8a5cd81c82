from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import ClusterableModel

from sites.models import CollaboratorListStatus

from .collaborator_decision import CollaboratorDecision

CHANGEABLE = (CollaboratorListStatus.DRAFT, CollaboratorListStatus.RETURNED)


class WritesFor(models.TextChoices):
    """Which site the collaborators of a list write for."""

    OWN = "own", gettext_lazy("our own site")
    PORTAL = "portal", gettext_lazy("the provincial portal")


def this_year() -> int:
    """The year of today, in Việt Nam."""
    return timezone.localdate().year


class CollaboratorList(ClusterableModel):
    """The collaborators of a year, proposed and decided as a whole (Art. 12.6; R75).

    A list for the provincial portal is decided by the head of the province's board, any other
    by the head of the organisation's own. ``updated_at`` tells what was on the screen.
    """

    year = models.PositiveSmallIntegerField(gettext_lazy("year"), default=this_year)
    writes_for = models.CharField(
        gettext_lazy("for"),
        max_length=10,
        choices=WritesFor,
        default=WritesFor.OWN,
        help_text=gettext_lazy(
            "Collaborators of the provincial portal are decided by the head of the province's "
            "board (Art. 12.6); of our own site, by the head of our board."
        ),
    )
    until_day = models.DateField(
        gettext_lazy("last day"),
        null=True,
        blank=True,
        help_text=gettext_lazy(
            "The accounts lose their right by themselves after this day; empty: 31 December."
        ),
    )
    note = models.CharField(gettext_lazy("note"), max_length=300, blank=True)
    status = models.CharField(
        gettext_lazy("status"),
        max_length=20,
        choices=CollaboratorListStatus,
        default=CollaboratorListStatus.DRAFT,
        editable=False,
    )
    reason = models.TextField(gettext_lazy("reason"), blank=True, editable=False)
    sent_by = models.CharField(gettext_lazy("sent by"), max_length=200, blank=True, editable=False)
    sender_email = models.EmailField(blank=True, editable=False)
    sent_at = models.DateTimeField(gettext_lazy("sent"), null=True, editable=False)
    decision = models.ForeignKey(
        CollaboratorDecision,
        verbose_name=gettext_lazy("decision"),
        null=True,
        on_delete=models.PROTECT,
        related_name="lists",
        editable=False,
    )
    decision_number = models.CharField(
        gettext_lazy("number of the decision"), max_length=100, blank=True, editable=False
    )
    decision_date = models.DateField(
        gettext_lazy("date of the decision"), null=True, editable=False
    )
    decided_by = models.CharField(
        gettext_lazy("decided by"), max_length=200, blank=True, editable=False
    )
    copied_from = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    updated_at = models.DateTimeField(gettext_lazy("updated"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("list of collaborators")
        verbose_name_plural = gettext_lazy("lists of collaborators")
        ordering = ["-year", "-pk"]
        permissions = [
            ("approve_collaborators", gettext_lazy("Can decide on lists of collaborators"))
        ]

    def __str__(self) -> str:
        return _("List of collaborators of %(year)d") % {"year": self.year}

    @property
    def last_day(self) -> date:
        """The day after which nobody of the list is a collaborator."""
        return self.until_day or date(self.year, 12, 31)

    @property
    def is_changeable(self) -> bool:
        """Whether people can be added and struck off."""
        return self.status in CHANGEABLE

    @property
    def waits(self) -> bool:
        """Whether a decision is to come."""
        return self.status == CollaboratorListStatus.SENT

    @property
    def is_for_portal(self) -> bool:
        """Whether the province decides."""
        return self.writes_for == WritesFor.PORTAL

    def clean(self) -> None:
        super().clean()
        faults = {}
        now = this_year()
        if self.year is not None and not now <= self.year <= now + 1:
            faults["year"] = _("A list is made for %(this)d or %(next)d.") % {
                "this": now,
                "next": now + 1,
            }
        elif self.until_day and self.until_day.year != self.year:
            faults["until_day"] = _("The last day lies in the year of the list.")
        elif self.until_day and self.until_day < timezone.localdate():
            faults["until_day"] = _("This day is past.")
        if faults:
            raise ValidationError(faults)
