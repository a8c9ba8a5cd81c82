from django.db import models

from ..words import status_choices


class EffectPeriod(models.Model):
    """The effect status of a document during some days, derived (``legal.effects``).

    Searching by status at a day reads these rows. ``start`` of the first is NULL: before every
    known day. ``until``: the first day of the next, NULL for the last.
    """

    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "legal.LegalDocumentPage", on_delete=models.CASCADE, related_name="effect_periods"
    )
    status = models.CharField(max_length=20, choices=status_choices)
    start = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["page", "start"], name="legal_period_of_page")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.status} {self.start}"
