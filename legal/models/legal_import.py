from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    PLANNING = "planning", _("Being compared")
    READY = "ready", _("Ready to import")
    RUNNING = "running", _("Importing")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Cannot be read")


class LegalImport(models.Model):
    """An import of documents into a library: from an editor's file, or by command.

    ``file``: what an editor brought, outside every public folder; empty when a command read a
    folder or another system. ``refusal``: why the source could not be read to its end.
    Its rows (``LegalImportRow``) are the report.
    """

    wagtail_reference_index_ignore = True

    library = models.ForeignKey(
        "legal.LegalLibraryPage", on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.CharField(_("source"), max_length=255)
    file = models.FileField(upload_to="legal-imports/%Y", max_length=255, blank=True)
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.PLANNING)
    total = models.PositiveIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    ignored = models.JSONField(default=list)
    refusal = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("import of documents")
        verbose_name_plural = _("imports of documents")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.source
