"""Whether a line goes on in the next: measured on the text itself.

Texts come with one paragraph a line, or broken at a width: by characters (pasted from an HTML
source, where the first line of a paragraph is often much shorter than the others, as in the
Decision) or by the paper's width (PDF). Lines that surely go on, because the next starts with
a small letter, show how full a line is that was broken.
"""

import re
from dataclasses import dataclass

from . import markers

LEAST_BROKEN = 2
LEAST_SHARE = 0.05
NARROW = 0.6  # a first line this much shorter than the others is a habit of the source
ENOUGH_FIRST = 8
# A line that ends so is not whole, however short: `khoản`, `ngày`, `của`.
_DANGLING = re.compile(
    r"\b(?:tại|theo|của|và|hoặc|các|những|với|cho|do|từ|đến|là|về|trong|bởi|được|bằng|trên|giữa"
    r"|gồm|như)$"
)
_BEFORE_NUMBER = re.compile(r"\b(?:ngày|tháng|năm|số|[Kk]hoản|[Đđ]iểm|Điều|[Mm]ục|Chương)$")
_NUMBER = re.compile(r"\d{1,4}(?![\d]|\.\d{3})")  # not an amount in a table
_PLACE = re.compile(r"\b(?:[Kk]hoản \d{1,3}|[Đđ]iểm [a-zđ])$")
_END = re.compile(r"[.;:!?…][\"”»’)\]]*$|[”»]$|\./\.$")


@dataclass(frozen=True)
class Wrapping:
    """`full`: a shorter line ended its paragraph; `first`: the same for first lines, where
    they are narrow (else 0); `longest_first`: no longer line starts a paragraph there."""

    is_wrapped: bool
    full: float = 0
    first: float = 0
    longest_first: int = 0

    def is_early(self, line: str, following: str, is_first: bool) -> bool:
        """Whether `line` stopped although the next word would have gone in."""
        limit = self.first if self.first and is_first else self.full
        return _reach(line, following) < limit

    def is_too_long_to_start(self, line: str) -> bool:
        return bool(self.first) and len(line) > self.longest_first

    def looks_first(self, line: str, following: str) -> bool:
        """Whether `line` is narrow and goes on, as only first lines do."""
        if not self.first or len(line) > self.longest_first or not following:
            return False
        if markers.read(following):
            return False
        long = len(following) > self.longest_first and not markers.is_caps(following)
        return markers.starts_low(following) or (long and not following.startswith("("))


def measure(lines: list[str]) -> Wrapping:
    """How the text of `lines` is broken."""
    marked = [markers.read(line) is not None for line in lines]
    goes_on = [
        not marked[i + 1] and markers.starts_low(lines[i + 1]) and not ends(lines[i])
        for i in range(len(lines) - 1)
    ]
    broken = sum(goes_on)
    if broken < LEAST_BROKEN or broken < LEAST_SHARE * len(lines):
        return Wrapping(False)
    later = [
        _reach(lines[i], lines[i + 1])
        for i in range(len(lines) - 1)
        if goes_on[i] and not marked[i] and markers.starts_low(lines[i])
    ]
    every = [_reach(lines[i], lines[i + 1]) for i in range(len(lines) - 1) if goes_on[i]]
    full = _low(later if len(later) >= LEAST_BROKEN else every)
    firsts = [i for i in range(1, len(lines) - 1) if marked[i] and ends(lines[i - 1])]
    return _with_first(full, lines, firsts, goes_on)


def ends(line: str) -> bool:
    """Whether `line` ends with what ends a sentence or a part of a list."""
    return bool(_END.search(line[-6:]))


def dangles(line: str, following: str) -> bool:
    """Whether `line` cannot be the end of anything: `theo quy định tại khoản`."""
    if _PLACE.search(line[-12:]):
        return following.startswith(("Điều ", "khoản ", "Khoản "))
    if _BEFORE_NUMBER.search(line[-10:]):
        return bool(_NUMBER.match(following))
    return bool(_DANGLING.search(line[-10:]))


def _with_first(full: float, lines: list[str], firsts: list[int], goes_on: list[bool]) -> Wrapping:
    """Add the habit of narrow first lines, where those that go on are narrow."""
    reach = sorted(_reach(lines[i], lines[i + 1]) for i in firsts if goes_on[i])
    if len(reach) < ENOUGH_FIRST or reach[len(reach) * 9 // 10] > NARROW * full:
        return Wrapping(True, full)
    usual = reach[len(reach) * 9 // 10]
    longest = max(len(lines[i]) for i in firsts if len(lines[i]) <= usual)
    return Wrapping(True, full, _low(reach), longest)


def _low(values: list[int]) -> float:
    """A low value that a few odd lines (`Sơn La, ngày 26` in a letterhead) do not decide."""
    values = sorted(values)
    return max(float(values[len(values) * 3 // 100]), 0.8 * values[len(values) // 2])


def _reach(line: str, following: str) -> int:
    """The length of `line` had it taken the next word too."""
    return len(line) + 1 + len(following.split(" ", 1)[0])
