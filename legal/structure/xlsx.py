"""The values of a spreadsheet, a sheet after the other. Runs in the bounded process of `worker`.

Sheets are parted by form feeds, rows by line ends, cells by tabs. Formulas give the value that
was last computed; macros and links are not opened.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from defusedxml import DefusedXmlException
from openpyxl import load_workbook

from home.pasting.guarding import Refused, checked

from .plain import from_legacy

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 20, 2_000, 60
_BROKEN = (
    zipfile.BadZipFile, DefusedXmlException, SyntaxError, KeyError, ValueError, TypeError,
    AttributeError, IndexError, EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip


def read_xlsx(data: bytes) -> dict[str, Any]:
    """An .xlsx as an answer of the worker.

    Raises:
        Refused: not a whole .xlsx, or one that unfolds too far.
    """
    try:
        notes = checked(data)
    except Refused as refused:
        code = str(refused)
        raise Refused("not-xlsx" if code in ("not-docx", "old-word") else code) from refused
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        names = book.sheetnames
        sheets = [_rows(book[name], notes) for name in names[:MOST_SHEETS]]
    except RecursionError:
        raise
    except _BROKEN as error:
        raise Refused("damaged") from error
    if len(names) > MOST_SHEETS:
        notes.add("cut")
    text, encoding = from_legacy("\f".join("\n".join(rows) for rows in sheets))
    return {
        "text": text,
        "pages": len(names),
        "has_text_layer": True,
        "encoding": encoding,
        "notes": sorted(notes),
    }


def _rows(sheet: Any, notes: set[str]) -> list[str]:
    """Rows without the empty ones at the end. A chart's sheet has none."""
    if not hasattr(sheet, "iter_rows"):
        return []
    # What a file says of its own size may be false, or absent.
    sheet.reset_dimensions()
    rows: list[str] = []
    for number, cells in enumerate(sheet.iter_rows(values_only=True)):
        if number >= MOST_ROWS:
            notes.add("cut")
            break
        if any(cell is not None for cell in cells[MOST_COLUMNS:]):
            notes.add("cut")
        rows.append(_row(cells[:MOST_COLUMNS]))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _row(cells: Iterable[Any]) -> str:
    return "\t".join(_cell(cell) for cell in cells).rstrip()


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time.min else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
