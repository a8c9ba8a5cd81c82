"""Legal documents with every kind of file, and treaties with every status: part of the browser
tests' network; all is invented.
"""

from datetime import date, timedelta

from django.utils import timezone

from home.models import CategoryListPage
from legal.file_texts import read_document
from legal.models import (
    FileKind,
    LegalDocumentPage,
    LegalFile,
    LegalLibraryPage,
    TreatyDocument,
    TreatyFile,
    TreatyPage,
    TreatyPartner,
)
from sites.models import Organisation
from sites.tenancy import entered
from tests.browser.every_category import ADDRESS, PARAGRAPH, PROJECT, put
from tests.factories import image_bytes
from tests.legal.kept_files import LINES, sheet, signed_pdf, stored, word
from tests.legal.pdf_files import pdf_file

LONG = [f"{number}. {PARAGRAPH}" for number in range(1, 20)]
FILES = {
    "SCAN0001.pdf": pdf_file([[*LINES, *LONG], LONG, LINES] * 8),
    "da-ky.pdf": signed_pdf(),
    "ban-quet.pdf": pdf_file([[], []]),
    "bang.xlsx": sheet(["STT", "Tên đơn vị hành chính", "Diện tích (ha)"], [1, ADDRESS, 12345.5]),
    "anh-quet.png": image_bytes((900, 1200), "PNG"),
    "van-ban.docx": word(*LINES, *LONG * 8),
    "hong.pdf": pdf_file([LINES])[:400],
}


def make(department: Organisation) -> None:
    """Make the pages on the site of a department; files have the keys 1 to 7 in their order."""
    documents = [stored(department, name, content) for name, content in FILES.items()]
    with entered(department):
        decision = LegalDocumentPage(
            symbol="99/QĐ-STP", issued_on=date(2025, 3, 4), effective_on=date(2025, 3, 4),
            abstract=PROJECT, slug="nhieu-tep",
        )  # fmt: skip
        decision.files = [
            LegalFile(document=document, kind=kind, title=PROJECT if place == 0 else "")
            for place, (document, kind) in enumerate(
                zip(documents, [*FileKind, *FileKind], strict=False)
            )
        ]
        put(LegalLibraryPage.objects.get(), decision)
        _treaties(decision, documents[0])
        for document in documents:
            read_document(document)


def _treaties(decision: LegalDocumentPage, document: object) -> None:
    parent = CategoryListPage.objects.get(category="treaties")
    today = timezone.localdate()
    long = TreatyPage(
        title=PROJECT, slug="thoa-thuan-dai", kind="agreement", form="ban-ghi-nho",
        foreign_title=f"Memorandum (test): {PROJECT}", conclusion="so-nganh", place=ADDRESS,
        signed_on=date(2019, 5, 6), effective_on=date(2019, 6, 7), terminated_on=date(2024, 1, 2),
        termination_reason=PARAGRAPH, languages="Tiếng Việt, tiếng Lào, tiếng Anh",
        signer="Người ký (thử)", signer_position="Giám đốc Sở", field="tu-phap",
        announcement="Thông báo số 12/TB-SNgV (thử)", source="Sở Ngoại vụ (thử)",
        source_url=f"https://mofa.gov.vn/{'van-kien-thu-nghiem/' * 5}",
    )  # fmt: skip
    long.partners = [
        TreatyPartner(name=f"Cơ quan nước ngoài có tên dài: {ADDRESS}", country="Lào"),
        TreatyPartner(name="Tổ chức quốc tế (thử)"),
    ]
    long.files = [TreatyFile(document=document)]
    long.documents = [TreatyDocument(document=decision, note="ban hành kế hoạch thực hiện")]
    put(parent, long)
    for number, days in enumerate(
        (
            {"effective_on": today - timedelta(days=9)},
            {"effective_on": today + timedelta(days=9)},
            {"provisional_from": today - timedelta(days=9)},
            {"expires_on": today - timedelta(days=9)},
            {},
        )
    ):
        put(
            parent,
            TreatyPage(
                title=f"Hiệp định thử số {number}", kind="treaty", form="hiep-dinh",
                signed_on=date(2015 + number, 1, 1), field="doi-ngoai", **days,
            ),
        )  # fmt: skip
