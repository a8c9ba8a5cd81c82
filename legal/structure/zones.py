"""Where the parts of a document begin that have no numbers: bases, signature, attachments."""

import re
from dataclasses import dataclass

from . import markers, numerals

LOOKAHEAD = 14  # lines from an attachment's name to "(Ban hành kèm theo …)"

_BASIS = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|CĂN CỨ|Xét)\b|Theo đề nghị|Sau khi xem xét")
_FORMULA = re.compile(
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|LỆNH|THÔNG BÁO)\s*[:.]?"
    r"|(?:Quyết định|Quyết nghị|Nghị quyết)\s*:"
)
_ADDRESSED = re.compile(r"(?:Kính gửi|KÍNH GỬI)\s*:?")
_TITLES = (
    "CHỦ TỊCH|PHÓ CHỦ TỊCH|CHỦ TỊCH QUỐC HỘI|CHỦ TỊCH NƯỚC|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BỘ TRƯỞNG"
    "|THỨ TRƯỞNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|CHÁNH THANH TRA"
    "|CHỦ NHIỆM|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|BÍ THƯ|PHÓ BÍ THƯ|TỔNG GIÁM ĐỐC|TRƯỞNG PHÒNG"
)
_CONCLUSIONS = re.compile(
    r"(?:Nơi nhận|NƠI NHẬN)\s*(?::.*)?"
    rf"|(?:{_TITLES})"
    r"|(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này (?:đã )?được"
    r" (?:Quốc hội|Ủy ban [Tt]hường vụ|Uỷ ban [Tt]hường vụ|H[Đđ]ND|Hội đồng nhân dân)\b.*"
)
_FOR_WHOM = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)\.?\s+\S")
_LETTERHEAD = re.compile(
    r"(?:ỦY BAN|UỶ BAN|ỦY BAN|UBND|HỘI ĐỒNG|CỘNG H\w+ XÃ HỘI|BỘ|SỞ|CHÍNH PHỦ|QUỐC HỘI|VĂN PHÒNG"
    r"|TỈNH ỦY|ĐẢNG CỘNG SẢN)\b"
)
_FORMS = re.compile(
    r"(?:BỘ TIÊU CHÍ|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|ĐIỀU LỆ|NỘI QUY|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH"
    r"|PHƯƠNG ÁN|DANH MỤC|DANH SÁCH|HƯỚNG DẪN|CHIẾN LƯỢC|QUY HOẠCH|DỰ ÁN|ĐỊNH MỨC|TIÊU CHÍ"
    r"|BẢNG GIÁ|BẢNG|BIỂU MẪU|BIỂU|LỘ TRÌNH|TIÊU CHUẨN|QUY CHUẨN|NỘI DUNG)\b"
)
_ANNEX = re.compile(
    r"(?P<form>PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU SỐ|Biểu số)"
    r"(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVXLC]+|\d{1,3}[a-z]?|[A-Z])(?!\w))?\s*[.:–-]?\s*(?P<rest>.*)"
)
_NOTE = re.compile(
    r"\(\s*(?:Được\s+)?(?:Ban hành|Kèm|Phê duyệt|Công bố|Đính kèm|Thuộc)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Title:
    """An attachment's name: how many lines it takes, and its parts."""

    lines: int
    label: str
    number: str
    heading: str
    note: str


def is_basis(line: str) -> bool:
    return bool(_BASIS.match(line))


def is_formula(line: str) -> bool:
    """`QUYẾT ĐỊNH:` between the bases and the articles."""
    return bool(_FORMULA.fullmatch(line))


def is_addressed(line: str) -> bool:
    """`Kính gửi:` of a letter."""
    return bool(_ADDRESSED.match(line))


def is_conclusion(line: str) -> bool:
    """Whether recipients or a signature begin here."""
    if _FOR_WHOM.match(line) and markers.is_caps(line):
        return True
    return len(line) < 400 and bool(_CONCLUSIONS.fullmatch(line))


def is_letterhead(line: str) -> bool:
    return markers.is_caps(line) and bool(_LETTERHEAD.match(line))


def annex_number(label: str) -> str:
    """The number in an attachment's label: I of `PHỤ LỤC I:`."""
    found = _ANNEX.match(label)
    return (found["number"] or "") if found else ""


def attachment_at(lines: list[str], place: int) -> Title | None:
    """The attachment whose name starts at `place`: `QUY CHẾ …`, `PHỤ LỤC I …`."""
    line = lines[place]
    annex, form = _annex(line), _form(line)
    if not annex and not form:
        return None
    note = _note_after(lines, place)
    if note is None and not annex:
        return None
    if annex:
        label, number = _annex_label(line, annex), annex["number"] or ""
    else:
        label, number = (form[0] if form else ""), ""
    return _title(lines, place, label, number, note)


def attachment_near(lines: list[str], place: int) -> int | None:
    """The line of an attachment's name that a letterhead at `place` belongs to."""
    for other in range(place + 1, min(place + LOOKAHEAD, len(lines))):
        if attachment_at(lines, other):
            return other
        if markers.read(lines[other]) or is_conclusion(lines[other]) or len(lines[other]) > 120:
            return None
    return None


def _annex(line: str) -> re.Match[str] | None:
    """In capitals, or `Phụ lục I` alone in its line; not `Phụ lục I ban hành kèm theo`."""
    found = _ANNEX.match(line)
    if found and (markers.is_caps(line) or (found["number"] and not found["rest"])):
        return found
    return None


def _form(line: str) -> re.Match[str] | None:
    return _FORMS.match(line) if markers.is_caps(line) else None


def _annex_label(line: str, annex: re.Match[str]) -> str:
    label = line[: len(line) - len(annex["rest"])].strip() if annex["rest"] else line
    if annex["number"] and not numerals.slug(annex["number"]):
        return annex["form"]
    return label


def _note_after(lines: list[str], place: int) -> int | None:
    """The line with `(Ban hành kèm theo …)`, before anything else that is numbered."""
    for other in range(place + 1, min(place + LOOKAHEAD, len(lines))):
        if _NOTE.match(lines[other]):
            return other
        marker = markers.read(lines[other])
        if marker and marker.style != "bullet":
            return None
    return None


def _title(lines: list[str], place: int, label: str, number: str, note: int | None) -> Title:
    heading = [lines[place][len(label) :].strip()]
    end = place + 1
    while end < len(lines) and end != note and (note is not None or _is_heading(lines, end)):
        heading.append(lines[end])
        end += 1
    said: list[str] = []
    while note is not None and end < len(lines) and end < note + LOOKAHEAD:
        said.append(lines[end])
        end += 1
        if said[-1].rstrip(" .").endswith(")"):
            break
        if end < len(lines) and markers.read(lines[end]):
            break
    text = " ".join(filter(None, heading))
    return Title(end - place, label, number, text, " ".join(said))


def _is_heading(lines: list[str], place: int) -> bool:
    line = lines[place]
    return markers.is_caps(line) and not (markers.read(line) or _annex(line))
