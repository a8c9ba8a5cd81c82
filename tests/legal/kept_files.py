"""Stored files with real bytes for tests, and the reading of them without a worker."""

import io

from django.core.files.base import ContentFile
from openpyxl import Workbook

from home.models import PortalDocument
from legal.file_texts import read_document
from sites.tenancy import entered
from tests.home.word_files import paragraph, run, word_file
from tests.legal.pdf_files import pdf_file

LINES = ["ỦY BAN NHÂN DÂN", "Điều 1. Cây mắc ca", "1. Quy định này hỗ trợ trồng mắc ca ở Mường La."]


def signed_pdf(lines=LINES):
    """A PDF with a signature dictionary, over a range of bytes, as signing programs write it."""
    signature = (
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached"
        b"/ByteRange[0 840 960 240]/M(D:20240226080000+07'00')/Contents<%s>>>" % (b"3082" * 30)
    )
    form = b"/AcroForm<</SigFlags 3/Fields[8 0 R]>>"
    field = b"<</FT/Sig/T(ChuKySo)/V 7 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>"
    return pdf_file([lines], catalog=form, extra=(signature, field))


def sheet(*rows, more=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for title in more:
        book.create_sheet(title)["A1"] = f"Trong {title}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def word(*lines):
    return word_file("".join(paragraph(run(line)) for line in lines))


def stored(organisation, name, content):
    """Uploaded as editors do it: checked by its content."""
    with entered(organisation):
        document = PortalDocument(title=f"Tệp {name}", file=ContentFile(content, name=name))
        document.full_clean()
        document.save()
        return document


def read(organisation, document):
    with entered(organisation):
        return read_document(document)
