"""Patterns of citations made from the vocabularies: forms, names of laws, issuers."""

import re
from functools import cache

from vietnamese.folding import fold

from .vocabularies import BODIES, FORMS, NAMED_LAWS


def _spaced(name: str) -> str:
    """A name as a pattern: any space between its words, either placement of the tone."""
    words = (
        re.escape(word).replace("Ủy", "(?:Ủy|Uỷ)").replace("ủy", "(?:ủy|uỷ)")
        for word in name.split()
    )
    return r"\s+".join(words)


def _any(names: list[str]) -> str:
    """One of `names`, the longest that fits."""
    return "|".join(_spaced(name) for name in sorted(set(names), key=len, reverse=True))


_FORM = _any([name for form in FORMS for name in (form.name, form.name_en)])
FORM_BEFORE = re.compile(rf"(?<!\w)(?P<form>{_FORM})\s+(?:(?:số|No\.?)\s*:?\s*)?$", re.IGNORECASE)
"""What stands before a symbol: `Nghị định số `."""

LETTERHEAD = re.compile(r"(?:^|[\n|])[ \t]*số\s*:?\s*$", re.IGNORECASE)
"""What stands before the document's own symbol."""

STANDING = re.compile(
    r"(?<!\w)(?:tại|theo|của|trong|thuộc|với|và|hoặc)\s+(?:các\s+)?$", re.IGNORECASE
)
"""What tells the article of `tại Điều này` from the thing of `Điều này cho thấy`."""

SELF = re.compile(rf"(?P<form>{_FORM})\s+này(?!\w)", re.IGNORECASE)
"""The text itself: `Quy chế này`."""

BEFORE_HOST = re.compile(
    r"\s*,?\s*(?:(?:của|tại|trong)\s+)?"
    rf"(?:(?:{_any(['Quy chế', 'Quy định', 'Danh mục', 'Kế hoạch'])})\s+(?:được\s+)?ban\s+hành\s+"
    r"(?:kèm\s+)?theo\s+)?",
    re.IGNORECASE,
)
"""Between a reference and the document it is in: `Điều 2 Quy chế ban hành kèm theo Quyết định`."""

LAW = re.compile(
    r"(?<!\w)(?<!pháp\s)(?<!Pháp\s)(?P<form>Bộ\s+[Ll]uật|Luật|Pháp\s+lệnh|Hiến\s+pháp)(?!\w)"
)
YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[/.-][0-9])")

_NAMED = re.compile(rf"(?:{_any(list(NAMED_LAWS))})(?!\w)", re.IGNORECASE)
_AMENDING = re.compile(
    r"Luật\s+[Ss]ửa\s+đổi,?\s+bổ\s+sung(?:\s+một\s+số\s+điều)?\s+của\s+(?:các\s+)?"
)
_AND_LAW = re.compile(r"(?:\s*,|\s+và)\s+(?=Luật\s|Bộ\s+luật\s)")
_CONSTITUTION = re.compile(
    r"Hiến\s+pháp(?:\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)?"
)
# A law nobody has listed: a capital, then words until one that a name doesn't go on with.
_STOPS = (
    "ngày năm số và quy của hoặc đã được này theo tại có thì do để trong là với các những phải "
    "về khi nếu hiện hành thuộc sau từ cho bằng nhằm như không cũng trước đó nêu"
)
_STOP = rf"(?!(?:{'|'.join(_STOPS.split())})(?!\w))"
_UPPER = "".join(letter for letter in map(chr, range(0x1F00)) if letter.isupper())
_UNLISTED = re.compile(
    rf"(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s+{_STOP}[{_UPPER}][^\W\d_]*"
    rf"(?:\s+{_STOP}[^\W\d_]+|\s+và\s+(?!Luật|Bộ\s+luật)[{_UPPER}][^\W\d_]*){{0,8}}"
)

_PLACE = r"(?:\s+(?:tỉnh|thành\s+phố|huyện|thị\s+xã|xã|phường)(?:\s+[" + _UPPER + r"][\w']*){0,4})?"
_MORE_ISSUERS = ["Văn phòng UBND", "UBND", "HĐND", "Ban Bí thư", "Bộ Chính trị"]
_ISSUER = re.compile(
    rf"\s*,?\s+của\s+(?P<issuer>(?:(?:Chủ\s+tịch|Bộ\s+trưởng|Giám\s+đốc|Thường\s+trực)\s+)?"
    rf"(?:{_any([body.name for body in BODIES] + _MORE_ISSUERS)})"
    rf"(?!\w){_PLACE})"
)


@cache
def _codes() -> dict[str, str]:
    return {fold(name): form.code for form in FORMS for name in (form.name_en, form.name)}


def form_code(name: str) -> str:
    """The code of a form's name, in Vietnamese or English."""
    return _codes().get(fold(re.sub(r"\s+", " ", name)), "")


def law_at(text: str, match: re.Match[str]) -> int | None:
    """Where the name of the law that begins at `match` ends; None when it is no name."""
    start = match.start()
    if match["form"].startswith("Hiến"):
        constitution = _CONSTITUTION.match(text, start)
        return constitution.end() if constitution else None
    amending = _AMENDING.match(text, start)
    if amending:
        return _amended(text, amending.end()) or _plain(text, start)
    return _plain(text, start)


def _amended(text: str, position: int) -> int | None:
    """The end of the laws that an amending law names."""
    end = _plain(text, position)
    while end and (joint := _AND_LAW.match(text, end)):
        following = _plain(text, joint.end())
        if following is None:
            break
        end = following
    return end


def _plain(text: str, position: int) -> int | None:
    name = _NAMED.match(text, position) or _UNLISTED.match(text, position)
    return name.end() if name else None


def issuer_at(text: str, position: int) -> tuple[int, str] | None:
    """The body after `của` at `position`, in single spaces, and where it ends."""
    match = _ISSUER.match(text, position)
    return (match.end(), re.sub(r"\s+", " ", match["issuer"])) if match else None
