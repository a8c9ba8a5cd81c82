"""Tables from files as offices have them: CSV in any usual encoding, JSON, XLSX."""

import codecs
import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from vietnamese.mending import mend

DELIMITERS = ("\t", ";", ",")
CELL_SEPARATOR = " | "
MAX_UNFOLDED = 200 * 1024 * 1024  # bytes of a spreadsheet once its ZIP is opened
HEAD = 4096


@dataclass(frozen=True)
class Table:
    """A header and its rows, each with the number of its line in the file; cells are text."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


def read(name: str, data: bytes) -> Table:
    """The table in a file, by the ending of its name and checked by its content.

    Raises:
        ValidationError: too large, too many rows, not a table, with the reason.
    """
    limit = settings.IMPORT_MAX_BYTES
    if len(data) > limit:
        raise ValidationError(
            _("The file is larger than %(limit)s MB.") % {"limit": limit // 1024**2}
        )
    ending = name.rpartition(".")[2].lower()
    readers = {"csv": _csv, "txt": _csv, "tsv": _csv, "json": _json, "xlsx": _xlsx}
    if ending not in readers:
        raise ValidationError(_("Only CSV, JSON and XLSX files can be read."))
    if ending != "xlsx" and data.startswith(b"PK\x03\x04"):
        raise ValidationError(_("This is not a text file."))
    return _table(readers[ending](data))


def _table(lines: Iterable[tuple[int, list[str]]]) -> Table:
    rows: list[tuple[int, list[str]]] = []
    header: list[str] | None = None
    for number, cells in lines:
        cells = [mend(cell).text.strip() for cell in cells]
        if not any(cells):
            continue
        if header is None:
            header = cells
            continue
        if len(cells) > len(header) and any(cells[len(header) :]):
            raise ValidationError(
                _("Line %(line)s has more cells than the headings.") % {"line": number}
            )
        rows.append((number, (cells + [""] * len(header))[: len(header)]))
        if len(rows) > settings.IMPORT_MAX_ROWS:
            raise ValidationError(
                _("The file has more than %(limit)s rows. Split it.")
                % {"limit": settings.IMPORT_MAX_ROWS}
            )
    if header is None or not rows:
        raise ValidationError(_("A table needs a line of headings and at least one row."))
    return Table(header, rows)


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or Windows-1258, with or without a byte order mark; NFC.

    Raises:
        ValidationError: not text in any of these.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text):
            return unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    raise ValidationError(_("The text cannot be read: save the file as “CSV UTF-8” and try again."))


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    head = data[:HEAD]
    if b"\x00" in head:  # only UTF-16 has it in text; Latin letters show the order
        return ("utf-16-le",) if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be",)
    return ("utf-8-sig", "cp1258")


def _is_binary(text: str) -> bool:
    return any(character < " " and character not in "\t\n\r\f" for character in text[:HEAD])


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = decode(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            yield line, [_without_guard(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise ValidationError(_("Line %(line)s cannot be read.") % {"line": line}) from error


def _without_guard(cell: str) -> str:
    """Our own files put an apostrophe before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def json_objects(data: bytes) -> list[dict[str, Any]]:
    """The objects of a JSON list.

    Raises:
        ValidationError: it is none.
    """
    try:
        items = json.loads(decode(data))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValidationError(_("The file is not valid JSON.")) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ValidationError(_("The JSON file must be a list of objects."))
    return items


def _json(data: bytes) -> Iterator[tuple[int, list[str]]]:
    items = json_objects(data)
    header = list(dict.fromkeys(key for item in items[:100] for key in item))
    yield 0, header
    for number, item in enumerate(items, start=1):
        yield number, [_json_text(item.get(key)) for key in header]


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_json_text(each) for each in value)
    if isinstance(value, dict):
        return CELL_SEPARATOR.join(_json_text(each).replace("\n", " ") for each in value.values())
    return _cell_text(value)


def _xlsx(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The first sheet's values; formulas and links to other files are never followed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unfolded = sum(each.file_size for each in archive.infolist())
        if unfolded > MAX_UNFOLDED:
            raise ValidationError(_("The spreadsheet is too large once it is opened."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, [_cell_text(cell) for cell in _without_empty_end(cells)]
    except ValidationError:
        raise
    # openpyxl lets whatever its parsers raise through.
    except Exception as error:
        raise ValidationError(_("The file is not a spreadsheet that can be read.")) from error


def _without_empty_end(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return str(value)
