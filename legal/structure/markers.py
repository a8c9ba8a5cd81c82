"""What stands at the start of a line: `Chương II`, `Điều 5.`, `1.`, `đ)`, `-`.

Only the form of the label is judged here; whether it is one (and not a number or a reference
that a broken line happens to start with) is for the divider, which knows what came before.
"""

import re
from dataclasses import dataclass

from . import numerals
from .tree import Kind

BULLETS = "-–—+*•▪●○◦‣·¨\uf0b7\uf0a7\uf02d\uf0d8\uf076"
_ORDINAL = "[Tt]hứ (?:mười )?\\w+|THỨ (?:MƯỜI )?\\w+"
_HEADED = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Tiểu Mục)\s+"
    rf"(?P<number>{_ORDINAL}|[IVXLC]+|\d{{1,3}}[a-z]?|[A-ZĐ](?![\w]))\s*(?P<mark>[.:–-]?)\s*(?P<rest>.*)"
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(?P<number>\d{1,4}[a-zđ]?)\s*(?:[.:]|$)\s*(?P<rest>.*)")
_CLAUSE = re.compile(r"(?P<number>\d{1,3})\s*\.(?:\s+|(?=[^\W\d_])|$)(?P<rest>.*)")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?P<rest>\S.*)")
_POINT = re.compile(r"(?P<number>[a-zđ])\s*\)\s*(?P<rest>.*)")
_POINT_DOT = re.compile(r"(?P<number>[a-zđ])\.\s+(?P<rest>.*)")
_PAREN = re.compile(r"\(?(?P<number>\d{1,2}|[ivx]{1,5}|[a-zđ]\d{0,2})\)\s*(?P<rest>.*)")
_ROMAN = re.compile(r"(?P<number>[IVXL]{1,7})\s*[.)/–-]\s*(?P<rest>.*)")
_LETTER = re.compile(r"(?P<number>[A-ZĐ])\s*[.)](?:\s+|$)(?P<rest>.*)")
_BULLET = re.compile(rf"(?P<number>[{BULLETS}])(?:\s+|(?=[^\W\d_])|$)(?P<rest>.*)")
_KINDS = {
    "phần": Kind.PART,
    "chương": Kind.CHAPTER,
    "mục": Kind.SECTION,
    "tiểu mục": Kind.SUBSECTION,
}
# Tried in this order.
_OTHERS = (
    ("article", Kind.ARTICLE, _ARTICLE),
    ("decimal", Kind.ITEM, _DECIMAL),
    ("clause", Kind.CLAUSE, _CLAUSE),
    ("point", Kind.POINT, _POINT),
    ("point", Kind.POINT, _POINT_DOT),
    ("paren", Kind.ITEM, _PAREN),
    ("roman", Kind.SECTION, _ROMAN),
    ("letter", Kind.PART, _LETTER),
    ("bullet", Kind.ITEM, _BULLET),
)
_LONGEST_LABEL = 40  # characters of a line in which a label is looked for


@dataclass(frozen=True, slots=True)
class Marker:
    """A label with what follows it in its line; `style` names the pattern that was met."""

    style: str
    kind: Kind
    label: str
    number: str
    rest: str


def read(line: str) -> Marker | None:
    """The label at the start of `line`, if there is one."""
    head = line[:1]
    if head in "PCMT" and (found := _HEADED.match(line)) and _is_heading(found):
        return _marker("headed", _KINDS[found["word"].lower()], line, found)
    for style, kind, pattern in _OTHERS:
        if found := pattern.match(line):
            if style == "roman" and not numerals.roman(found["number"]):
                continue
            return _marker(style, kind, line, found)
    return None


def is_caps(line: str) -> bool:
    """Whether every letter of `line` is a capital, and there are some."""
    return line.upper() == line and line.lower() != line


def starts_low(line: str) -> bool:
    """Whether the first letter or digit of `line` is a small letter."""
    first = next((c for c in line[:8] if c.isalnum()), "")
    return first.islower()


def _is_heading(found: re.Match[str]) -> bool:
    """`Chương II` alone, with a stop, or before capitals; not `Chương II Nghị định số`."""
    word = found["number"].lower()
    if word.startswith("thứ") and word.removeprefix("thứ ").strip() not in numerals.ORDINALS:
        return False
    return bool(not found["rest"] or found["mark"] or is_caps(found["rest"]))


def _marker(style: str, kind: Kind, line: str, found: re.Match[str]) -> Marker:
    rest = found["rest"]
    label = line[: len(line) - len(rest)].strip()
    number = "" if style == "bullet" else found["number"]
    if number[:3].lower() == "thứ":
        number = number.lower()
    return Marker(style, kind, label, number, rest.strip())
