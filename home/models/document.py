from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page, ReferenceIndex

from ..uploads import validate_document_content


class DocumentKind(models.TextChoices):
    """What a file is for (R167)."""

    TEXT = "text", _("document text")
    FORM = "form", _("form to fill in")
    REPORT = "report", _("report")
    DATA = "data", _("data")
    GUIDE = "guide", _("guide")
    PROMOTION = "promotion", _("information material")
    OTHER = "other", _("other")


class PortalDocument(AbstractDocument):
    """A file to download; private until a page that citizens can read uses it."""

    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, blank=True)
    author = models.CharField(_("author"), max_length=150, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    admin_form_fields = ("file", "title", "kind", "author", "source", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        super().clean()
        if self.file and not getattr(self.file, "_committed", True):
            try:
                validate_document_content(self.file)
            except ValidationError as error:
                # At its field: Wagtail's screen for several files stores what has other faults.
                raise ValidationError({"file": error.messages}) from None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Size and hash belong to every file, not only to those uploaded through a form."""
        if self.file and self.file_size is None:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    def is_public(self) -> bool:
        """Whether a live page without view restrictions refers to this file."""
        references = ReferenceIndex.get_references_to(self).filter(
            base_content_type__app_label="wagtailcore", base_content_type__model="page"
        )
        page_ids = [int(reference) for reference in references.values_list("object_id", flat=True)]
        return Page.objects.live().public().filter(pk__in=page_ids).exists()
