"""A library as files that a source reads again: metadata as CSV and JSON, files, texts."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files.storage import default_storage
from django.db.models import Sum

from sites.spreadsheets import write_csv

from ..models import LegalFile
from ..pages import LegalDocumentPage, LegalLibraryPage
from ..structure import stored
from .cells import Cells
from .columns import COLUMNS, FIELDS, FILES, RELATIONS, STATUS, TEXT
from .related import relations_json

PER_FILE = 10_000  # documents of one file of metadata, below what an import reads
STEP = 200


def documents_of(library: LegalLibraryPage) -> Any:
    """What citizens read of a library; drafts are the board's own."""
    return LegalDocumentPage.objects.child_of(library).live().order_by("path")


def size_of_files(library: LegalLibraryPage) -> int:
    """Bytes of the files of the library."""
    files = LegalFile.objects.filter(page__in=documents_of(library).values("pk"))
    return files.aggregate(sum=Sum("document__file_size"))["sum"] or 0


def write_zip(library: LegalLibraryPage, file: IO[bytes], *, with_files: bool) -> Iterator[int]:
    """Write the archive; gives the number of documents written after each.

    Files are packed as they are read, and metadata at the end, so that only it is in memory.
    """
    cells = Cells()
    rows: list[dict[str, Any]] = []
    part = 1
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, page in enumerate(_pages(library), start=1):
            rows.append(_row(page, cells, archive, with_files=with_files))
            if len(rows) == PER_FILE:
                _write_metadata(archive, rows, part)
                rows, part = [], part + 1
            yield number
        if rows or part == 1:
            _write_metadata(archive, rows, part)


def _pages(library: LegalLibraryPage) -> Iterator[LegalDocumentPage]:
    pages: Any = documents_of(library).select_related("locale")
    yield from pages.iterator(chunk_size=STEP)


def _row(
    page: LegalDocumentPage, cells: Cells, archive: zipfile.ZipFile, *, with_files: bool
) -> dict[str, Any]:
    row: dict[str, Any] = {name: cells.text(page, name) for name in FIELDS}
    row[STATUS] = page.status
    if relations := relations_json(list(page.relations.all())):
        row[RELATIONS] = relations
    folder = f"files/{page.pk}"
    files = list(page.files.select_related("document")) if with_files else []
    row[FILES] = [_pack(archive, folder, number, file) for number, file in enumerate(files, 1)]
    if page.text is not None:
        row[TEXT] = f"texts/{page.pk}.json"
        archive.writestr(row[TEXT], stored.dumps(page.text))
    return {name: value for name, value in row.items() if value not in ("", [], None)}


def _pack(archive: zipfile.ZipFile, folder: str, number: int, file: LegalFile) -> str:
    """How a cell names a file: by its title where that is a name, with kind and title."""
    stored_name = PurePosixPath(file.document.file.name)
    title = file.document.title
    plain = title.endswith(stored_name.suffix) and not set(title) & set('/\\;|"\n')
    name = f"{folder}-{number}/{title if plain else stored_name.name}"
    with (
        default_storage.open(file.document.file.name, "rb") as source,
        archive.open(name, "w") as to,
    ):
        while chunk := source.read(1024 * 1024):
            to.write(chunk)
    own_title = " ".join(file.title.replace(";", ",").split())
    return " | ".join(part for part in (name, file.kind, own_title) if part)


def _write_metadata(archive: zipfile.ZipFile, rows: list[dict[str, Any]], part: int) -> None:
    name = "metadata" if part == 1 else f"metadata-{part}"
    archive.writestr(f"{name}.json", json.dumps(rows, ensure_ascii=False, indent=1))
    text = io.StringIO()
    cells = ([_cell(row.get(column.name, "")) for column in COLUMNS] for row in rows)
    write_csv(([column.label for column in COLUMNS], *cells), text)
    archive.writestr(f"{name}.csv", text.getvalue())


def _cell(value: Any) -> str:
    if isinstance(value, list):
        is_names = all(isinstance(each, str) for each in value)
        return "; ".join(value) if is_names else json.dumps(value, ensure_ascii=False)
    return str(value)
