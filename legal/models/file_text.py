from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import PortalDocument


class FileText(models.Model):
    """What was read in a stored file: for search, and for who reads on a phone (issue 5.5).

    ``sha256``: of the bytes that were read; the row holds while the file has them. ``kind``: one
    of ``legal.structure.extraction.KINDS``, or none. ``text``: pages (of a PDF) or sheets parted
    by form feeds. ``encoding``: the one before Unicode that was converted. ``notes`` and
    ``refusal``: codes of ``extraction.NOTES`` and ``extraction.REASONS``.
    """

    wagtail_reference_index_ignore = True

    document = models.OneToOneField(
        PortalDocument, primary_key=True, on_delete=models.CASCADE, related_name="file_text"
    )
    sha256 = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=10, blank=True)
    pages = models.PositiveIntegerField(default=0)
    has_text_layer = models.BooleanField(default=False)
    encoding = models.CharField(max_length=20, blank=True)
    notes = ArrayField(models.CharField(max_length=30), default=list)
    refusal = models.CharField(max_length=30, blank=True)
    text = models.TextField(blank=True)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.refusal or self.kind}"

    @property
    def is_scan(self) -> bool:
        """Whether it was read and has no text to be found by."""
        return not self.refusal and not self.has_text_layer
