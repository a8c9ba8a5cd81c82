"""The first document of the province's library: the Decision that the network rests on, whole
and structured, replacing the one of 2023 (R2)."""

from datetime import date

from django.core.files.base import ContentFile
from wagtail.models import Page

from home.models import PortalDocument
from legal.citations import CitationKind, find_citations
from legal.models import FileKind, LegalDocumentPage, LegalFile, LegalLibraryPage, LegalRelation
from legal.structure import stored
from legal.structure.dividing import divide
from legal.structure.tree import Kind, Node, walk

from .texts import FOLDER

TEXT = FOLDER / "quyet-dinh-352.txt"
SYMBOL = "352/QĐ-UBND"
DAY = date(2024, 2, 26)
ABSTRACT = (
    "Ban hành Quy chế tổ chức và quản lý hoạt động của Cổng thông tin điện tử tỉnh, "
    "Chuyên trang tiếng Anh, Chuyên trang chuyển đổi số tỉnh Sơn La"
)
REPLACED = {
    "symbol": "458/QĐ-UBND",
    "issued_on": date(2023, 3, 30),
    "effective_on": date(2023, 3, 30),
    "abstract": (
        "Quyết định mà Quyết định số 352/QĐ-UBND ngày 26/02/2024 thay thế "
        "(minh họa: trích yếu và toàn văn chưa được nhập)"
    ),
}
MISSING_TEXT = "Tệp minh họa: toàn văn Quyết định số 458/QĐ-UBND ngày 30/03/2023 chưa được nhập.\n"


def fill_library(home: Page) -> int:
    """Publish the Decision, and the one that it replaces, in the library of a site that has
    none of it; gives how many."""
    library = LegalLibraryPage.objects.descendant_of(home).first()
    if library is None or library.get_children().exists():
        return 0
    root = divide(TEXT.read_text(encoding="utf-8")).root
    page = LegalDocumentPage(
        symbol=SYMBOL,
        issued_on=DAY,
        effective_on=DAY,
        abstract=ABSTRACT,
        field="thong-tin-truyen-thong",
        drafting_unit="Văn phòng Ủy ban nhân dân tỉnh Sơn La",
        signer="Hoàng Quốc Khánh",
        signer_position="Chủ tịch Ủy ban nhân dân tỉnh",
        capacity="tm",
        legal_bases="\n".join(_bases_in_words(root)),
        recipients="\n".join(_texts(root, Kind.CONCLUSIONS, Kind.ITEM)),
        text_tree=stored.to_dict(root),
        locale_id=library.locale_id,
    )
    replaced = LegalDocumentPage(**REPLACED, locale_id=library.locale_id)
    file = _file("Quyết định số 458/QĐ-UBND (minh họa)", MISSING_TEXT.encode(), "458.txt")
    _publish(replaced, file, library)
    page.relations = [
        LegalRelation(verb="replaces", target_page=replaced, effective_from=DAY),
        *_bases(root),
    ]
    whole = "Toàn văn Quyết định số 352/QĐ-UBND ngày 26/02/2024"
    _publish(page, _file(whole, TEXT.read_bytes(), TEXT.name), library)
    return 2


def _publish(page: LegalDocumentPage, file: PortalDocument, library: LegalLibraryPage) -> None:
    page.files = [LegalFile(document=file, kind=FileKind.TEXT)]
    library.add_child(instance=page)
    page.save_revision().publish()


def _file(title: str, content: bytes, name: str) -> PortalDocument:
    document = PortalDocument(
        title=title,
        source="Ủy ban nhân dân tỉnh Sơn La",
        file=ContentFile(content, name),
        file_size=len(content),
    )
    document.full_clean()
    document.save()
    return document


def _texts(root: Node, zone: Kind, kind: Kind) -> list[str]:
    """Texts of the Decision's own part, not of what is attached to it."""
    parts = (node for node in root.children if node.kind is zone)
    return [node.text for part in parts for node in walk(part) if node.kind is kind and node.text]


def _bases_in_words(root: Node) -> list[str]:
    lines = _texts(root, Kind.PREAMBLE, Kind.PARAGRAPH)
    return [line for line in lines if line.startswith("Căn cứ")]


def _bases(root: Node) -> list[LegalRelation]:
    """The documents that the Decision names as its bases, each once."""
    rows: dict[str, LegalRelation] = {}
    for text in _bases_in_words(root):
        for cited in find_citations(text):
            if cited.kind is CitationKind.DOCUMENT and cited.symbol:
                rows.setdefault(
                    cited.symbol.key,
                    LegalRelation(
                        verb="based-on",
                        target_symbol=cited.symbol.text,
                        target_issued_on=cited.day,
                    ),
                )
    return list(rows.values())
