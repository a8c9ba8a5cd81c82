from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .kept_file import KeptFile


class LegalFile(KeptFile):
    """A file of a legal document."""

    page = ParentalKey("legal.LegalDocumentPage", on_delete=models.CASCADE, related_name="files")

    class Meta(KeptFile.Meta):
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
