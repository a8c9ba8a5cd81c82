import hashlib
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from home.models import PortalDocument


class FileKind(models.TextChoices):
    """What a file is of a document."""

    ORIGINAL = "original", _("Signed original")
    SCAN = "scan", _("Scan")
    ANNEX = "annex", _("Annex")
    TEXT = "text", _("Text to work with")


class LegalFile(Orderable):
    """A file of a document (R103), kept byte for byte.

    ``sha256``: of the file when it was added; empty until the row is first stored.
    """

    page = ParentalKey("legal.LegalDocumentPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        PortalDocument, verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=FileKind, default=FileKind.ORIGINAL)
    title = models.CharField(_("title"), max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    hashed_document = models.PositiveIntegerField(null=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")

    def __str__(self) -> str:
        return self.title or self.document.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.hashed_document != self.document_id:
            self.sha256 = _sha256(self.document)
            self.hashed_document = self.document_id
        super().save(*args, **kwargs)

    def is_unaltered(self) -> bool:
        """Whether the stored file is still the one that was added."""
        return _sha256(self.document) == self.sha256


def _sha256(document: PortalDocument) -> str:
    digest = hashlib.sha256()
    with document.open_file() as file:
        while chunk := file.read(1024 * 1024):
            digest.update(chunk)
    return digest.hexdigest()
