"""The report of an import, a line for every record, as a file to keep."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from home.pages.category_list_page import FORMULA
from sites.spreadsheets import Sheet, xlsx_response

from ..models import LegalImport, LegalImportRow

BOM = "\ufeff"  # without it spreadsheets take UTF-8 for something else


def report_response(job: LegalImport, kind: str) -> HttpResponse:
    """``kind``: csv or xlsx."""
    name = f"nhap-van-ban-{job.pk}"
    if kind == "xlsx":
        return xlsx_response([Sheet(_("Report"), _headings(), _lines(job))], name)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    write_csv(job, response)
    return response


def write_csv(job: LegalImport, file: Any) -> None:
    file.write(BOM)
    writer = csv.writer(file)
    writer.writerow(_headings())
    writer.writerows([guarded(cell) for cell in line] for line in _lines(job))


def changes(row: LegalImportRow) -> str:
    """What differs in a document, a field a line."""
    return "\n".join(f"{label}: {old or '–'} → {new or '–'}" for label, old, new in row.differences)


def guarded(cell: str | int) -> str:
    """A text that no spreadsheet runs."""
    return f"'{cell}" if str(cell).startswith(FORMULA) else str(cell)


def _headings() -> list[str]:
    return [_("Line"), _("Number and symbol"), _("Outcome"), _("Changes"), _("Notes")]


def _lines(job: LegalImport) -> Iterator[list[str | int]]:
    for row in job.rows.iterator(chunk_size=1000):
        outcome = row.get_outcome_display()
        yield [row.line, row.symbol, outcome, changes(row), "\n".join(row.notes)]
