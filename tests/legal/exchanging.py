"""Sources of documents for tests, and imports as commands and editors run them."""

import csv
import io
import json
import zipfile

from django.core.files.base import ContentFile

from legal.exchange import jobs
from legal.exchange.records import SourceRefused
from legal.exchange.running import Options, Run
from legal.exchange.sources import ArchiveSource
from legal.models import LegalImport
from sites.tenancy import entered
from tests.legal.documents import library_of
from tests.legal.pdf_files import pdf_file

TEXT_PDF = pdf_file([
    ["Điều 1. Phạm vi điều chỉnh", "1. Quy chế này quy định về Cổng thông tin điện tử của tỉnh."],
    ["Điều 2. Hiệu lực thi hành", "Quyết định này có hiệu lực kể từ ngày ký ban hành."],
])  # fmt: skip
ROW = {
    "symbol": "352/QĐ-UBND",
    "issuer": "UBND",
    "issued_on": "26/02/2024",
    "effective_on": "2024-02-26",
    "abstract": "Ban hành Quy chế tổ chức và quản lý Cổng thông tin điện tử",
    "files": "352.pdf",
}
FILES = {"352.pdf": TEXT_PDF}


def row(symbol, **fields):
    return ROW | {"symbol": symbol, "files": ""} | fields


def csv_of(rows, *, delimiter=",", encoding="utf-8", headings=None):
    names = list(dict.fromkeys(name for each in rows for name in each))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow([(headings or {}).get(name, name) for name in names])
    writer.writerows([each.get(name, "") for name in names] for each in rows)
    return out.getvalue().encode(encoding)


def zip_of(rows=(), files=None, **extra):
    """A ZIP with metadata.json; ``extra``: members by name, also metadata of another kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if rows:
            archive.writestr("metadata.json", json.dumps(list(rows), ensure_ascii=False))
        for name, data in {**(files or {}), **extra}.items():
            archive.writestr(name, data)
    return out.getvalue()


def bring(organisation, rows=(ROW,), files=FILES, *, data=None, source=None, job=None, **options):
    """Import as the command does, at once; gives the job."""
    options = {"publish": True} | options
    with entered(organisation):
        source = source or ArchiveSource("thu.zip", io.BytesIO(data or zip_of(rows, files)))
        job = job or jobs.make_job(library_of(organisation), source.name)
        try:
            for _step in Run(source, job, Options(**options)).steps():
                pass
        except SourceRefused:
            pass
        return LegalImport.objects.get(pk=job.pk)


def outcome(organisation, job):
    """(outcome, notes) of every record, in order."""
    with entered(organisation):
        return [(each.outcome, each.notes) for each in job.rows.all()]


def editors_job(organisation, user, data, name="thu.zip"):
    """What an editor uploaded, compared."""
    with entered(organisation):
        job = jobs.make_job(library_of(organisation), name, user, ContentFile(data, name=name))
        jobs.plan_import.func(job.pk)
        return LegalImport.objects.get(pk=job.pk)
