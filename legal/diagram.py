"""The relation diagram (lược đồ) as a drawing: what acts on the document stands to its left,
what it acts on to its right. The lists beside it say the same, and more (R103)."""

from dataclasses import dataclass
from textwrap import wrap

from django.utils.text import Truncator
from django.utils.translation import ngettext

from .relations import Group

WIDTH, SIDE, CENTRE = 720, 250, 150  # units of the drawing
LINE, PADDING, GAP = 18, 10, 14
CHARACTERS = 34  # of a line in a box at the side
MOST_SYMBOLS = 4  # in a box; the list below has all
MOST_HEADING_LINES = 2


@dataclass(frozen=True)
class Line:
    """A line of text; ``y``: of its base."""

    text: str
    y: int
    is_heading: bool


@dataclass(frozen=True)
class Box:
    """Documents in one relation; ``path``: the line that joins them to the document."""

    x: int
    y: int
    height: int
    lines: list[Line]
    path: str
    width: int = SIDE

    @property
    def text_x(self) -> int:
        return self.x + PADDING


@dataclass(frozen=True)
class Diagram:
    """``centre``: the document itself, its lines without headings."""

    boxes: list[Box]
    centre: Box
    height: int
    width: int = WIDTH


def diagram(groups: list[Group], symbol: str) -> Diagram:
    """The drawing of the groups that a page lists."""
    texts = {id(group): _texts(group) for group in groups}
    sides = [[g for g in groups if g.is_acted_on is left] for left in (True, False)]
    heights = [sum(_height(texts[id(g)]) + GAP for g in side) for side in sides]
    height = max(*heights, 80)
    boxes = []
    for side, taken, x in zip(sides, heights, (0, WIDTH - SIDE), strict=True):
        y = (height - taken + GAP) // 2
        for group in side:
            box = _box(texts[id(group)], x, y, height // 2)
            boxes.append(box)
            y += box.height + GAP
    return Diagram(boxes, _centre(symbol, height), height)


def _texts(group: Group) -> list[tuple[str, bool]]:
    """(text, whether a heading) of each line of a box."""
    heading = wrap(group.heading, CHARACTERS)[:MOST_HEADING_LINES]
    shown = group.documents[:MOST_SYMBOLS]
    symbols = [Truncator(each.symbol or each.title).chars(CHARACTERS) for each in shown]
    more = len(group.documents) - len(shown)
    if more:
        symbols.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    return [(text, True) for text in heading] + [(text, False) for text in symbols]


def _height(texts: list[tuple[str, bool]]) -> int:
    return len(texts) * LINE + 2 * PADDING - 4


def _box(texts: list[tuple[str, bool]], x: int, y: int, middle: int) -> Box:
    own_middle = y + _height(texts) // 2
    left = x == 0
    start, end = (SIDE, (WIDTH - CENTRE) // 2) if left else (x, (WIDTH + CENTRE) // 2)
    bend = (start + end) // 2
    return Box(
        x=x,
        y=y,
        height=_height(texts),
        lines=_lines(texts, y),
        path=f"M{start} {own_middle}H{bend}V{middle}H{end}",
    )


def _centre(symbol: str, height: int) -> Box:
    texts = [(text, False) for text in wrap(symbol, CHARACTERS // 2)[:3]]
    y = (height - _height(texts)) // 2
    x = (WIDTH - CENTRE) // 2
    return Box(x, y, _height(texts), _lines(texts, y), "", CENTRE)


def _lines(texts: list[tuple[str, bool]], y: int) -> list[Line]:
    return [
        Line(text, y + PADDING + LINE * number + 10, is_heading)
        for number, (text, is_heading) in enumerate(texts)
    ]
