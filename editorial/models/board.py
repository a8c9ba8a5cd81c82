from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string

from ..boards.records import record


class Board(ClusterableModel):
    """The editorial board (Ban Biên tập) of an organisation: one row (Arts. 11-14; R59-R66,
    R79-R81). Saving it writes the network's register in the same transaction."""

    decision_number = models.CharField(
        gettext_lazy("number of the decision"),
        max_length=100,
        blank=True,
        help_text=gettext_lazy("Of the decision that establishes the board, as in 12/QĐ-UBND."),
    )
    decision_date = models.DateField(gettext_lazy("date of the decision"), null=True, blank=True)
    decision_issuer = models.CharField(
        gettext_lazy("issued by"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy(
            "The head of the unit; for the province's board the Chairman of the Provincial "
            "People's Committee."
        ),
    )
    decision_file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=gettext_lazy("file of the decision"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    regulation_number = models.CharField(
        gettext_lazy("number of the regulation"),
        max_length=100,
        blank=True,
        help_text=gettext_lazy("Of the decision that issues the board's operating regulation."),
    )
    regulation_date = models.DateField(
        gettext_lazy("date of the regulation"), null=True, blank=True
    )
    regulation_file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=gettext_lazy("file of the regulation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accountable_name = models.CharField(gettext_lazy("full name"), max_length=150, blank=True)
    accountable_position = models.CharField(gettext_lazy("position"), max_length=200, blank=True)
    updated_at = models.DateTimeField(gettext_lazy("updated"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("editorial board")
        verbose_name_plural = gettext_lazy("editorial boards")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_board")]
        permissions = [
            ("send_requests", gettext_lazy("Can ask units, for the province's board")),
            ("answer_requests", gettext_lazy("Can answer requests of the province's board")),
        ]

    def __str__(self) -> str:
        return _("Editorial board")

    @classmethod
    def current(cls) -> "Board":
        """The board of the organisation at work; empty while nobody has filled it in."""
        return cls.objects.get_or_create(pk=1)[0]

    def clean(self) -> None:
        super().clean()
        faults = {}
        for paper in ("decision", "regulation"):
            number, day = getattr(self, f"{paper}_number"), getattr(self, f"{paper}_date")
            if day and not number:
                faults[f"{paper}_number"] = _("Give its number too.")
            if day and day > timezone.localdate():
                faults[f"{paper}_date"] = _("This day is still to come.")
        if faults:
            raise ValidationError(faults)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """People are saved with the board, and the register with both."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            record(self)
