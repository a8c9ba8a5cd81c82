from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.models import Page, ReferenceIndex

from ..uploads import validate_document_content


class PortalDocument(AbstractDocument):
    """A file to download; private until a page that citizens can read uses it."""

    source = models.CharField(_("source"), max_length=200, blank=True)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "source")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        super().clean()
        if self.file and not getattr(self.file, "_committed", True):
            validate_document_content(self.file)

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
