"""Text in the one form that patterns know, with the way back to the text as it was given."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from vietnamese.folding import MARKS

# One-to-one, so that positions stay: look-alikes of Đ, hyphens of PDF extraction, odd spaces.
_CHARACTERS = str.maketrans(
    dict.fromkeys("\u00d0\u0189", "\u0110")
    | dict.fromkeys("\u00f0\u0256", "\u0111")
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\x02\x1e\x1f", "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CLUSTER = re.compile(f"[{_UNSEEN}]|[^{_UNSEEN}{MARKS}]?[{MARKS}]+")


@dataclass(frozen=True)
class Flat:
    """``text``: NFC, Đ alone for Đ, plain hyphens and spaces, nothing unseen."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def original(self, position: int) -> int:
        """Where the character at `position` of ``text`` begins in the text as given."""
        place = bisect_right(self._starts, position) - 1
        return position + (self._shifts[place] if place >= 0 else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end (exclusive) in the text as given."""
        return self.original(start), self.original(end - 1) + self._width(end - 1)

    def _width(self, position: int) -> int:
        return max(1, self.original(position + 1) - self.original(position))


def flatten(text: str) -> Flat:
    """Give `text` flat. Text that is NFC already, as nearly all is, costs nothing more."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = done = 0
    for match in _CLUSTER.finditer(text):
        composed = "" if match[0] in _UNSEEN else unicodedata.normalize("NFC", match[0])
        if composed == match[0]:
            continue
        pieces += (text[done : match.start()], composed)
        length += match.start() - done + len(composed)
        done = match.end()
        starts.append(length)
        shifts.append(done - length)
    pieces.append(text[done:])
    return Flat("".join(pieces).translate(_CHARACTERS), tuple(starts), tuple(shifts))
