"""Documents of the library for tests, published as editors publish them."""

from datetime import date
from typing import Any

from home.models import PortalDocument
from legal.models import LegalDocumentPage, LegalFile, LegalLibraryPage, LegalRelation
from sites.models import Organisation
from sites.tenancy import entered
from tests.factories import make_document

PATH = "/van-ban/he-thong-van-ban/"
ISSUED = date(2024, 2, 26)


def library_of(organisation: Organisation) -> LegalLibraryPage:
    with entered(organisation):
        return LegalLibraryPage.objects.get(category="legal-documents")


def make_legal(
    organisation: Organisation,
    symbol: str = "352/QĐ-UBND",
    *,
    publish: bool = True,
    relations: list[dict[str, Any]] | None = None,
    file: PortalDocument | None = None,
    **fields: Any,
) -> LegalDocumentPage:
    """A document in the organisation's library."""
    file = file or make_document(organisation, f"Toàn văn {symbol}")
    with entered(organisation):
        values = {
            "issued_on": ISSUED,
            "effective_on": fields.get("issued_on", ISSUED),
            "abstract": "Ban hành Quy chế tổ chức và quản lý Cổng thông tin điện tử",
        } | fields
        page = LegalDocumentPage(symbol=symbol, live=False, **values)
        page.files = [LegalFile(document=file)]
        page.relations = [LegalRelation(**row) for row in relations or []]
        library_of(organisation).add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        return LegalDocumentPage.objects.get(pk=page.pk)


def again(organisation: Organisation, page: LegalDocumentPage) -> LegalDocumentPage:
    with entered(organisation):
        return LegalDocumentPage.objects.get(pk=page.pk)
