"""Stacked bars of counts, drawn by the server, with the table that says the same."""

from collections.abc import Iterable
from dataclasses import dataclass

MAX_BARS = 15
ROW, BAR, LABEL, LENGTH, WIDTH = 40, 28, 70, 560, 720
NARROW = 22  # a segment that has no room for its number


@dataclass(frozen=True)
class Segment:
    """One count of a bar. ``series``: number of its kind; in the drawing's units."""

    series: int
    count: int
    x: int
    length: int

    @property
    def middle(self) -> int:
        return self.x + self.length // 2

    @property
    def has_room(self) -> bool:
        return self.length >= NARROW


@dataclass(frozen=True)
class StackedBar:
    """What one label has of every kind."""

    label: str
    y: int
    segments: list[Segment]
    total: int

    @property
    def text_y(self) -> int:
        return self.y + BAR // 2 + 6

    @property
    def end(self) -> int:
        return self.segments[-1].x + self.segments[-1].length + 8


@dataclass(frozen=True)
class StackedChart:
    """``header`` and ``rows``: the table; ``bars``: the last labels of it, as drawn."""

    header: list[str]
    rows: list[tuple[str, list[int], int]]
    bars: list[StackedBar]

    @property
    def height(self) -> int:
        return len(self.bars) * ROW

    @property
    def legend(self) -> list[tuple[int, str]]:
        return list(enumerate(self.header))


def stacked(counts: Iterable[tuple[str, str, int]], kinds: dict[str, str]) -> StackedChart | None:
    """A chart of (label, kind, count) rows; ``kinds``: names by value, in their order.

    None when there is nothing to draw.
    """
    found: dict[str, dict[str, int]] = {}
    for label, kind, count in counts:
        found.setdefault(label, {})[kind] = count
    rows = [
        (label, [by_kind.get(kind, 0) for kind in kinds], sum(by_kind.values()))
        for label, by_kind in sorted(found.items())
    ]
    if not rows:
        return None
    top = max(total for _label, _counts, total in rows)
    bars = [_bar(row, index * ROW, top) for index, row in enumerate(rows[-MAX_BARS:])]
    return StackedChart(list(kinds.values()), rows, bars)


def _bar(row: tuple[str, list[int], int], y: int, top: int) -> StackedBar:
    label, counts, total = row
    segments, before = [], 0
    for series, count in enumerate(counts):
        if count:
            start = LABEL + round(LENGTH * before / top)
            end = LABEL + round(LENGTH * (before + count) / top)
            segments.append(Segment(series, count, start, end - start))
        before += count
    return StackedBar(label, y, segments, total)
