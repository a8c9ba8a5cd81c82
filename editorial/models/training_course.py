from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string

from ..people.training.records import record, years_held


class CourseKind(models.TextChoices):
    """What is taught (Arts. 21.1, 23.2)."""

    WRITING = "writing", gettext_lazy("Writing")
    UPDATING = "updating", gettext_lazy("Updating information")
    ADMINISTRATION = "administration", gettext_lazy("Administration of the site")
    SECURITY = "security", gettext_lazy("Security of information")


class TrainingCourse(ClusterableModel):
    """A course that people of the board attended (Arts. 21.1, 23.2; R208, R219). It counts for
    the year of its last day. Saving it writes the network's numbers in the same transaction."""

    name = models.CharField(gettext_lazy("name of the course"), max_length=300)
    kind = models.CharField(gettext_lazy("kind"), max_length=20, choices=CourseKind)
    organiser = models.CharField(
        gettext_lazy("organiser"),
        max_length=300,
        help_text=gettext_lazy("The agency that held the course."),
    )
    from_day = models.DateField(gettext_lazy("from day"))
    until_day = models.DateField(
        gettext_lazy("until day"),
        help_text=gettext_lazy("The course counts for the year of this day."),
    )
    hours = models.PositiveSmallIntegerField(
        gettext_lazy("hours"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
    )
    place = models.CharField(gettext_lazy("place"), max_length=300, blank=True)
    document_number = models.CharField(
        gettext_lazy("number of the document"),
        max_length=100,
        blank=True,
        help_text=gettext_lazy("Of the invitation, plan or decision about the course."),
    )
    document_file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=gettext_lazy("file of the document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    updated_at = models.DateTimeField(gettext_lazy("updated"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("training course")
        verbose_name_plural = gettext_lazy("training courses")
        ordering = ["-until_day", "-pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.from_day and self.until_day and self.until_day < self.from_day:
            raise ValidationError({"until_day": _("The end is before the beginning.")})
        if self.until_day and self.until_day > timezone.localdate():
            raise ValidationError(
                {"until_day": _("This day is still to come: enter the course when it is over.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Participants are saved with the course, and the register with both."""
        with transaction.atomic():
            years = years_held(self)
            super().save(*args, **kwargs)
            record(years | years_held(self))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """The register forgets it in the same transaction."""
        with transaction.atomic():
            years = years_held(self)
            deleted = super().delete(*args, **kwargs)
            record(years)
            return deleted
