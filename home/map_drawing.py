"""A schematic map: marks from positions, an outline round them, labels that do not collide.

In the drawing's own units; north is up. The outline is a padded hull of the marks and no
boundary in law.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, pi, radians, sin

WIDTH, MAX_HEIGHT = 720, 720
MARGIN = 60  # round the marks: padding of the outline and room for labels
PADDING = 36
MIN_SPAN = 0.05  # degrees; a single unit is not magnified beyond this
LINE, CHARACTER = 16, 7.4  # of a label
MARK = 7  # half the size of a mark
CORNERS = 12  # of the ring that pads one mark

type Point = tuple[float, float]
type Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Label:
    """Where a name stands beside its mark, and on which side of that point it begins."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True)
class Mark[T]:
    """A unit in the drawing. ``label``: None where its name would cover another's."""

    unit: T
    x: float
    y: float
    label: Label | None = None

    @property
    def box(self) -> Box:
        return (self.x - MARK, self.y - MARK, self.x + MARK, self.y + MARK)


@dataclass(frozen=True)
class Drawing[T]:
    """What the template draws. ``outline``: corners as an SVG polygon takes them."""

    marks: list[Mark[T]]
    outline: str
    height: int
    width: int = WIDTH


def draw[T](units: Iterable[tuple[T, str, float, float]]) -> Drawing[T] | None:
    """The map of units given as (unit, label, latitude, longitude), the first ones labelled
    first; None when there is none."""
    rows = list(units)
    if not rows:
        return None
    points, height = project([(latitude, longitude) for _, _, latitude, longitude in rows])
    marks = [Mark(row[0], *point) for row, point in zip(rows, points, strict=True)]
    labels = _labels(marks, [row[1] for row in rows], height)
    labelled = [replace(mark, label=label) for mark, label in zip(marks, labels, strict=True)]
    corners = hull([corner for point in points for corner in _ring(point)])
    return Drawing(labelled, " ".join(f"{x:.1f},{y:.1f}" for x, y in corners), height)


def project(positions: list[Point]) -> tuple[list[Point], int]:
    """(latitude, longitude) pairs as points of the drawing, and the drawing's height."""
    latitudes, longitudes = zip(*positions, strict=True)
    south, north = min(latitudes), max(latitudes)
    west, east = min(longitudes), max(longitudes)
    shrink = cos(radians((south + north) / 2))
    across = max((east - west) * shrink, MIN_SPAN)
    up = max(north - south, MIN_SPAN)
    scale = min((WIDTH - 2 * MARGIN) / across, (MAX_HEIGHT - 2 * MARGIN) / up)
    height = round(up * scale) + 2 * MARGIN
    middle, centre = (south + north) / 2, (west + east) / 2
    points = [
        (
            round(WIDTH / 2 + (longitude - centre) * shrink * scale, 1),
            round(height / 2 - (latitude - middle) * scale, 1),
        )
        for latitude, longitude in positions
    ]
    return points, height


def hull(points: list[Point]) -> list[Point]:
    """The convex hull, by Andrew's monotone chain."""
    ordered = sorted(set(points))
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _ring(point: Point) -> list[Point]:
    angles = (2 * pi * step / CORNERS for step in range(CORNERS))
    return [(point[0] + PADDING * cos(a), point[1] + PADDING * sin(a)) for a in angles]


def _labels[T](marks: list[Mark[T]], texts: list[str], height: int) -> list[Label | None]:
    taken = [mark.box for mark in marks]
    labels: list[Label | None] = []
    for mark, text in zip(marks, texts, strict=True):
        free = (
            label
            for label in _places(text, mark.x, mark.y)
            if _inside(label.box, height) and not any(_overlap(label.box, box) for box in taken)
        )
        label = next(free, None)
        if label:
            taken.append(label.box)
        labels.append(label)
    return labels


def _places(text: str, x: float, y: float) -> Iterable[Label]:
    """Right of the mark, left of it; then above and below: centred, and to either side."""
    width = len(text) * CHARACTER
    gap, half = MARK + 5, LINE / 2
    yield Label(text, x + gap, y + 5, "start", (x + gap, y - half, x + gap + width, y + half))
    yield Label(text, x - gap, y + 5, "end", (x - gap - width, y - half, x - gap, y + half))
    for anchor, left in (("middle", x - width / 2), ("start", x), ("end", x - width)):
        for top in (y - gap - LINE, y + gap):
            yield Label(text, x, top + 13, anchor, (left, top, left + width, top + LINE))


def _inside(box: Box, height: int) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= height


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
