from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Outcome(models.TextChoices):
    """What becomes of one record; every record has exactly one."""

    NEW = "new", pgettext_lazy("imported document", "new")
    CHANGED = "changed", pgettext_lazy("imported document", "changed")
    UNCHANGED = "unchanged", pgettext_lazy("imported document", "unchanged")
    REFUSED = "refused", pgettext_lazy("imported document", "refused")


class LegalImportRow(models.Model):
    """What an import would do, or did, with one record.

    ``differences``: (label, old text, new text); ``notes``: reasons of a refusal, missing
    files, texts that could not be read.
    """

    wagtail_reference_index_ignore = True

    job = models.ForeignKey("legal.LegalImport", on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    symbol = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    page_id = models.PositiveIntegerField(null=True)
    differences = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        verbose_name = _("row of an import of documents")
        verbose_name_plural = _("rows of imports of documents")
        ordering = ["line"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["job", "line"], name="one_row_per_imported_line")
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.symbol}"
