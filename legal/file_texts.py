"""Reading the stored files of documents in the background, without touching them (issue 5.5).

One row for a stored file (`FileText`); a file that was read is read again only when its bytes
are others. What was read reaches the library's search by `sync_page`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models.functions import Left

from home.models import PortalDocument
from home.publishing import sync_page
from sites import stamps
from sites.published import MAX_BODY

from .models import FileText
from .models.kept_file import KeptFile, sha256_of
from .structure.extraction import Extracted, Extractor, Refused

KINDS = {
    "pdf": "pdf", "doc": "docx", "docx": "docx", "xlsx": "xlsx", "csv": "text", "txt": "text",
    "jpeg": "image", "jpg": "image", "png": "image", "tif": "image", "tiff": "image",
}  # fmt: skip
"""How a file is read, by its ending, which was checked by its content when it was uploaded."""

NO_READER = "other"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_WRITTEN = ("sha256", "kind", "pages", "has_text_layer", "encoding", "notes", "refusal", "text")


def kind_of_document(document: PortalDocument) -> str:
    return KINDS.get(document.file_extension.lower(), "")


def reading_of(document_id: int) -> FileText | None:
    """What was read in a file, without its text."""
    return readings_of([document_id]).get(document_id)


def readings_of(document_ids: Iterable[int]) -> dict[int, FileText]:
    """What was read in files, by file, without their texts: one statement."""
    ids = [pk for pk in document_ids if pk]
    return FileText.objects.defer("text").in_bulk(ids) if ids else {}


def checksum_of(file: KeptFile, reading: FileText | None) -> str:
    """Of the bytes that are stored now, as far as they were read since."""
    return reading.sha256 if reading else file.sha256


def texts_of(document_ids: Iterable[int]) -> list[str]:
    """The texts of files, as much as a search keeps of a page."""
    ids = [pk for pk in document_ids if pk]
    if not ids:
        return []
    found = FileText.objects.filter(document__in=ids).exclude(text="")
    texts = dict(found.values_list("document", Left("text", MAX_BODY)))
    return [texts[pk] for pk in ids if pk in texts]


def read_document(
    document: PortalDocument, extractor: Extractor | None = None, *, again: bool = False
) -> FileText | None:
    """Read a stored file and tell the library; None where it was read already.

    Raises:
        FileNotFoundError: the storage has lost the file.
    """
    checksum = sha256_of(document)
    known = reading_of(document.pk)
    if known and known.sha256 == checksum and not again:
        return None
    found = _read(document, checksum, extractor)
    # Two workers may have read the same file: the later one writes over the earlier.
    FileText.objects.bulk_create(
        [found],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=[*_WRITTEN, "read_at"],
    )
    for page in pages_with(document.pk):
        sync_page(page)
    stamps.move_on_commit()
    return found


def _read(document: PortalDocument, checksum: str, extractor: Extractor | None) -> FileText:
    kind = kind_of_document(document)
    row = FileText(document=document, sha256=checksum, kind=kind)
    try:
        read = _extracted(document, kind, extractor)
    except Refused as refused:
        row.refusal = refused.code
        return row
    row.text = _CONTROLS.sub("", read.text)
    row.pages, row.has_text_layer = read.pages, read.has_text_layer
    row.encoding, row.notes = read.encoding or "", list(read.notes)
    return row


def _extracted(document: PortalDocument, kind: str, extractor: Extractor | None) -> Extracted:
    if not kind:
        raise Refused(NO_READER)
    with document.open_file() as file:
        if extractor:
            return extractor.extract(kind, file)
        with Extractor() as own:
            return own.extract(kind, file)


def file_models() -> list[type[KeptFile]]:
    """The models whose rows are files of pages."""
    return KeptFile.__subclasses__()


def pages_with(document_id: int) -> Iterator[Any]:
    """Pages that citizens read and that have the file."""
    for model in file_models():
        rows = model.objects.filter(document=document_id, page__live=True)
        pages = model._meta.get_field("page").related_model.objects
        yield from pages.filter(pk__in=rows.values("page")).select_related("locale")


def kept_documents() -> list[int]:
    """Every stored file that a page has, once."""
    found: set[int] = set()
    for model in file_models():
        found.update(model.objects.values_list("document", flat=True))
    return sorted(found)
