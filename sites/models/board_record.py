from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class BoardRecord(models.Model):
    """What the network knows of an organisation's editorial board (Arts. 11.2, 13.1-13.3;
    R78-R81). Never shown to citizens.

    Written in the transaction that saves the board; ``rebuild_boards`` proves it.
    ``head_name`` is empty while nobody is head; ``changes_on``: the next day on which a term
    begins or has ended, so that the row is written anew.
    """

    wagtail_reference_index_ignore = True

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="board_record"
    )
    decision_number = models.CharField(_("establishing decision"), max_length=100, blank=True)
    decision_date = models.DateField(_("date of the decision"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    regulation_number = models.CharField(_("operating regulation"), max_length=100, blank=True)
    regulation_date = models.DateField(_("date of the regulation"), null=True, blank=True)
    accountable = models.CharField(_("accountable head"), max_length=400, blank=True)
    head_name = models.CharField(_("head of the board"), max_length=150, blank=True)
    head_position = models.CharField(_("position"), max_length=200, blank=True)
    members = models.PositiveSmallIntegerField(_("members"), default=0)
    changes_on = models.DateField(null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField(_("updated"))

    class Meta:
        verbose_name = _("board of an organisation")
        verbose_name_plural = _("boards of organisations")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.decision_number}"
