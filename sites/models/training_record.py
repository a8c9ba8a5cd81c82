from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class TrainingRecord(models.Model):
    """How many of an organisation's board were trained in a year: numbers only, no names
    (Art. 23.2; R219)."""

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="training_records"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    courses = models.PositiveIntegerField(_("courses"), default=0)
    people = models.PositiveIntegerField(_("people of the board"), default=0)
    trained = models.PositiveIntegerField(_("trained this year"), default=0)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("training of a board in a year")
        verbose_name_plural = _("training of boards by year")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"], name="one_training_record_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"

    @property
    def untrained(self) -> int:
        """People of the board without a course in the year."""
        return max(self.people - self.trained, 0)
