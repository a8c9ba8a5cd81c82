"""Files of a page as readers see them: in its list, and one on a page of its own (issue 5.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from home.pagination import page_of

from .file_texts import checksum_of, kind_of_document, readings_of
from .file_words import NOTES, SCAN, pages_in_words, refusal_of
from .models import FileText, KeptFile

PARTS_A_VIEW = 20  # pages of text shown at once
PART_LENGTH = 8_000  # characters, of a text that has no pages
ROWS_SHOWN = 200  # of a sheet
SHOWN_PICTURES = ("jpeg", "jpg", "png")  # TIFF is shown by few browsers
TOLD_TO_READERS = ("pages-without-text", "footnotes", "cut", "restricted")


@dataclass(frozen=True)
class ShownFile:
    """A file in the list of its page. ``view_url``: empty in a preview, where a row that was
    never stored has no address of its own."""

    file: KeptFile
    reading: FileText | None
    url: str
    view_url: str

    @property
    def is_scan(self) -> bool:
        return self.reading is not None and self.reading.is_scan

    @property
    def note(self) -> str:
        """Kind, format, pages: what one wants to know before the download."""
        document = self.file.document
        words = [
            self.file.get_kind_display(),
            document.file_extension.upper(),
            pages_in_words(self.reading),
            str(SCAN) if self.is_scan else "",
        ]
        return ", ".join(word for word in words if word)


def shown_files(page: Any) -> list[ShownFile]:
    """The files of a page in the editor's order: one statement for what was read in them."""
    readings = readings_of(row.document_id for row in page.file_rows)
    return [_shown(page, row, readings.get(row.document_id)) for row in page.file_rows]


def _shown(page: Any, row: KeptFile, reading: FileText | None) -> ShownFile:
    if not row.pk:
        return ShownFile(row, reading, row.document.url, "")
    return ShownFile(row, reading, page.download_url(row), page.view_url(row))


@dataclass(frozen=True)
class Part:
    """A page of a file's text, or as much of a text without pages as one reads at once."""

    number: int
    heading: str
    text: str


def context_of_file(page: Any, request: HttpRequest, file: KeptFile) -> dict[str, Any]:
    reading = FileText.objects.filter(document=file.document_id).first()
    shown = _shown(page, file, reading)
    kind = kind_of_document(file.document)
    parts = list(_parts(reading))
    return {
        "shown": shown,
        "file": file,
        "document": file.document,
        "checksum": checksum_of(file, reading),
        "pages": pages_in_words(reading),
        "parts": page_of(request, parts, PARTS_A_VIEW) if parts else None,
        "rows": _table(reading) if reading and reading.kind == "xlsx" else [],
        "rows_shown": ROWS_SHOWN,
        "is_picture": _is_picture(file, reading),
        "frame_url": f"{shown.view_url}xem/" if _may_be_framed(kind, reading) else "",
        "said": list(_said(reading)),
    }


def _parts(reading: FileText | None) -> Iterator[Part]:
    if reading is None or not reading.text.strip() or reading.kind == "xlsx":
        return
    has_pages = reading.kind == "pdf"
    texts = reading.text.split("\f") if has_pages else _pieces(reading.text)
    for number, text in enumerate(texts, start=1):
        name = _("Page %(number)d") if has_pages else _("Part %(number)d")
        yield Part(number, name % {"number": number}, text.strip())


def _pieces(text: str) -> list[str]:
    """A long text in parts that end with a line."""
    pieces: list[list[str]] = [[]]
    length = 0
    for line in text.replace("\f", "\n").split("\n"):
        if length and length + len(line) > PART_LENGTH:
            pieces.append([])
            length = 0
        pieces[-1].append(line)
        length += len(line)
    return ["\n".join(lines) for lines in pieces]


def _table(reading: FileText) -> list[list[str]]:
    """The first sheet, its rows of one length."""
    lines = reading.text.partition("\f")[0].split("\n")[:ROWS_SHOWN]
    rows = [line.split("\t") for line in lines if line]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _is_picture(file: KeptFile, reading: FileText | None) -> bool:
    """Whether a browser can show it: read, and not refused as too large for a telephone."""
    is_read = reading is not None and not reading.refusal
    return is_read and file.document.file_extension.lower() in SHOWN_PICTURES


def _may_be_framed(kind: str, reading: FileText | None) -> bool:
    """A PDF that was read, and carries no script."""
    return bool(
        kind == "pdf" and reading and not reading.refusal and "javascript" not in reading.notes
    )


def _said(reading: FileText | None) -> Iterator[str]:
    """What a reader must know of the text below."""
    if reading is None:
        yield _("The text of this file has not been read yet.")
    elif reading.refusal:
        yield _("The text of this file cannot be shown here.") + " " + refusal_of(reading)
    else:
        yield from _said_of_text(reading)


def _said_of_text(reading: FileText) -> Iterator[str]:
    if reading.is_scan:
        yield _(
            "This file is a scan without text layer: its words cannot be searched, copied or "
            "read aloud."
        )
    elif reading.kind != "image":
        yield _("The text was read out by a program. Only the file itself is authentic.")
    if reading.encoding:
        yield _("The text was converted from an encoding older than Unicode.")
    yield from (str(NOTES[note]) for note in reading.notes if note in TOLD_TO_READERS)
