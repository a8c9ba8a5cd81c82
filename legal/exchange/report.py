"""The report of an import, a line for every record, as a file to keep."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sites.spreadsheets import Sheet, csv_response, xlsx_response

from ..models import LegalImport, LegalImportRow


def report_response(job: LegalImport, kind: str) -> HttpResponse:
    """``kind``: csv or xlsx."""
    name = f"nhap-van-ban-{job.pk}"
    if kind == "xlsx":
        return xlsx_response([Sheet(_("Report"), _headings(), _lines(job))], name)
    return csv_response(report_rows(job), name)


def report_rows(job: LegalImport) -> Iterator[list[str | int]]:
    """The headings, and a row for every record."""
    yield [*_headings()]
    yield from _lines(job)


def changes(row: LegalImportRow) -> str:
    """What differs in a document, a field a line."""
    return "\n".join(f"{label}: {old or '–'} → {new or '–'}" for label, old, new in row.differences)


def _headings() -> list[str]:
    return [_("Line"), _("Number and symbol"), _("Outcome"), _("Changes"), _("Notes")]


def _lines(job: LegalImport) -> Iterator[list[str | int]]:
    for row in job.rows.iterator(chunk_size=1000):
        outcome = row.get_outcome_display()
        yield [row.line, row.symbol, outcome, changes(row), "\n".join(row.notes)]
