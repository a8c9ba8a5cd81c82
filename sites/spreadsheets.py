"""Tables as files to download: XLSX and CSV in which nothing that somebody typed is ever a
formula, and JSON."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_WIDTH = 50  # characters
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


@dataclass(frozen=True)
class Sheet:
    """A named table with a row of headings."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Any]]


def csv_response(rows: Iterable[Sequence[Any]], filename: str) -> HttpResponse:
    """Rows, the headings first, as comma-separated values; ``filename`` without its ending.

    Not streamed: what is read after the view has returned is read outside the schema.
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    write_csv(rows, response)
    return response


def write_csv(rows: Iterable[Sequence[Any]], file: Any) -> None:
    """Rows, the headings first, into a file that takes text. The byte order mark tells
    spreadsheets that it is UTF-8."""
    file.write("\ufeff")
    writer = csv.writer(file)
    for row in rows:
        cells = [_text(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])


def json_response(rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Rows, the headings first, as a list of objects."""
    headings, *others = rows
    data = [dict(zip(headings, (_text(cell) for cell in row), strict=True)) for row in others]
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _text(value: Any) -> str:
    """Days as the standard writes them."""
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def xlsx_response(sheets: Iterable[Sheet], filename: str) -> HttpResponse:
    """The tables as one file to download; ``filename`` without its ending."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title[:31]), sheet)
    file = BytesIO()
    book.save(file)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{filename}.xlsx"'
    return response


def _fill(drawn: Any, sheet: Sheet) -> None:
    widths = [len(str(heading)) for heading in sheet.headings]
    for number, row in enumerate([sheet.headings, *sheet.rows], start=1):
        for column, value in enumerate(row, start=1):
            _write(drawn.cell(number, column), value, is_heading=number == 1)
            widths[column - 1] = max(widths[column - 1], len(str(value or "")))
    for column, width in enumerate(widths, start=1):
        drawn.column_dimensions[get_column_letter(column)].width = min(width + 3, MAX_WIDTH)
    drawn.freeze_panes = "A2"


def _write(cell: Any, value: Any, *, is_heading: bool) -> None:
    if isinstance(value, (int, float, date)) or value is None:
        cell.value = value
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_heading:
        cell.font = Font(bold=True)
