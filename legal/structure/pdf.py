"""The text of a PDF, page by page (pypdfium2). Runs in the bounded process of `worker`."""

import re
import zlib
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from home.pasting.guarding import Refused

from .plain import from_legacy

PAGE_TEXT = 30  # characters without spaces below which a page counts as a picture
TAIL = 4096  # bytes in which a whole file has its end mark
MAX_UNFOLDED = 20 * 1024**2  # bytes of object streams in which scripts are looked for
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHEN = re.compile("[\x02\ufffe]")
_SCRIPT = re.compile(rb"/(?:JavaScript|JS)\b")
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)


def read_pdf(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    """A PDF as an answer of the worker.

    Raises:
        Refused: no PDF, damaged, encrypted, too many pages or too much text.
    """
    if b"%PDF-" not in data[:1024]:
        raise Refused("not-pdf")
    if b"%%EOF" not in data[-TAIL:]:
        raise Refused("damaged")
    document = _open(data)
    try:
        if len(document) > most_pages:
            raise Refused("too-many-pages")
        if not len(document):
            raise Refused("damaged")
        pages, notes = _pages(document, most_characters)
        notes |= _oddities(document, data)
    finally:
        document.close()
    filled = sum(len("".join(page.split())) >= PAGE_TEXT for page in pages)
    has_text_layer = 2 * filled >= len(pages)
    if has_text_layer and filled < len(pages):
        notes.add("pages-without-text")
    text, encoding = from_legacy("\f".join(pages))
    return {
        "text": text,
        "pages": len(pages),
        "has_text_layer": has_text_layer,
        "encoding": encoding,
        "notes": sorted(notes),
    }


def _open(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        is_encrypted = error.err_code == _WRONG_PASSWORD
        raise Refused("encrypted" if is_encrypted else "damaged") from error


def _pages(document: Any, most_characters: int) -> tuple[list[str], set[str]]:
    pages: list[str] = []
    notes: set[str] = set()
    taken = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            pages.append("")
            continue
        content = page.get_textpage()
        lines, is_reordered = _in_order(content)
        if is_reordered:
            notes.add("reordered")
        pages.append("\n".join(lines))
        content.close()
        page.close()
        taken += len(pages[-1])
        if taken > most_characters:
            raise Refused("too-much-text")
    return pages, notes


def _in_order(content: Any) -> tuple[list[str], bool]:
    """The lines of a page as they were written; by their place where those jump about."""
    text = content.get_text_range().replace("\r\n", "\n").replace("\f", "\n")
    lines = text.split("\n")
    if len(lines) > 4 and content.count_chars() >= len(text):
        places = _places(content, lines)
        rises = sum(after[1] > before[1] + 2 for before, after in pairwise(places))
        if rises > max(3, len(lines) // 4):
            places.sort(key=lambda place: (-round(place[1] / 4), place[2]))
            return [_with_hyphens(line) for line, _top, _left in places], True
    return [_with_hyphens(line) for line in lines], False


def _places(content: Any, lines: list[str]) -> list[tuple[str, float, float]]:
    """Each line with the top and the left of its first letter, in points."""
    found: list[tuple[str, float, float]] = []
    start, top, left = 0, 0.0, 0.0
    for line in lines:
        if line.strip():
            place = start + len(line) - len(line.lstrip())
            left, _bottom, _right, top = content.get_charbox(place, loose=True)
        found.append((line, top, left))
        start += len(line) + 2  # \r\n
    return found


def _with_hyphens(line: str) -> str:
    """pdfium marks a hyphen at the end of a line and takes the line's end away, to join a
    hyphenated word. Vietnamese is not hyphenated: it is the hyphen of `NĐ-CP`."""
    return _HYPHEN.sub("-", line)


def _oddities(document: Any, data: bytes) -> set[str]:
    notes: set[str] = set()
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0 or _has_script(data):
        notes.add("javascript")
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) >= 0:
        notes.add("restricted")
    return notes


def _has_script(data: bytes) -> bool:
    """Whether a script is named in the file, or in its compressed lists of objects."""
    if _SCRIPT.search(data):
        return True
    left = MAX_UNFOLDED
    for found in _OBJECT_STREAM.finditer(data):
        if left <= 0:
            return False
        try:
            unfolded = zlib.decompressobj().decompress(data[found.end() :][: 4 * 1024**2], left)
        except zlib.error:
            continue
        left -= len(unfolded)
        if _SCRIPT.search(unfolded):
            return True
    return False
