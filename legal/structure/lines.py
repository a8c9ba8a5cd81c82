"""A pasted or extracted text as clean lines, without what belongs to the paper only.

Page numbers, running heads, rules of dashes and the bars between the cells of a letterhead
are dropped and listed; every other character is kept.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from vietnamese.mending import mend

RUNNING_PAGES = 3  # a line that heads so many pages, and half of all, is a running head
EDGE = 2  # lines at the top and bottom of a page that may be running heads
PAGE_LINES = 10  # least distance of two page numbers in a text whose pages are not marked

_SURROGATES = re.compile("[\ud800-\udfff]")
# pdfium's mark for a hyphen at the end of a line. Vietnamese is not hyphenated: it is a hyphen.
_PDF_HYPHEN = re.compile("[\x02\ufffe][ \t]*(\r\n?|\n)?")
_SPACES = re.compile(r"\s+")
_ORNAMENT = re.compile(r"[-–—_=*~|.•·\s]*[-–—_=*~|]{2,}[-–—_=*~|.•·\s]*|[|]+")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(\d{1,4})(?:\s*[-–—])?")
_NAMED_PAGE = re.compile(r"(?:trang|page)\s+\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BARE_LABEL = re.compile(
    "Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Điều|ĐIỀU|Phụ lục|PHỤ LỤC"
)
_NUMERAL = re.compile(r"(?:[IVXLC]+|\d{1,4}[a-zđ]?|thứ \w+)\b(?:\s*[.:]|$)")


@dataclass
class Lines:
    """Lines without empty ones, and what was left out."""

    lines: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def prepare(text: str) -> Lines:
    """The lines of `text`: mended (NFC, spaces, hidden characters), labels whole."""
    text = _PDF_HYPHEN.sub("-", _SURROGATES.sub("\ufffd", text))
    pages = [_lines_of(page) for page in text.split("\f")]
    result = Lines()
    if len(pages) > 1:
        pages = _without_paper(pages, result.dropped)
    lines = [line for page in pages for line in page]
    if len(pages) == 1:
        lines = _without_page_numbers(lines, result.dropped)
    for line in lines:
        if _ORNAMENT.fullmatch(line) or _NAMED_PAGE.fullmatch(line):
            result.dropped.append(line)
        elif result.lines and _is_broken_label(result.lines[-1], line):
            result.lines[-1] += f" {line}"
        else:
            result.lines.append(line)
    return result


def _lines_of(page: str) -> list[str]:
    mended = mend(page).text.split("\n")
    lines = (_SPACES.sub(" ", line).strip() for line in mended)
    return [line for line in lines if line]


def _is_broken_label(previous: str, line: str) -> bool:
    """`Chương` at the end of a line, its number in the next."""
    return bool(_BARE_LABEL.fullmatch(previous) and _NUMERAL.match(line))


def _without_paper(pages: list[list[str]], dropped: list[str]) -> list[list[str]]:
    """The pages without their numbers and running heads; those of the first page stay."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[place]) for place in _edges(page)})
    enough = max(RUNNING_PAGES, len(pages) / 2)
    kept: list[list[str]] = []
    for number, page in enumerate(pages):
        edges = _edges(page)
        numbers = {i for i in edges if i in (0, len(page) - 1) and _PAGE_NUMBER.fullmatch(page[i])}
        heads = {i for i in edges if number and counts[_shape(page[i])] >= enough}
        left_out = numbers | heads
        dropped.extend(page[place] for place in sorted(left_out))
        kept.append([line for place, line in enumerate(page) if place not in left_out])
    return kept


def _edges(page: list[str]) -> list[int]:
    count = len(page)
    return sorted({*range(min(EDGE, count)), *range(max(count - EDGE, 0), count)})


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _without_page_numbers(lines: list[str], dropped: list[str]) -> list[str]:
    """Lone numbers that rise by one, a page's worth of lines apart, are page numbers."""
    numbers = [
        (place, int(found[1]))
        for place, line in enumerate(lines)
        if (found := _PAGE_NUMBER.fullmatch(line))
    ]
    chain: list[tuple[int, int]] = []
    for place, value in numbers:
        is_next = chain and value == chain[-1][1] + 1 and place - chain[-1][0] >= PAGE_LINES
        if is_next or (not chain and value in (1, 2)):
            chain.append((place, value))
    if len(chain) < RUNNING_PAGES - 1:
        return lines
    places = {place for place, _value in chain}
    dropped.extend(lines[place] for place in sorted(places))
    return [line for place, line in enumerate(lines) if place not in places]
