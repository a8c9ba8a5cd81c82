"""The divisions that are open while a text is divided, and which labels may open the next."""

from dataclasses import dataclass, field

from . import numerals
from .markers import Marker, is_caps, starts_low
from .tree import Kind, Node

# A division closes all open ones of its level or deeper.
SCOPE, ZONE, PART, CHAPTER, SECTION, SUBSECTION, ARTICLE = 0, 5, 10, 20, 30, 40, 50
LETTER_IN_ARTICLE, ROMAN_IN_ARTICLE, CLAUSE, POINT, NUMBERED, DASH, PLUS = (
    52,
    54,
    60,
    70,
    75,
    80,
    85,
)
_HEADED = {
    Kind.PART: PART,
    Kind.CHAPTER: CHAPTER,
    Kind.SECTION: SECTION,
    Kind.SUBSECTION: SUBSECTION,
}
GAP = 5  # labels that may be missing in a row before a number is no label
_GOES_ON = (",", " và", " hoặc")


@dataclass(eq=False)
class Open:
    """An open division and the last number of each style below it."""

    node: Node
    level: int
    last: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Before:
    """What came before a label: whether it ended there, and its last line."""

    ended: bool
    line: str = ""
    stopped: bool = True  # by a full stop or the like, or in a heading
    dangles: bool = False  # it cannot have ended: `theo quy định tại khoản`

    @property
    def quotes(self) -> bool:
        """`Sửa đổi Điều 5 như sau:` is followed by another text's label."""
        return self.line.endswith(":")


class Opened:
    """A stack of open divisions, the text they are in at its bottom."""

    def __init__(self, scope: Node, zone: Node | None = None) -> None:
        self.stack = [Open(scope, SCOPE)]
        if zone:
            self.stack.append(Open(zone, ZONE))

    @property
    def scope(self) -> Open:
        return self.stack[0]

    @property
    def top(self) -> Node:
        return self.stack[-1].node

    def open(self, marker: Marker, level: int, kind: Kind) -> Node:
        """Close what the new division ends and open it."""
        node = Node(kind, marker.label, marker.number)
        holder = self._holder(level)
        del self.stack[self.stack.index(holder) + 1 :]
        holder.node.children.append(node)
        self.stack.append(Open(node, level))
        keeper = self.scope if marker.style == "article" else holder
        keeper.last[self._style(marker, level)] = numerals.position(marker.number)
        return node

    def for_paragraph(self) -> Node:
        """The division that a paragraph without label belongs to: never an item."""
        while self.stack[-1].level > POINT:
            self.stack.pop()
        return self.top

    def level(self, marker: Marker, before: Before) -> int | None:
        """The level at which `marker` opens a division here; None where it is no label."""
        if marker.style == "headed":
            return self._headed(marker, before)
        if marker.style == "article":
            return ARTICLE if self._is_article(marker, before) else None
        if not self._may_follow(marker, before):
            return None
        if marker.style == "clause":
            return self._clause(marker, before)
        if marker.style == "point":
            return self._point(marker, before)
        if marker.style == "paren":
            return self._paren(marker)
        if marker.style == "decimal":
            return self._decimal(marker)
        if marker.style == "bullet":
            return PLUS if marker.label == "+" else DASH
        return self._lettered(marker)

    def _may_follow(self, marker: Marker, before: Before) -> bool:
        """Whether a label may stand here: the line before ended, or the label is the next one
        (a heading that fills its line has no stop)."""
        if before.ended:
            return True
        if marker.style == "bullet":
            return False
        if marker.style == "point" and before.line.endswith(_GOES_ON):
            return True
        may_be_next = marker.style in ("clause", "point") and not before.line.endswith(",")
        if before.dangles or not may_be_next or starts_low(marker.rest):
            return False
        level = CLAUSE if marker.style == "clause" else POINT
        last = self._holder(level).last.get(marker.style, 0)
        return numerals.position(marker.number) == last + 1

    def _headed(self, marker: Marker, before: Before) -> int | None:
        level = _HEADED[marker.kind]
        number = numerals.position(marker.number)
        last = self._holder(level).last.get(self._style(marker, level), 0)
        expected = number in (1, last + 1)
        if (before.ended and not before.quotes) or (expected and not starts_low(marker.rest)):
            return level
        return None

    def _is_article(self, marker: Marker, before: Before) -> bool:
        number = numerals.position(marker.number)
        last = self.scope.last.get("article", 0)
        is_inserted = number == last and not marker.number.isdigit()  # 5a after 5
        if starts_low(marker.rest) and not before.ended:
            return False
        if number == last + 1 or is_inserted or (number == 1 and last):
            return number != 1 or not last or (before.ended and not before.quotes)
        return before.ended and not before.quotes and number >= last

    def _clause(self, marker: Marker, before: Before) -> int | None:
        number = int(marker.number)
        last = self._holder(CLAUSE).last.get("clause", 0)
        if number == last + 1 or (last and last <= number <= last + GAP and number > 1):
            return CLAUSE
        if number == 1 or self._is_next_below(number):
            return NUMBERED
        is_first = not last and number <= 30 and before.stopped
        return CLAUSE if is_first and not starts_low(marker.rest) else None

    def _is_next_below(self, number: int) -> bool:
        return self._holder(NUMBERED).last.get("numbered", -1) + 1 == number

    def next_point_if_below(self, marker: Marker) -> int | None:
        """For a number that may go on the clauses or a list in a point: the letter of the
        point that shows it is the list."""
        if marker.style != "clause" or not self._is_next_below(int(marker.number)):
            return None
        holder = self._holder(NUMBERED)
        return numerals.position(holder.node.number) + 1 if holder.level == POINT else None

    def _point(self, marker: Marker, before: Before) -> int | None:
        place = numerals.position(marker.number)
        last = self._holder(POINT).last.get("point", 0)
        if not before.ended and place != last + 1:
            return None
        if marker.label.endswith("."):  # `a.` is a point, `đ. 5` is not
            return POINT if place == 1 or 0 < place - last <= (3 if last else 1) else None
        return POINT if place == 1 or not last or last <= place <= last + GAP else None

    def _paren(self, marker: Marker) -> int | None:
        if not marker.number.isdigit():
            return NUMBERED
        number = int(marker.number)
        if not marker.label.startswith("(") and self.stack[-1].level < POINT:
            last = self._holder(CLAUSE).last.get("clause", 0)
            if number == last + 1 and self.stack[-1].level < CLAUSE:
                return CLAUSE
        return NUMBERED if number <= 50 else None

    def _decimal(self, marker: Marker) -> int | None:
        parts = marker.number.split(".")
        holder = self._holder(CLAUSE + 1)
        first = holder.node.number if holder.level == CLAUSE else ""
        if first.isdigit() and int(parts[0]) != int(first):
            return None
        if not first and starts_low(marker.rest):
            return None
        return CLAUSE + 2 * (len(parts) - 1)

    def _lettered(self, marker: Marker) -> int | None:
        in_article = any(each.level == ARTICLE for each in self.stack)
        if marker.style == "roman":
            level = ROMAN_IN_ARTICLE if in_article else SECTION
            number = numerals.roman(marker.number)
        else:
            level = LETTER_IN_ARTICLE if in_article else PART
            number = numerals.LETTERS.index(marker.number.lower()) + 1
            if not is_caps(marker.rest):
                return None
        last = self._holder(level).last.get(marker.style, 0)
        return level if number == last + 1 and not starts_low(marker.rest) else None

    def _holder(self, level: int) -> Open:
        return next(each for each in reversed(self.stack) if each.level < level)

    def _style(self, marker: Marker, level: int) -> str:
        if level == NUMBERED:
            return "numbered"
        if level == CLAUSE:
            return "clause"
        return marker.kind.value if marker.style == "headed" else marker.style
