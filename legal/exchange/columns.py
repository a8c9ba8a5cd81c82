"""Names of the columns of metadata: those of the page's fields, and how offices call them.

The first Vietnamese name is the one that exports write.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vietnamese.folding import fold

FILES, RELATIONS, TEXT, STATUS = "files", "relations", "text_file", "status"
SPECIAL = (FILES, RELATIONS, TEXT, STATUS)
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Column:
    """``name``: of the page's field, or one of ``SPECIAL``; ``labels``: Vietnamese."""

    name: str
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.labels[0]


COLUMNS: tuple[Column, ...] = (
    Column("symbol", ("Số, ký hiệu", "Số ký hiệu", "Số hiệu", "Số văn bản", "Ký hiệu")),
    Column("form", ("Hình thức văn bản", "Hình thức", "Loại văn bản")),
    Column("issuer", ("Cơ quan ban hành", "Nơi ban hành")),
    Column("issued_on", ("Ngày ban hành", "Ngày ký")),
    Column("effective_on", ("Ngày có hiệu lực", "Ngày hiệu lực", "Hiệu lực từ")),
    Column("abstract", ("Trích yếu", "Trích yếu nội dung", "Nội dung trích yếu")),
    Column(FILES, ("Tệp", "Tệp đính kèm", "Tệp tin")),
    Column("early_reason", ("Lý do có hiệu lực trước ngày ban hành",)),
    Column("expires_on", ("Ngày hết hiệu lực", "Hết hiệu lực từ")),
    Column("unsuitable_from", ("Không còn phù hợp từ",)),
    Column("drafting_unit", ("Đơn vị soạn thảo", "Cơ quan soạn thảo")),
    Column("signer", ("Người ký",)),
    Column("signer_position", ("Chức vụ người ký", "Chức danh người ký", "Chức vụ")),
    Column("capacity", ("Thẩm quyền ký", "Hình thức ký")),
    Column("field", ("Lĩnh vực",)),
    Column("level", ("Cấp ban hành", "Cấp văn bản")),
    Column("is_normative", ("Văn bản quy phạm pháp luật", "Quy phạm pháp luật")),
    Column("gazette_issue", ("Số công báo", "Công báo số")),
    Column("gazette_date", ("Ngày đăng công báo", "Ngày công báo")),
    Column("gazette_url", ("Địa chỉ trên công báo",)),
    Column("national_id", ("Mã trong Cơ sở dữ liệu quốc gia", "Mã cơ sở dữ liệu quốc gia")),
    Column("national_url", ("Địa chỉ trong Cơ sở dữ liệu quốc gia",)),
    Column("legal_bases", ("Căn cứ pháp lý", "Căn cứ")),
    Column("recipients", ("Nơi nhận",)),
    Column("override_status", ("Tình trạng khác",)),
    Column("override_from", ("Tình trạng khác từ ngày",)),
    Column("override_reason", ("Lý do của tình trạng khác",)),
    Column("title", ("Tiêu đề",)),
    Column("summary", ("Tóm tắt",)),
    Column(RELATIONS, ("Lược đồ", "Văn bản liên quan")),
    Column(TEXT, ("Tệp toàn văn", "Tệp lấy nội dung")),
    Column(STATUS, ("Tình trạng hiệu lực", "Hiệu lực", "Trạng thái")),
)
FIELDS: tuple[str, ...] = tuple(each.name for each in COLUMNS if each.name not in SPECIAL)


def column_for(heading: str) -> Column | None:
    """The column that a heading means, however it is written; None for any other."""
    return _by_key().get(_key(heading))


def labels_of(names: Iterable[str]) -> dict[str, str]:
    """Vietnamese labels by the names of columns."""
    labels = {each.name: each.label for each in COLUMNS}
    return {name: labels[name] for name in names}


@cache
def _by_key() -> dict[str, Column]:
    return {
        _key(name): column for column in reversed(COLUMNS) for name in (column.name, *column.labels)
    }


def _key(heading: str) -> str:
    return _LETTERS.sub("", fold(heading))
