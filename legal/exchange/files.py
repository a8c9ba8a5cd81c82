"""Files of a source into the library, byte for byte, and the text that they hold."""

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.documents.models import Document
from wagtail.models import Collection
from wagtail.search.backends import get_search_backend

from home.models import PortalDocument
from home.uploads import validate_document_content

from ..models import FileKind, LegalFile
from .plan import Planned
from .records import FileRefused, SourceFile
from .texts import TextRefused, Texts

MAX_TITLE = Document._meta.get_field("title").max_length


@dataclass
class Brought:
    """What a record brought: rows still to be stored, whose files are stored already."""

    files: list[LegalFile] = field(default_factory=list)
    tree: dict[str, Any] | None = None
    notes: list[str] = field(default_factory=list)


class Bringer:
    """Stores files and reads texts for the documents of one step.

    What it stored is deleted again when the step fails: no file without a row.
    """

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.collection = Collection.get_first_root_node()
        self.stored: list[PortalDocument] = []

    def bring(self, planned: Planned) -> Brought:
        """Everything that a record adds; what cannot be had is noted."""
        brought = Brought()
        for file in planned.files:
            self._bring_file(file, planned, brought)
        if planned.text and planned.text not in planned.files:
            self._bring_text(planned.text, brought)
        return brought

    def take_back(self, brought: Brought | None = None) -> None:
        """Delete the files that one record brought, or all."""
        documents = [row.document for row in brought.files] if brought else self.stored
        for document in documents:
            document.file.storage.delete(document.file.name)

    def _bring_file(self, file: SourceFile, planned: Planned, brought: Brought) -> None:
        try:
            data = file.read()
            content = ContentFile(data, name=PurePosixPath(file.name).name)
            validate_document_content(content)
        except FileRefused as refused:
            brought.notes.append(f"{file.name}: {refused}")
            return
        except ValidationError as error:
            brought.notes.append(f"{file.name}: {' '.join(error.messages)}")
            return
        brought.files.append(self._row(file, content, data))
        if file is planned.text:
            self._divide(file.name, data, brought)

    def _bring_text(self, file: SourceFile, brought: Brought) -> None:
        try:
            self._divide(file.name, file.read(), brought)
        except FileRefused as refused:
            brought.notes.append(f"{file.name}: {refused}")

    def _divide(self, name: str, data: bytes, brought: Brought) -> None:
        try:
            brought.tree = self.texts.tree_of(name, data)
        except TextRefused as refused:
            brought.notes.append(
                _("No text from “%(name)s”: %(reason)s") % {"name": name, "reason": refused}
            )

    def _row(self, file: SourceFile, content: ContentFile, data: bytes) -> LegalFile:
        document = PortalDocument(
            title=file.name[:MAX_TITLE],
            collection_id=self.collection.pk,
            file_size=len(data),
            file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        )
        document.file.save(content.name, content, save=False)
        self.stored.append(document)
        return LegalFile(
            document=document,
            kind=file.kind if file.kind in FileKind.values else FileKind.ORIGINAL,
            title=file.title[:MAX_TITLE],
            sha256=hashlib.sha256(data).hexdigest(),
        )


def store_documents(rows: list[LegalFile]) -> None:
    """Write the rows of the files that rows of documents point to, and let editors find them."""
    if not rows:
        return
    documents = [row.document for row in rows]
    PortalDocument.objects.bulk_create(documents)
    get_search_backend().add_bulk(PortalDocument, documents)
    for row in rows:
        row.document = row.document  # its number is known now
        row.hashed_document = row.document_id
