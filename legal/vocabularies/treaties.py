"""Treaties and international agreements (R106): what they are called, who concludes them.

Names of treaties: Law on Treaties 108/2016/QH13, Art. 2.1. Names of agreements: Law on
International Agreements 70/2020/QH14, Art. 6. Who concludes: of treaties Art. 4 of the first
(the State, the Government), of agreements Art. 2.2 of the second, in groups; a lawyer should
compare both lists with the laws of the day.
"""

from dataclasses import dataclass
from enum import StrEnum


class TreatyKind(StrEnum):
    TREATY = "treaty"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class TreatyTerm:
    """A word of these tables, and for which kinds it is used."""

    code: str
    name: str
    name_en: str
    kinds: tuple[TreatyKind, ...] = ()

    def __str__(self) -> str:
        return self.name


_TREATY, _AGREEMENT = (TreatyKind.TREATY,), (TreatyKind.AGREEMENT,)
_BOTH = (*_TREATY, *_AGREEMENT)

TREATY_KINDS: tuple[TreatyTerm, ...] = (
    TreatyTerm(TreatyKind.TREATY, "Điều ước quốc tế", "Treaty"),
    TreatyTerm(TreatyKind.AGREEMENT, "Thỏa thuận quốc tế", "International agreement"),
)

TREATY_FORMS: tuple[TreatyTerm, ...] = (
    TreatyTerm("hiep-uoc", "Hiệp ước", "Treaty", _TREATY),
    TreatyTerm("cong-uoc", "Công ước", "Convention", _TREATY),
    TreatyTerm("hiep-dinh", "Hiệp định", "Agreement", _TREATY),
    TreatyTerm("dinh-uoc", "Định ước", "Act", _TREATY),
    TreatyTerm("nghi-dinh-thu", "Nghị định thư", "Protocol", _TREATY),
    TreatyTerm("cong-ham-trao-doi", "Công hàm trao đổi", "Exchange of notes", _TREATY),
    TreatyTerm("thoa-thuan", "Thỏa thuận", "Arrangement", _BOTH),
    TreatyTerm("ban-ghi-nho", "Bản ghi nhớ", "Memorandum of understanding", _BOTH),
    TreatyTerm("thong-cao", "Thông cáo", "Communiqué", _AGREEMENT),
    TreatyTerm("tuyen-bo", "Tuyên bố", "Declaration", _AGREEMENT),
    TreatyTerm("y-dinh-thu", "Ý định thư", "Letter of intent", _AGREEMENT),
    TreatyTerm("bien-ban-thoa-thuan", "Biên bản thỏa thuận", "Agreed minutes", _AGREEMENT),
    TreatyTerm("bien-ban-trao-doi", "Biên bản trao đổi", "Minutes of discussion", _AGREEMENT),
    TreatyTerm(
        "chuong-trinh-hop-tac", "Chương trình hợp tác", "Programme of cooperation", _AGREEMENT
    ),
    TreatyTerm("ke-hoach-hop-tac", "Kế hoạch hợp tác", "Plan of cooperation", _AGREEMENT),
    TreatyTerm("ten-goi-khac", "Tên gọi khác", "Other name", _BOTH),
)

CONCLUSIONS: tuple[TreatyTerm, ...] = (
    TreatyTerm("nha-nuoc", "Nhân danh Nhà nước", "In the name of the State", _BOTH),
    TreatyTerm("chinh-phu", "Nhân danh Chính phủ", "In the name of the Government", _BOTH),
    TreatyTerm(
        "quoc-hoi", "Quốc hội, cơ quan của Quốc hội", "National Assembly and its bodies", _AGREEMENT
    ),
    TreatyTerm(
        "co-quan-trung-uong", "Bộ, cơ quan nhà nước ở trung ương", "Central State body", _AGREEMENT
    ),
    TreatyTerm(
        "cap-tinh", "Hội đồng nhân dân, Ủy ban nhân dân cấp tỉnh",
        "Provincial People's Council or Committee", _AGREEMENT,
    ),
    TreatyTerm(
        "so-nganh", "Cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh",
        "Department of the province", _AGREEMENT,
    ),
    TreatyTerm(
        "cap-xa", "Ủy ban nhân dân cấp xã ở khu vực biên giới",
        "People's Committee of a border commune", _AGREEMENT,
    ),
    TreatyTerm("to-chuc", "Cơ quan của tổ chức", "Body of an organisation", _AGREEMENT),
)  # fmt: skip


class TreatyStatus(StrEnum):
    NOT_YET = "not-yet"
    PROVISIONAL = "provisional"
    IN_FORCE = "in-force"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    UNKNOWN = "unknown"


TREATY_STATUSES: tuple[TreatyTerm, ...] = (
    TreatyTerm(TreatyStatus.IN_FORCE, "Đang có hiệu lực", "In force"),
    TreatyTerm(TreatyStatus.PROVISIONAL, "Áp dụng tạm thời", "Provisionally applied"),
    TreatyTerm(TreatyStatus.NOT_YET, "Chưa có hiệu lực", "Not yet in force"),
    TreatyTerm(TreatyStatus.EXPIRED, "Hết hiệu lực", "Expired"),
    TreatyTerm(TreatyStatus.TERMINATED, "Đã chấm dứt hiệu lực", "Terminated"),
    TreatyTerm(TreatyStatus.UNKNOWN, "Chưa xác định", "Not determined"),
)
