"""Forms of documents (*hình thức văn bản*), R103.

Normative: Law 64/2025/QH15 on promulgating documents (the list is from general knowledge).
Administrative: the 29 types of Decree 30/2020/NĐ-CP. Party: the forms seen in its documents.
One form may be of several kinds: a decision is normative or administrative.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from vietnamese.folding import fold, normalize


class Kind(StrEnum):
    CENTRAL = "central"
    """Normative, of a central body."""
    LOCAL = "local"
    """Normative, of a People's Council, a People's Committee or its chairperson."""
    ADMINISTRATIVE = "administrative"
    """One of the 29 types of Decree 30/2020/NĐ-CP."""
    PARTY = "party"
    OTHER = "other"
    """Seen in practice, in none of the lists."""


@dataclass(frozen=True)
class Form:
    """``abbreviations``: as symbols write it, the official one first; empty for letters."""

    code: str
    name: str
    name_en: str
    abbreviations: tuple[str, ...]
    kinds: frozenset[Kind]

    def __str__(self) -> str:
        return self.name

    @property
    def abbreviation(self) -> str:
        return self.abbreviations[0] if self.abbreviations else ""

    @property
    def always_normative(self) -> bool:
        """True when no administrative or Party document has this form: a decree, a circular."""
        return self.kinds <= {Kind.CENTRAL, Kind.LOCAL}


_KINDS = {
    "C": Kind.CENTRAL,
    "L": Kind.LOCAL,
    "A": Kind.ADMINISTRATIVE,
    "P": Kind.PARTY,
    "O": Kind.OTHER,
}


def _form(code: str, name: str, name_en: str, abbreviations: str, kinds: str) -> Form:
    return Form(
        code, name, name_en, tuple(abbreviations.split()), frozenset(_KINDS[k] for k in kinds)
    )


# Where two abbreviations fold alike (HD and HĐ, DA and ĐA), the first row answers for the bare one.
# fmt: off
FORMS: tuple[Form, ...] = (
    _form("hien-phap", "Hiến pháp", "Constitution", "", "C"),
    _form("bo-luat", "Bộ luật", "Code", "", "C"),
    _form("luat", "Luật", "Law", "", "C"),
    _form("phap-lenh", "Pháp lệnh", "Ordinance", "PL", "C"),
    _form("lenh", "Lệnh", "Order", "L", "C"),
    _form("nghi-dinh", "Nghị định", "Decree", "NĐ", "C"),
    _form("thong-tu", "Thông tư", "Circular", "TT", "C"),
    _form("thong-tu-lien-tich", "Thông tư liên tịch", "Joint circular", "TTLT", "C"),
    _form("nghi-quyet-lien-tich", "Nghị quyết liên tịch", "Joint resolution", "NQLT", "C"),
    _form("nghi-quyet", "Nghị quyết", "Resolution", "NQ", "CLAP"),
    _form("quyet-dinh", "Quyết định", "Decision", "QĐ", "CLAP"),
    _form("chi-thi", "Chỉ thị", "Directive", "CT", "AP"),
    _form("quy-che", "Quy chế", "Regulation", "QC", "AP"),
    _form("quy-dinh", "Quy định", "Rules", "QyĐ QĐi", "AP"),
    _form("thong-cao", "Thông cáo", "Communiqué", "TC", "AP"),
    _form("thong-bao", "Thông báo", "Notice", "TB", "AP"),
    _form("huong-dan", "Hướng dẫn", "Guidance", "HD", "AP"),
    _form("chuong-trinh", "Chương trình", "Programme", "CTr", "AP"),
    _form("ke-hoach", "Kế hoạch", "Plan", "KH", "AP"),
    _form("phuong-an", "Phương án", "Contingency plan", "PA", "AP"),
    _form("du-an", "Dự án", "Project", "DA", "AP"),
    _form("de-an", "Đề án", "Scheme", "ĐA", "AP"),
    _form("bao-cao", "Báo cáo", "Report", "BC", "AP"),
    _form("bien-ban", "Biên bản", "Minutes", "BB", "AP"),
    _form("to-trinh", "Tờ trình", "Submission", "TTr", "AP"),
    _form("hop-dong", "Hợp đồng", "Contract", "HĐ", "A"),
    _form("cong-van", "Công văn", "Official letter", "CV", "AP"),
    _form("cong-dien", "Công điện", "Official telegram", "CĐ", "A"),
    _form("ban-ghi-nho", "Bản ghi nhớ", "Memorandum", "BGN", "A"),
    _form("ban-thoa-thuan", "Bản thỏa thuận", "Agreement", "BTT", "A"),
    _form("giay-uy-quyen", "Giấy ủy quyền", "Authorisation", "GUQ", "A"),
    _form("giay-moi", "Giấy mời", "Invitation", "GM", "A"),
    _form("giay-gioi-thieu", "Giấy giới thiệu", "Letter of introduction", "GGT", "A"),
    _form("giay-nghi-phep", "Giấy nghỉ phép", "Leave permit", "GNP", "A"),
    _form("phieu-gui", "Phiếu gửi", "Dispatch slip", "PG", "A"),
    _form("phieu-chuyen", "Phiếu chuyển", "Transfer slip", "PC", "A"),
    _form("phieu-bao", "Phiếu báo", "Notification slip", "PB", "A"),
    _form("thu-cong", "Thư công", "Official correspondence", "", "A"),
    _form("ket-luan", "Kết luận", "Conclusion", "KL", "PO"),
    _form("thong-tri", "Thông tri", "Party circular", "", "P"),
    _form("tuyen-bo", "Tuyên bố", "Declaration", "TBo", "P"),
    _form("loi-keu-goi", "Lời kêu gọi", "Appeal", "LKG", "P"),
    _form("van-ban-hop-nhat", "Văn bản hợp nhất", "Consolidated text", "VBHN", "O"),
    _form("giay-phep", "Giấy phép", "Licence", "GP", "O"),
    _form("giay-chung-nhan", "Giấy chứng nhận", "Certificate", "GCN", "O"),
)
# fmt: on


@cache
def _by_abbreviation() -> dict[str, tuple[Form, str]]:
    """Form and official writing by the lower-case abbreviation, with and without marks."""
    found: dict[str, tuple[Form, str]] = {}
    for key_of in (str.lower, fold):
        for form in FORMS:
            for abbreviation in form.abbreviations:
                found.setdefault(key_of(abbreviation), (form, abbreviation))
    return found


@cache
def _by_code() -> dict[str, Form]:
    return {form.code: form for form in FORMS}


def form_of(abbreviation: str) -> tuple[Form, str] | None:
    """The form that `abbreviation` stands for and its official writing: `qd` gives `QĐ`."""
    found = _by_abbreviation()
    return found.get(normalize(abbreviation).lower()) or found.get(fold(abbreviation))


def form_with_code(code: str) -> Form:
    return _by_code()[code]
