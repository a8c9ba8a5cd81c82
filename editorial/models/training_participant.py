from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from .training_course import TrainingCourse


class TrainingParticipant(Orderable):
    """Somebody who attended a course: an account, or a named person of the board (R219)."""

    course = ParentalKey(TrainingCourse, on_delete=models.CASCADE, related_name="participants")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=gettext_lazy("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="trainings",
        help_text=gettext_lazy("If this person signs in here."),
    )
    full_name = models.CharField(
        gettext_lazy("full name"),
        max_length=150,
        blank=True,
        help_text=gettext_lazy("Of somebody without an account, as in the list of the board."),
    )
    certificate_number = models.CharField(
        gettext_lazy("number of the certificate"), max_length=100, blank=True
    )
    certificate_file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=gettext_lazy("file of the certificate"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = gettext_lazy("participant")
        verbose_name_plural = gettext_lazy("participants")

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        super().clean()
        if not self.account_id and not self.full_name.strip():
            raise ValidationError({"full_name": _("Choose an account or give a name.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The name stays when the account goes."""
        if self.account is not None:
            self.full_name = str(self.account)[:150]
        super().save(*args, **kwargs)
