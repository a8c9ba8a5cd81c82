from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..imports.reading import Table


class ImportStatus(models.TextChoices):
    READY = "ready", _("Ready to import")
    RUNNING = "running", _("Importing")
    DONE = "done", _("Imported")


class ImportJob(models.Model):
    """A file that an editor uploaded for a list: its rows, and how far its import has come."""

    wagtail_reference_index_ignore = True

    page = models.ForeignKey("home.CategoryListPage", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(_("file"), max_length=255)
    header = models.JSONField()
    rows = models.JSONField()
    status = models.CharField(max_length=20, choices=ImportStatus, default=ImportStatus.READY)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    altered = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("import of a file")
        verbose_name_plural = _("imports of files")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def table(self) -> Table:
        return Table(self.header, [(line, cells) for line, cells in self.rows])
