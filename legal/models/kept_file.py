import hashlib
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.models import Orderable

from home.models import PortalDocument


class FileKind(models.TextChoices):
    """What a file is of a document."""

    ORIGINAL = "original", _("Signed original")
    SCAN = "scan", _("Scan")
    ANNEX = "annex", _("Annex")
    TEXT = "text", _("Text to work with")


class KeptFile(Orderable):
    """A file of a page, kept byte for byte (R103, R106).

    ``sha256``: of the file when it was added; empty until the row is first stored.
    """

    document = models.ForeignKey(
        PortalDocument, verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=FileKind, default=FileKind.ORIGINAL)
    title = models.CharField(_("title"), max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    hashed_document = models.PositiveIntegerField(null=True, editable=False)

    panels = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("title")]),
        HelpPanel(template="legal/admin/file_state.html", heading=_("What was read in the file")),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title or self.document.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.hashed_document != self.document_id:
            self.sha256 = sha256_of(self.document)
            self.hashed_document = self.document_id
        super().save(*args, **kwargs)

    def is_unaltered(self) -> bool:
        """Whether the stored file is still the one that was added."""
        return sha256_of(self.document) == self.sha256

    @property
    def state_lines(self) -> list[str]:
        """What the clerk is told beside the file; nothing before one is chosen."""
        from ..file_texts import reading_of
        from ..file_words import told_to_clerk

        return told_to_clerk(self, reading_of(self.document_id)) if self.document_id else []


def sha256_of(document: PortalDocument) -> str:
    """Checksum of a stored file, read piece by piece."""
    digest = hashlib.sha256()
    with document.open_file() as file:
        while chunk := file.read(1024 * 1024):
            digest.update(chunk)
    return digest.hexdigest()
